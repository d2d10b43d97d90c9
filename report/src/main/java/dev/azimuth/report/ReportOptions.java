package dev.azimuth.report;

import dev.azimuth.report.statistics.Bootstrap;
import java.util.List;

/// What the reader of runs may choose.
///
/// @param thresholds the returns R of "epochs to R", in the order of the table's columns
/// @param title the report's title; if empty, it names environment and algorithms
/// @param command the command that repeats the runs; if empty, it is put together from their
///     configurations
public record ReportOptions(List<Double> thresholds, String title, String command) {

  // 10 000 resamples leave the ends of an interval uncertain by some 2 % of its width.
  private static final Bootstrap TABLE_BOOTSTRAP = new Bootstrap(10_000, 1);

  // A band has hundreds of points, and a reader takes no number from it.
  private static final Bootstrap BAND_BOOTSTRAP = new Bootstrap(1_000, 1);

  public ReportOptions {
    for (Double threshold : thresholds) {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException(
            "thresholds (%s) must be finite numbers.".formatted(thresholds));
      }
    }
    if (thresholds.stream().distinct().count() < thresholds.size()) {
      throw new IllegalArgumentException(
          "thresholds (%s) must differ from one another.".formatted(thresholds));
    }
    thresholds = List.copyOf(thresholds);
  }

  public static ReportOptions of(List<Double> thresholds) {
    return new ReportOptions(thresholds, "", "");
  }

  public ReportOptions withTitle(String newTitle) {
    return new ReportOptions(thresholds, newTitle, command);
  }

  public ReportOptions withCommand(String newCommand) {
    return new ReportOptions(thresholds, title, newCommand);
  }

  Bootstrap bootstrap() {
    return TABLE_BOOTSTRAP;
  }

  Bootstrap bandBootstrap() {
    return BAND_BOOTSTRAP;
  }
}
