package dev.azimuth.report.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a comparison directory says of itself, in the files that are written before its first run.
/// All are optional: a directory without them has runs, and nothing more is known of it.
///
/// @param facts `comparison.yaml`
/// @param arms `arms.csv`, in the order of display
/// @param deviations `deviations.csv`
/// @param published `published.csv`
public record About(
    Map<String, String> facts,
    List<Arm> arms,
    List<Deviation> deviations,
    List<Published> published) {

  /// The names of the files.
  public static final String COMPARISON = "comparison.yaml";

  public static final String ARMS = "arms.csv";
  public static final String DEVIATIONS = "deviations.csv";

  /// Of a directory that says nothing.
  public static final About NOTHING = new About(Map.of(), List.of(), List.of(), List.of());

  private static final String THRESHOLDS = "thresholds";
  private static final String PLANNED_RUNS = "planned-runs";

  public About {
    facts = Map.copyOf(facts);
    arms = List.copyOf(arms);
    deviations = List.copyOf(deviations);
    published = List.copyOf(published);
  }

  /// Reads the files that `directory` has.
  ///
  /// @throws IllegalArgumentException if one is garbled, naming it and the line
  public static About read(Path directory) {
    Path comparison = directory.resolve(COMPARISON);
    About about =
        new About(
            Files.exists(comparison) ? FlatFile.readYaml(comparison) : Map.of(),
            rows(directory.resolve(ARMS), List.of("arm", "algorithm", "description")).stream()
                .map(row -> new Arm(row.get(0), row.get(1), row.get(2)))
                .toList(),
            rows(directory.resolve(DEVIATIONS), List.of("setting", "paper", "here", "reason"))
                .stream()
                .map(row -> new Deviation(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList(),
            Published.read(directory));
    about.check(comparison);
    return about;
  }

  /// What several directories that are read together have in common: their arms and deviations, and
  /// the thresholds of all that have some. Title, reference and plan are those of one comparison.
  static About together(Collection<About> all) {
    if (all.size() == 1) {
      return all.iterator().next();
    }
    Set<String> levels = new LinkedHashSet<>();
    all.forEach(about -> levels.addAll(about.thresholdTexts()));
    return new About(
        levels.isEmpty() ? Map.of() : Map.of(THRESHOLDS, levels.toString()),
        union(all, About::arms),
        union(all, About::deviations),
        union(all, About::published));
  }

  /// The same with other arms.
  About withArms(List<Arm> newArms) {
    return new About(facts, newArms, deviations, published);
  }

  /// The command that it belongs to, such as `compare` or `fig2`; empty if unknown.
  public String name() {
    return facts.getOrDefault("name", "");
  }

  /// The title; empty if it has none.
  public String title() {
    return facts.getOrDefault("title", "");
  }

  /// The command that repeats it; empty if unknown.
  public String command() {
    return facts.getOrDefault("command", "");
  }

  /// The returns whose first crossing is reported, if the directory says so.
  public Optional<List<Double>> thresholds() {
    return facts.containsKey(THRESHOLDS)
        ? Optional.of(thresholdTexts().stream().map(Double::valueOf).toList())
        : Optional.empty();
  }

  /// The name of the arm that the others are compared with; empty if there is none.
  public String reference() {
    return facts.getOrDefault("reference", "");
  }

  /// Whether it is a quick view and no result.
  public boolean quick() {
    return facts.getOrDefault("quick", "").equals("true");
  }

  /// Whether its runs were done one after the other, because their seconds are a result.
  public boolean oneRunAtATime() {
    return facts.getOrDefault("one-run-at-a-time", "").equals("true");
  }

  /// Whether the result is the table of published figures rather than the curves.
  public boolean isTable() {
    return facts.getOrDefault("result", "").equals("table");
  }

  /// The number of runs that it is to have; 0 if unknown.
  public int plannedRuns() {
    return Integer.parseInt(facts.getOrDefault(PLANNED_RUNS, "0"));
  }

  private List<String> thresholdTexts() {
    String list = facts.getOrDefault(THRESHOLDS, "").replaceAll("[\\[\\]\\s]", "");
    return list.isEmpty() ? List.of() : List.of(list.split(","));
  }

  private void check(Path file) {
    try {
      thresholds();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: thresholds (%s) must be a list of numbers.".formatted(file, facts.get(THRESHOLDS)),
          e);
    }
    try {
      plannedRuns();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: planned-runs (%s) must be a whole number.".formatted(file, facts.get(PLANNED_RUNS)),
          e);
    }
    Map<String, Arm> byName = new LinkedHashMap<>();
    for (Arm arm : arms) {
      if (byName.put(arm.name(), arm) != null) {
        throw new IllegalArgumentException(
            "%s: the arm %s is there twice.".formatted(file.resolveSibling(ARMS), arm.name()));
      }
    }
  }

  private static List<List<String>> rows(Path file, List<String> columns) {
    return Files.exists(file) ? CsvText.read(file, columns) : List.of();
  }

  private static <T> List<T> union(Collection<About> all, Function<About, List<T>> part) {
    return all.stream().flatMap(about -> part.apply(about).stream()).distinct().toList();
  }
}
