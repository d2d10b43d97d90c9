package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.rl.Estimator;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// The options that make up a configuration: a preset, a file and one option for each component of
/// [dev.azimuth.train.RunConfig], in this order of precedence, the last strongest.
final class ConfigOptions implements AutoCloseable {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("environment", "The environment, see 'azimuth list environments'"),
          Map.entry(
              "tasks", "The tasks: constants with a value, 5..15, 5|10 or normal(10,2,5..15)"),
          Map.entry("algorithm", "The meta-learning algorithm"),
          Map.entry("estimator", "What advantages are made of"),
          Map.entry("alpha", "α, the inner step size; of meta-sgd, where its own start"),
          Map.entry("inner-steps", "Inner steps, each on fresh data"),
          Map.entry("order", "The order of meta-sgd's derivatives"),
          Map.entry("rate-step-size", "The outer step size of meta-sgd's learned step sizes"),
          Map.entry("beta", "β, the outer step size"),
          Map.entry("optimizer", "How the outer step is made"),
          Map.entry("schedule", "How β changes over the epochs"),
          Map.entry("clip-norm", "The largest norm of the meta-gradient; 0 for no bound"),
          Map.entry("task-reduction", "How the meta-gradients of the tasks are joined"),
          Map.entry("sampling-credit", "Credit for the data to adapt on (E-MAML)"),
          Map.entry("meta-step", "Whether there is an outer step beside the directed one"),
          Map.entry("delta", "δ, the step size of the directed step"),
          Map.entry("director", "Who chooses the task of the directed step"),
          Map.entry("director-task", "The task of the director 'fixed', such as gravity=5 or 5"),
          Map.entry("directed-optimizer", "How the directed step is made"),
          Map.entry("discount", "γ, for each step"),
          Map.entry("tasks-per-epoch", "M, tasks of an epoch"),
          Map.entry("trajectories-per-task", "K, trajectories of each batch of data"),
          Map.entry("horizon", "H, steps after which an episode is cut"),
          Map.entry("epochs", "E, epochs"),
          Map.entry("hidden", "Widths of the policy's hidden layers, units"),
          Map.entry("activation", "Nonlinearity of the hidden layers"),
          Map.entry("advantage", "What weighs a step's log-probability"),
          Map.entry("normalization", "Mean over trajectories of sums over time, or over steps"),
          Map.entry("surrogate", "Which Hessian a second-order algorithm differentiates"),
          Map.entry("entropy-bonus", "What the entropy of each visited state adds to J, per nat"),
          Map.entry("gae-lambda", "λ of the critic's generalized advantages"),
          Map.entry("critic-hidden", "Widths of the critic's hidden layers, units"),
          Map.entry("critic-step-size", "Step size of the critic's Adam"),
          Map.entry("critic-steps", "Gradient steps of the critic an epoch"),
          Map.entry("critic-batch", "States of each of them"),
          Map.entry("critic-scale", "The return that counts as 1 for the critic"),
          Map.entry(
              "critic-bootstrap", "Whether a trajectory cut at H goes on with the critic's value"),
          Map.entry("seed", "The one seed"));

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = Option.NULL_VALUE,
      description = {
        "Where the configuration starts: tuned, paper, hard-intersection.",
        "Default: tuned."
      })
  private @Nullable String preset;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file with any of the values below, as --print-config writes it.")
  private @Nullable Path file;

  @Mixin private final EnvironmentOptions environments = new EnvironmentOptions();

  @Override
  public void close() {
    environments.close();
  }

  /// Adds one option for each component of the configuration, except for some.
  static void addTo(CommandSpec command, Collection<String> except) {
    Map<String, String> defaults = defaults();
    for (String key : ConfigText.keys()) {
      if (!except.contains(key)) {
        List<String> choices = ConfigText.choices(key);
        String allowed = choices.isEmpty() ? "" : ": " + String.join(", ", choices);
        command.addOption(
            OptionSpec.builder("--" + key)
                .paramLabel(choices.isEmpty() ? "VALUE" : "NAME")
                .type(String.class)
                .description(
                    "%s%s.%s".formatted(MEANINGS.get(key), allowed, defaults.getOrDefault(key, "")))
                .build());
      }
    }
  }

  /// The default of each option in words: of the preset tuned, where the option has an effect.
  private static Map<String, String> defaults() {
    EnvironmentFamily first = EnvironmentFamilies.builtIn().all().getFirst();
    Map<String, String> words = new HashMap<>();
    for (Algorithm algorithm : List.of(Algorithm.DIRECTED_META_SGD, Algorithm.DIRECTED_MAML)) {
      for (Estimator estimator : List.of(Estimator.ACTOR_CRITIC, Estimator.POLICY_GRADIENT)) {
        Presets.TUNED
            .entries(first, algorithm, estimator)
            .forEach((key, value) -> words.put(key, " Default: " + value + "."));
      }
    }
    return words;
  }

  /// What file and options say, by key; a file may also have the keys in `more`.
  Given given(CommandLine command, Collection<String> more) {
    Map<String, String> values = new LinkedHashMap<>();
    ConfigFile source = null;
    if (file != null) {
      List<String> allowed = new ArrayList<>(ConfigText.keys());
      allowed.add("preset");
      allowed.addAll(more);
      source = ConfigFile.read(file, allowed);
      source.entries().forEach((key, entry) -> values.put(key, entry.value()));
    }
    if (preset != null) {
      values.put("preset", preset);
    }
    for (String key : ConfigText.keys()) {
      String value = command.getParseResult().matchedOptionValue("--" + key, null);
      if (value != null) {
        values.put(key, value);
      }
    }
    return new Given(values, source, environments.families());
  }
}
