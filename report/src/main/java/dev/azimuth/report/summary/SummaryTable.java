package dev.azimuth.report.summary;

import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.output.TextTable;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.statistics.Statistics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The summary of a comparison: one row per algorithm, as `summary.csv` has it.
public record SummaryTable(List<Double> thresholds, List<Row> rows) {

  /// One algorithm.
  ///
  /// @param runs all its runs, those that did not finish an epoch too
  /// @param finalRuns those of them that have a final return
  /// @param finalReturn the interquartile mean of the final returns; NaN if no run has one
  /// @param reaches one a threshold, in the table's order
  /// @param secondsPerEpoch the median over runs; NaN if no run has an epoch
  /// @param secondsToConvergence the median over runs of the seconds until the highest threshold
  ///     is reached; +∞ unless more than half got there, or if there is no threshold
  public record Row(
      String algorithm,
      int runs,
      int finalRuns,
      Estimate finalReturn,
      List<Reach> reaches,
      double secondsPerEpoch,
      double secondsToConvergence) {

    static Row of(AlgorithmRuns algorithm, List<Double> thresholds, Bootstrap bootstrap) {
      List<RunData> started = algorithm.startedRuns();
      FinalEpoch last = FinalEpoch.of(algorithm);
      double[] seconds = started.stream().mapToDouble(RunMeasures::secondsPerEpoch).toArray();
      return new Row(
          algorithm.label(),
          algorithm.runs().size(),
          last.runs().size(),
          started.isEmpty()
              ? new Estimate(Double.NaN, Double.NaN, Double.NaN)
              : Estimate.interquartileMean(last.values(RunMeasures::returnAfter), bootstrap),
          thresholds.stream().map(r -> Reach.of(r, algorithm, bootstrap)).toList(),
          started.isEmpty() ? Double.NaN : Statistics.median(seconds),
          secondsToConvergence(algorithm, thresholds));
    }

    private static double secondsToConvergence(AlgorithmRuns algorithm, List<Double> thresholds) {
      double highest =
          thresholds.stream().mapToDouble(r -> r).max().orElse(Double.POSITIVE_INFINITY);
      return Statistics.median(
          algorithm.runs().stream()
              .mapToDouble(run -> RunMeasures.secondsTo(highest, run))
              .toArray());
    }
  }

  public SummaryTable {
    thresholds = requireThresholds(thresholds);
    rows = List.copyOf(rows);
  }

  /// @param thresholds the returns R of "epochs to R", in the order of the columns
  public static SummaryTable of(Comparison comparison, List<Double> thresholds) {
    return new SummaryTable(
        thresholds,
        comparison.algorithms().stream()
            .map(algorithm -> Row.of(algorithm, thresholds, Bootstrap.FOR_TABLES))
            .toList());
  }

  /// The thresholds, if they are finite and differ from one another.
  public static List<Double> requireThresholds(List<Double> thresholds) {
    for (double threshold : thresholds) {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException(
            "thresholds (%s) must be finite numbers.".formatted(thresholds));
      }
    }
    if (thresholds.stream().distinct().count() < thresholds.size()) {
      throw new IllegalArgumentException(
          "thresholds (%s) must differ from one another.".formatted(thresholds));
    }
    return List.copyOf(thresholds);
  }

  /// The table as CSV; what was not reached is an empty cell.
  public String toCsv() {
    List<String> header =
        new ArrayList<>(
            List.of(
                "algorithm", "runs", "final_return_iqm", "final_return_low", "final_return_high"));
    for (double threshold : thresholds) {
      String r = Numbers.plain(threshold);
      header.addAll(
          List.of(
              "epochs_to_" + r + "_median",
              "epochs_to_" + r + "_low",
              "epochs_to_" + r + "_high",
              "reached_" + r));
    }
    header.addAll(List.of("seconds_per_epoch_median", "seconds_to_convergence_median"));
    return String.join(",", header)
        + "\n"
        + rows.stream().map(SummaryTable::csvLine).collect(Collectors.joining());
  }

  /// Writes `summary.csv` into `directory`, whole or not at all.
  public void write(Path directory) {
    AtomicFile.write(directory.resolve("summary.csv"), toCsv().getBytes(StandardCharsets.UTF_8));
  }

  /// The table as aligned text for a terminal.
  public String toText() {
    List<List<String>> cells = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("algorithm", "runs", "final return"));
    thresholds.forEach(r -> header.add("epochs to " + Numbers.plain(r)));
    header.add("s/epoch");
    if (!thresholds.isEmpty()) {
      header.add("s to " + Numbers.plain(thresholds.stream().mapToDouble(r -> r).max().orElse(0)));
    }
    cells.add(header);
    rows.forEach(row -> cells.add(textRow(row)));
    return TextTable.align(cells);
  }

  private List<String> textRow(Row row) {
    List<String> cells =
        new ArrayList<>(List.of(row.algorithm(), Integer.toString(row.runs()), finalReturn(row)));
    for (Reach reach : row.reaches()) {
      cells.add(
          "%s, %d/%d"
              .formatted(
                  Numbers.withInterval(reach.epochs(), reach.runs()),
                  reach.reached(),
                  reach.runs()));
    }
    cells.add(Numbers.rounded(row.secondsPerEpoch()));
    if (!thresholds.isEmpty()) {
      cells.add(Numbers.rounded(row.secondsToConvergence()));
    }
    return cells;
  }

  /// The final return, and how many runs it is of where that is not all.
  private static String finalReturn(Row row) {
    String text = Numbers.withInterval(row.finalReturn(), row.finalRuns());
    return row.finalRuns() == row.runs()
        ? text
        : "%s, %d/%d".formatted(text, row.finalRuns(), row.runs());
  }

  private static String csvLine(Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(Numbers.csvText(row.algorithm()));
    cells.add(Integer.toString(row.runs()));
    addEstimate(cells, row.finalReturn());
    for (Reach reach : row.reaches()) {
      addEstimate(cells, reach.epochs());
      cells.add(Integer.toString(reach.reached()));
    }
    cells.add(Numbers.csv(row.secondsPerEpoch()));
    cells.add(Numbers.csv(row.secondsToConvergence()));
    return String.join(",", cells) + "\n";
  }

  private static void addEstimate(List<String> cells, Estimate estimate) {
    cells.add(Numbers.csv(estimate.value()));
    cells.add(Numbers.csv(estimate.low()));
    cells.add(Numbers.csv(estimate.high()));
  }
}
