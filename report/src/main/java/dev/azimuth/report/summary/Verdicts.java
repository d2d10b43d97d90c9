package dev.azimuth.report.summary;

import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.statistics.Significance;
import dev.azimuth.report.summary.Verdict.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether the arms of a comparison are better or worse than its reference, as the runs say: what
/// `verdicts.csv` and the report's sentences are made of. Decision 0080.
///
/// @param rows by arm in the order of display, then by measure
public record Verdicts(List<Verdict> rows) {

  public Verdicts {
    rows = List.copyOf(rows);
  }

  /// @param thresholds the returns R of "epochs to R"
  public static Verdicts of(Comparison comparison, List<Double> thresholds) {
    AlgorithmRuns reference = reference(comparison);
    List<AlgorithmRuns> arms =
        comparison.algorithms().stream()
            .filter(arm -> arm != reference)
            .filter(arm -> environment(arm).equals(environment(reference)))
            .toList();
    List<Verdict> rows = new ArrayList<>();
    for (JudgedMeasure measure : JudgedMeasure.of(comparison, thresholds)) {
      rows.addAll(verdicts(measure, arms, reference));
    }
    List<String> order = arms.stream().map(AlgorithmRuns::label).toList();
    return new Verdicts(
        rows.stream().sorted((a, b) -> order.indexOf(a.arm()) - order.indexOf(b.arm())).toList());
  }

  /// The arm that the others are compared with: the one that the directory names, else the first.
  public static AlgorithmRuns reference(Comparison comparison) {
    return comparison.reference().orElseGet(() -> comparison.algorithms().getFirst());
  }

  private static Optional<String> environment(AlgorithmRuns arm) {
    return arm.runs().stream()
        .map(run -> run.config().get("environment"))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /// The verdicts of one measure, which allow for one another: those are what a reader looks through
  /// for an arm that stands out.
  private static List<Verdict> verdicts(
      JudgedMeasure measure, List<AlgorithmRuns> arms, AlgorithmRuns reference) {
    if (measure.values().apply(reference, reference).isEmpty()) {
      return List.of();
    }
    List<PairedRuns> pairs =
        arms.stream()
            .map(arm ->
                PairedRuns.of(
                    measure.better(),
                    measure.values().apply(arm, reference),
                    measure.values().apply(reference, arm)))
            .toList();
    double[] chances = Significance.holm(pairs.stream().mapToDouble(PairedRuns::chance).toArray());
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < chances.length; i++) {
      Finding finding = Verdict.find(pairs.get(i), chances[i], chances.length);
      verdicts.add(
          Verdict.of(arms.get(i).label(), reference.label(), measure, pairs.get(i), finding));
    }
    return verdicts;
  }

  /// The table as CSV; a number that does not exist is an empty cell.
  public String toCsv() {
    return String.join(",", Verdict.COLUMNS)
        + "\n"
        + rows.stream().map(Verdict::toCsv).collect(Collectors.joining());
  }

  /// Writes `verdicts.csv` into `directory`, whole or not at all.
  public void write(Path directory) {
    AtomicFile.write(directory.resolve("verdicts.csv"), toCsv().getBytes(StandardCharsets.UTF_8));
  }
}
