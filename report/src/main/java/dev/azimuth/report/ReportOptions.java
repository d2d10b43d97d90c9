package dev.azimuth.report;

import dev.azimuth.report.summary.SummaryTable;
import java.util.List;

/// What the reader of runs may choose.
///
/// @param thresholds the returns R of "epochs to R", in the order of the table's columns
/// @param title the report's title; if empty, it names environment and algorithms
/// @param command the command that repeats the runs; if empty, it is put together from their
///     configurations
public record ReportOptions(List<Double> thresholds, String title, String command) {

  public ReportOptions {
    thresholds = SummaryTable.requireThresholds(thresholds);
  }

  public static ReportOptions of(List<Double> thresholds) {
    return new ReportOptions(thresholds, "", "");
  }

  public ReportOptions withCommand(String newCommand) {
    return new ReportOptions(thresholds, title, newCommand);
  }
}
