package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// The options that make up a configuration: a preset, a file and one option for each component of
/// [RunConfig], in this order of precedence, the last strongest.
final class ConfigOptions {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("environment", "the environment"),
          Map.entry("tasks", "the tasks, as ranges of physical constants"),
          Map.entry("algorithm", "the meta-learning algorithm"),
          Map.entry("alpha", "α, the inner step size"),
          Map.entry("beta", "β, the outer step size"),
          Map.entry("delta", "δ, the step size of the directed step"),
          Map.entry("discount", "γ, for each step"),
          Map.entry("tasks-per-epoch", "M"),
          Map.entry("trajectories-per-task", "K, for each batch of data"),
          Map.entry("horizon", "H, steps after which an episode is cut"),
          Map.entry("epochs", "E"),
          Map.entry("optimizer", "how the outer step is made"),
          Map.entry("task-reduction", "how the meta-gradients of the tasks are joined"),
          Map.entry("hidden", "widths of the hidden layers, units"),
          Map.entry("activation", "nonlinearity of the hidden layers"),
          Map.entry("advantage", "what weighs a step's log-probability"),
          Map.entry("normalization", "average over trajectories of sums, or over steps"),
          Map.entry("seed", "the one seed"));

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = Option.NULL_VALUE,
      description = "Where the configuration starts: tuned, paper. Default: tuned.")
  private @Nullable String preset;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file with any of the values below, as --print-config writes it.")
  private @Nullable Path file;

  private final EnvironmentFamilies families = EnvironmentFamilies.builtIn();

  /// Adds one option for each component of the configuration, except for some.
  static void addTo(CommandSpec command, Collection<String> except) {
    RunConfig shown =
        Presets.TUNED.config(
            EnvironmentFamilies.builtIn().all().getFirst(), Algorithm.DIRECTED_MAML);
    Map<String, String> defaults = ConfigText.of(shown);
    for (String key : ConfigText.keys()) {
      if (!except.contains(key)) {
        List<String> choices = ConfigText.choices(key);
        String allowed = choices.isEmpty() ? "" : ": " + String.join(", ", choices);
        command.addOption(
            OptionSpec.builder("--" + key)
                .paramLabel(choices.isEmpty() ? "VALUE" : "NAME")
                .type(String.class)
                .description(
                    "%s%s. Default (tuned): %s."
                        .formatted(
                            capitalized(Objects.requireNonNull(MEANINGS.get(key), key)),
                            allowed,
                            defaults.get(key)))
                .build());
      }
    }
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
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
    return new Given(values, source, families);
  }
}
