package dev.azimuth.study;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the runs of a reproduction have otherwise than the paper, computed from their configuration.
/// The reasons are those of the decision records and of docs/environments.md.
final class Deviations {

  private static final String NOT_SAID = "not said";

  /// What the paper says of the components of a configuration: Table I, Eq. 2b and Line 12.
  private static final Map<String, String> PAPER =
      entries(
          """
          alpha: 0.001
          beta: 0.001
          delta: 0.005
          discount: 0.99
          tasks-per-epoch: 5
          trajectories-per-task: 10
          optimizer: ascent
          clip-norm: 0
          entropy-bonus: 0
          task-reduction: sum
          """);

  private static final Map<String, String> REASONS =
      entries(
          """
          alpha: gradients summed over hundreds of steps make 0.001 a long inner step, with which training collapsed
          beta: found by a search (docs/experiments); Adam's steps depend little on the size of gradients
          delta: found with alpha, whose ratio to it is Table I's
          optimizer: Adam is steadier at Table I's step sizes; the preset paper has plain ascent
          clip-norm: meta-gradients have norms of hundreds here; a bound on them
          entropy-bonus: without it the policy stops exploring before it lands
          hidden: the smallest network with which the environment is learned steadily
          advantage: plain returns to go collapse or learn slowly; docs/experiments and docs/environments.md
          horizon: docs/environments.md
          critic-steps: the paper does not say how its critic is trained: one network beside the policy, its own Adam
          epochs: those of the preset, which suffice for the thresholds, unless the command says otherwise
          """);

  /// What the paper leaves open, in the order of display.
  private static final List<String> OPEN =
      List.of("hidden", "advantage", "critic-steps", "horizon", "epochs");

  private Deviations() {}

  /// @param config of one of the arms
  /// @param figure what the paper says of this figure beyond Table I
  static List<Deviation> of(
      Presets preset, EnvironmentFamily family, RunConfig config, Map<String, String> figure) {
    Map<String, String> said = new LinkedHashMap<>(PAPER);
    said.putAll(figure);
    Map<String, String> here = ConfigText.of(config);
    List<Deviation> deviations = new ArrayList<>();
    deviations.add(environment(family.name()));
    said.forEach((key, paper) -> {
      String value = here.get(key);
      if (value != null && !sameValue(value, paper)) {
        deviations.add(new Deviation(key, paper, value, reason(key)));
      }
    });
    for (String key : OPEN) {
      if (here.containsKey(key) && !(key.equals("horizon") && family.name().equals("cartpole"))) {
        String paper = key.equals("epochs") || key.equals("horizon") ? "vary by task" : NOT_SAID;
        deviations.add(new Deviation(key, paper, here.get(key), reason(key)));
      }
    }
    deviations.add(
        new Deviation(
            "seeds",
            "1 in Fig. 2, 5 in Table II",
            "see the runs",
            "one seed shows no interval; all arms share the tasks and the start of a seed"));
    if (preset != Presets.PAPER) {
      deviations.add(
          new Deviation(
              "preset",
              "Table I",
              KebabCase.of(preset),
              "--preset paper is Table I to the letter"));
    }
    return deviations;
  }

  private static Deviation environment(String name) {
    return switch (name) {
      case "lunar-lander" ->
          new Deviation(
              "environment",
              "LunarLander-v2",
              "LunarLander-v3",
              "the version that is kept; gravity beyond 12 m/s², which Gymnasium refuses, is allowed");
      case "intersection" ->
          new Deviation(
              "environment",
              "reward, geometry and horizon " + NOT_SAID,
              "docs/environments.md",
              "a specification that trains; its optimum is computed");
      default ->
          new Deviation(
              "environment",
              "CartPole-v1, up to 200 steps",
              "CartPole-v1's physics, 200 steps",
              "v1 has 500 steps; the paper's curves end at 200");
    };
  }

  private static String reason(String setting) {
    return REASONS.getOrDefault(setting, "by choice");
  }

  private static boolean sameValue(String value, String other) {
    try {
      return Double.parseDouble(value) == Double.parseDouble(other);
    } catch (NumberFormatException e) {
      return value.equals(other);
    }
  }

  private static Map<String, String> entries(String lines) {
    Map<String, String> entries = new LinkedHashMap<>();
    lines.lines().map(line -> line.split(": ", 2)).forEach(line -> entries.put(line[0], line[1]));
    return entries;
  }
}
