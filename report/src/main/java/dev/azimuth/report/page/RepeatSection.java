package dev.azimuth.report.page;

import dev.azimuth.report.output.ShellText;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// The command that makes the runs again.
final class RepeatSection {

  private static final String ALGORITHM = "algorithm";
  private static final String SEED = "seed";

  private RepeatSection() {}

  static String html(String command) {
    return """
    <p>With the same version of Azimuth, this gives the same numbers in all columns but seconds:</p>
    <pre><code>%s</code></pre>
    """
        .formatted(Html.escape(command));
  }

  /// What repeats a comparison.
  ///
  /// @param given what the caller says; if empty, it is what the directory says or, if that is
  ///     nothing, put together from the configurations
  static String command(Comparison comparison, String given) {
    if (!given.isBlank()) {
      return given;
    }
    String said = comparison.about().command();
    return said.isBlank() ? command(comparison) : said;
  }

  /// One comparison if there is one that makes all runs, and a command for each run otherwise.
  private static String command(Comparison comparison) {
    List<RunData> runs = comparison.runs();
    SequencedMap<String, Set<String>> settings = settings(runs);
    Set<String> algorithms = settings.remove(ALGORITHM);
    Set<String> seeds = settings.remove(SEED);
    boolean agreed = settings.values().stream().allMatch(values -> values.size() == 1);
    if (runs.size() == 1
        || algorithms == null
        || seeds == null
        || runs.size() != algorithms.size() * seeds.size()
        || !agreed) {
      return runs.stream()
          .map(run -> "./azimuth train" + options(settings(List.of(run))))
          .collect(Collectors.joining("\n"));
    }
    return "./azimuth compare --algorithms %s --seeds %s%s"
        .formatted(String.join(",", algorithms), String.join(",", seeds), options(settings));
  }

  /// The values of every setting, in the order of the configurations. A configuration lacks what has
  /// no effect on its run, so it agrees with every value there, and a comparison takes a value that
  /// has an effect on any of its algorithms.
  private static SequencedMap<String, Set<String>> settings(List<RunData> runs) {
    SequencedMap<String, Set<String>> settings = new LinkedHashMap<>();
    for (RunData run : runs) {
      run.config()
          .forEach((key, value) -> {
            if (!value.isEmpty()) {
              settings.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
            }
          });
    }
    return settings;
  }

  private static String options(SequencedMap<String, Set<String>> settings) {
    return settings.entrySet().stream()
        .flatMap(setting ->
            setting.getValue().stream()
                .map(value -> " --%s %s".formatted(setting.getKey(), quote(value))))
        .collect(Collectors.joining());
  }

  /// A value as the shell and the command line take it: a list without brackets and spaces.
  private static String quote(String value) {
    String plain =
        value.startsWith("[") && value.endsWith("]")
            ? value.substring(1, value.length() - 1).replace(" ", "")
            : value;
    return ShellText.quote(plain);
  }
}
