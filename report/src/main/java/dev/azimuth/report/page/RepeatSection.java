package dev.azimuth.report.page;

import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The command that makes the runs again.
final class RepeatSection {

  /// Settings that differ between algorithms by what the algorithms are.
  private static final Set<String> IMPLIED_BY_ALGORITHM =
      Set.of("algorithm", "delta", "director", "inner-steps", "surrogate");

  private RepeatSection() {}

  /// @param command what was typed; if empty, it is put together from the configurations
  static String html(Comparison comparison, String command) {
    return """
    <p>With the same version of Azimuth, this gives the same numbers in all columns but seconds:</p>
    <pre><code>%s</code></pre>
    """
        .formatted(Html.escape(command.isBlank() ? command(comparison) : command));
  }

  static String command(Comparison comparison) {
    List<RunData> runs = comparison.runs();
    Set<String> differing = new TreeSet<>(Comparison.differingSettings(runs));
    differing.remove("seed");
    differing.removeAll(IMPLIED_BY_ALGORITHM);
    boolean allPairs = runs.size() == algorithms(runs).size() * seeds(runs).size();
    if (runs.size() == 1 || !differing.isEmpty() || !allPairs) {
      return runs.stream()
          .map(run -> "./azimuth train" + options(run, Set.of()))
          .collect(Collectors.joining("\n"));
    }
    Set<String> left = new TreeSet<>(Comparison.differingSettings(runs));
    left.addAll(List.of("algorithm", "seed"));
    return "./azimuth compare --algorithms %s --seeds %s%s"
        .formatted(
            String.join(",", algorithms(runs)),
            String.join(",", seeds(runs)),
            options(runs.getFirst(), left));
  }

  private static List<String> algorithms(List<RunData> runs) {
    return runs.stream().map(RunData::algorithm).distinct().toList();
  }

  private static List<String> seeds(List<RunData> runs) {
    return runs.stream()
        .map(run -> run.config().get("seed"))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static String options(RunData run, Set<String> left) {
    List<String> options = new ArrayList<>();
    run.config()
        .forEach((key, value) -> {
          if (!left.contains(key) && !value.isEmpty()) {
            options.add(" --%s %s".formatted(key, quote(value)));
          }
        });
    return String.join("", options);
  }

  /// A value as the shell and the command line take it: a list without brackets and spaces.
  private static String quote(String value) {
    String plain =
        value.startsWith("[") && value.endsWith("]")
            ? value.substring(1, value.length() - 1).replace(" ", "")
            : value;
    return plain.matches("[A-Za-z0-9_.,:=/+-]+") ? plain : "'" + plain.replace("'", "'\\''") + "'";
  }
}
