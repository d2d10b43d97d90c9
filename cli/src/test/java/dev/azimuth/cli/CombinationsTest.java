package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options in every combination of two: whatever fits trains, the rest is refused in a sentence.
class CombinationsTest {

  private static final Map<String, List<String>> CHOICES = new LinkedHashMap<>();

  static {
    CHOICES.put(
        "algorithm",
        List.of(
            "maml",
            "fomaml",
            "reptile",
            "meta-sgd",
            "directed-maml",
            "directed-fomaml",
            "directed-reptile",
            "directed-meta-sgd"));
    CHOICES.put("estimator", List.of("policy-gradient", "actor-critic"));
    CHOICES.put(
        "advantage",
        List.of(
            "returns",
            "trajectory-whitened",
            "whitened-baseline",
            "discounted-rewards",
            "gae",
            "whitened-gae"));
    CHOICES.put("director", List.of("none", "medium", "sampled-mean", "random", "mixed", "fixed"));
    CHOICES.put("directed-optimizer", List.of("ascent", "adam", "momentum"));
    CHOICES.put("meta-step", List.of("on", "off"));
    CHOICES.put("surrogate", List.of("score", "lvc", "dice", "loaded-dice"));
    CHOICES.put("order", List.of("first", "second"));
    CHOICES.put("sampling-credit", List.of("off", "leave-one-out"));
    CHOICES.put("optimizer", List.of("ascent", "adam", "momentum"));
    CHOICES.put("schedule", List.of("constant", "linear", "cosine"));
    CHOICES.put("task-reduction", List.of("sum", "mean"));
    CHOICES.put("normalization", List.of("trajectory", "step"));
    CHOICES.put("activation", List.of("tanh", "relu"));
    CHOICES.put("inner-steps", List.of("1", "2"));
    CHOICES.put("clip-norm", List.of("0", "0.5"));
    CHOICES.put("entropy-bonus", List.of("0", "0.01"));
    CHOICES.put("hidden", List.of("4", "5,3"));
    CHOICES.put("tasks", List.of("gravity=5..15", "force=8..12,gravity=7"));
    CHOICES.put("preset", List.of("tuned", "paper"));
  }

  @TempDir private Path directory;

  @Test
  void whatFitsTrains() {
    List<Map<String, String>> all =
        draws().filter(options -> misfit(options).isEmpty()).limit(1000).toList();
    for (Map<String, String> options : covering(all)) {
      Call call = train(options);
      assertThat(call.errors()).as(options.toString()).isEmpty();
      assertThat(call.exitCode()).as(options.toString()).isZero();
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    draws()
        .filter(options -> !misfit(options).isEmpty())
        .limit(50)
        .forEach(options -> train(options).refused(misfit(options) + " ("));
  }

  private Call train(Map<String, String> options) {
    String words =
        options.entrySet().stream()
            .map(option -> "--" + option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(" "));
    return Call.of(
        "train --quiet --overwrite --epochs 2 --tasks-per-epoch 2 --trajectories-per-task 2"
            + " --horizon 9 "
            + words
            + " --out",
        directory);
  }

  /// Some of the drawn options that have every pair of values which any of them has; first those
  /// with many new pairs.
  private static List<Map<String, String>> covering(List<Map<String, String>> all) {
    Set<String> missing = new HashSet<>();
    all.forEach(options -> missing.addAll(pairs(options)));
    List<Map<String, String>> chosen = new ArrayList<>();
    for (int least : new int[] {90, 60, 40, 25, 15, 8, 4, 2, 1}) {
      for (Map<String, String> options : all) {
        List<String> pairs = pairs(options);
        if (pairs.stream().filter(missing::contains).count() >= least) {
          pairs.forEach(missing::remove);
          chosen.add(options);
        }
      }
    }
    return chosen;
  }

  private static List<String> pairs(Map<String, String> options) {
    List<String> values = options.entrySet().stream().map(Map.Entry::toString).toList();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(values.get(j) + " " + values.get(i));
      }
    }
    return pairs;
  }

  private static Stream<Map<String, String>> draws() {
    Random random = new Random(1);
    return Stream.generate(() -> draw(random));
  }

  /// Values for all options that have an effect on the algorithm, and on each other's.
  private static Map<String, String> draw(Random random) {
    Map<String, String> options = new LinkedHashMap<>();
    CHOICES.forEach(
        (option, values) -> options.put(option, values.get(random.nextInt(values.size()))));
    String algorithm = options.get("algorithm");
    if (random.nextInt(5) > 0) { // mostly with an advantage that fits
      List<String> fitting =
          options.get("estimator").equals("actor-critic")
              ? List.of("gae", "whitened-gae")
              : options.get("surrogate").equals("dice")
                  ? List.of("discounted-rewards")
                  : CHOICES.get("advantage").subList(0, 3);
      options.put("advantage", fitting.get(random.nextInt(fitting.size())));
    }
    if (!algorithm.startsWith("directed-")) {
      options.keySet().removeAll(List.of("director", "directed-optimizer", "meta-step"));
    } else if (options.get("director").equals("fixed")) {
      options.put("director-task", "gravity=6");
    }
    if (options.getOrDefault("director", "").equals("none")) {
      options.remove("directed-optimizer");
    }
    if (!algorithm.endsWith("meta-sgd")) {
      options.remove("order");
    } else if (options.get("order").equals("first")) {
      options.remove("surrogate");
    }
    if (algorithm.endsWith("fomaml") || algorithm.endsWith("reptile")) {
      options.remove("surrogate");
    }
    if (algorithm.endsWith("reptile")) {
      options.remove("sampling-credit");
    }
    if (options.getOrDefault("meta-step", "on").equals("off")) {
      options
          .keySet()
          .removeAll(
              List.of(
                  "optimizer",
                  "schedule",
                  "task-reduction",
                  "clip-norm",
                  "sampling-credit",
                  "surrogate",
                  "order"));
    }
    return options;
  }

  /// The option that is told not to fit the others; empty if all fit.
  private static String misfit(Map<String, String> options) {
    String advantage = options.get("advantage");
    boolean critic = options.get("estimator").equals("actor-critic");
    boolean dice = options.getOrDefault("surrogate", "score").equals("dice");
    boolean credit = options.getOrDefault("sampling-credit", "off").equals("leave-one-out");
    if (options.getOrDefault("meta-step", "on").equals("off")
        && options.get("director").equals("none")) {
      return "meta-step";
    } else if (critic != advantage.endsWith("gae")) {
      return "advantage";
    } else if (dice && !advantage.equals("discounted-rewards")) {
      return "surrogate";
    } else if (!dice && advantage.equals("discounted-rewards")) {
      return "advantage";
    }
    boolean returns = !advantage.contains("whitened");
    boolean trajectory = options.get("normalization").equals("trajectory");
    return credit && !(options.get("inner-steps").equals("1") && returns && trajectory)
        ? "sampling-credit"
        : "";
  }
}
