package dev.azimuth.report;

import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.page.Page;
import dev.azimuth.report.page.PanelsPage;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.Panel;
import dev.azimuth.report.run.Panels;
import dev.azimuth.report.summary.PublishedTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /// Reads the panels of a directory that has a `panels.csv`, and writes `report.html` over all of them
  /// and the figure of all as `NAME.svg`, `NAME.png` and `NAME.csv`, where NAME is what
  /// `comparison.yaml` calls the result. Panels whose runs have not begun are shown as such.
  ///
  /// @param options title and command, if they are not those of the directory; thresholds, if they are
  ///     not each panel's own
  /// @throws IllegalArgumentException if a file is garbled, naming it
  /// @throws java.io.UncheckedIOException if a file cannot be read or written
  public static void writePanels(Path directory, ReportOptions options) {
    writePanels(directory, Panels.read(directory), options);
  }

  /// Writes the report of panels that have been read already.
  public static void writePanels(Path directory, Panels panels, ReportOptions options) {
    List<List<Double>> thresholds =
        panels.panels().stream().map(panel -> thresholds(panel, options)).toList();
    PanelCurves overview = new PanelCurves(panels, thresholds);
    List<String> figures = new ArrayList<>();
    for (Panel panel : panels.panels()) {
      List<Double> own = thresholds.get(figures.size());
      figures.add(panel.comparison().map(runs -> LearningCurves.svg(runs, own)).orElse(""));
    }
    String html =
        PanelsPage.html(
            panels, thresholds, figures, options.title(), options.command(), overview.svg());
    overview.write(directory);
    if (panels.about().isTable()) {
      writeTable(directory.resolve(panels.name() + ".csv"), panels, thresholds);
    }
    AtomicFile.write(directory.resolve("report.html"), html.getBytes(StandardCharsets.UTF_8));
  }

  /// The published figures beside those of the runs, of all panels.
  private static void writeTable(Path file, Panels panels, List<List<Double>> thresholds) {
    StringBuilder csv = new StringBuilder("panel," + PublishedTable.COLUMNS + "\n");
    for (int i = 0; i < panels.panels().size(); i++) {
      Panel panel = panels.panels().get(i);
      List<Double> own = thresholds.get(i);
      panel
          .comparison()
          .flatMap(runs -> PublishedTable.of(runs, runs.about().published(), own))
          .ifPresent(table ->
              table
                  .lines()
                  .forEach(line -> csv.append(panel.name()).append(',').append(line).append('\n')));
    }
    AtomicFile.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Double> thresholds(Panel panel, ReportOptions options) {
    return options.thresholds().isEmpty()
        ? panel.about().thresholds().orElse(List.of())
        : options.thresholds();
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
