package dev.azimuth.report;

import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.page.Page;
import dev.azimuth.report.run.Comparison;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Writes `report.html`: one file with figures, tables, configuration and machine of some runs that
/// opens without a network. The same runs and options give the same bytes.
public final class Report {

  private Report() {}

  /// Reads the runs in `inputs` (run or comparison directories) and writes `report.html` into
  /// `directory`, whole or not at all.
  ///
  /// @throws IllegalArgumentException if there is no run, or a file of one is garbled
  /// @throws java.io.UncheckedIOException if a file cannot be read or written
  public static void write(Path directory, List<Path> inputs, ReportOptions options) {
    write(directory, Comparison.read(inputs), options);
  }

  /// Writes `report.html` of runs that have been read already.
  public static void write(Path directory, Comparison comparison, ReportOptions options) {
    AtomicFile.write(
        directory.resolve("report.html"),
        html(comparison, options).getBytes(StandardCharsets.UTF_8));
  }

  /// The report as text.
  public static String html(Comparison comparison, ReportOptions options) {
    return Page.html(
        comparison,
        options.thresholds(),
        options.title(),
        options.command(),
        LearningCurves.svg(comparison, options.thresholds()));
  }
}
