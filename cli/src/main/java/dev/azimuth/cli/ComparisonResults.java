package dev.azimuth.cli;

import dev.azimuth.report.LearningCurves;
import dev.azimuth.report.Report;
import dev.azimuth.report.ReportOptions;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.summary.PublishedTable;
import dev.azimuth.report.summary.SummaryTable;
import dev.azimuth.report.summary.Verdicts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a comparison directory says of its runs.
///
/// @param summary `summary.csv`
/// @param published figures of the paper beside those of the runs, if there are some
record ComparisonResults(SummaryTable summary, Optional<PublishedTable> published) {

  /// Whether a run of the comparison has begun.
  static boolean areIn(Path directory) {
    return Comparison.hasBegun(directory);
  }

  /// Writes summary, curves and report of the runs that there are.
  static ComparisonResults write(Path directory, ReportOptions options) {
    Comparison comparison = Comparison.read(List.of(directory));
    SummaryTable table = SummaryTable.of(comparison, options.thresholds());
    table.write(directory);
    Verdicts.of(comparison, options.thresholds()).write(directory);
    LearningCurves.write(directory, comparison, options.thresholds());
    Report.write(directory, comparison, options);
    return new ComparisonResults(
        table, PublishedTable.of(comparison, comparison.about().published(), options.thresholds()));
  }

  /// The tables for a terminal.
  String text() {
    return summary.toText() + published.map(PublishedTable::toText).orElse("");
  }

  /// Tells of the runs that failed, and returns whether there are some.
  static boolean tellFailures(Map<String, RunOutcome> outcomes) {
    outcomes.forEach((name, outcome) -> {
      if (outcome.failed()) {
        System.err.println("azimuth: %s: %s".formatted(name, outcome.failure()));
      }
    });
    return outcomes.values().stream().anyMatch(RunOutcome::failed);
  }

  /// What `--json` says of a comparison.
  Map<String, Object> facts(Path directory, Map<String, RunOutcome> outcomes) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("directory", directory.toString());
    Map<String, Object> runs = new LinkedHashMap<>();
    outcomes.forEach(
        (name, outcome) -> runs.put(name, outcome.facts(directory.resolve("runs", name))));
    facts.put("runs", runs);
    facts.put("summary", rows());
    return facts;
  }

  /// The rows of `summary.csv` by its columns; null where a cell is empty.
  private List<Map<String, Object>> rows() {
    List<String> lines = summary.toCsv().lines().toList();
    String[] columns = lines.getFirst().split(",");
    return lines.stream()
        .skip(1)
        .map(line -> {
          String[] cells = line.split(",", -1);
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], i == 0 ? cells[i] : cells[i].isEmpty() ? null : number(cells[i]));
          }
          return row;
        })
        .toList();
  }

  private static Double number(String cell) {
    return Double.valueOf(cell);
  }
}
