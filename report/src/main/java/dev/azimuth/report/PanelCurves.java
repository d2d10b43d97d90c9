package dev.azimuth.report;

import dev.azimuth.report.figure.Canvas;
import dev.azimuth.report.figure.Canvas.Anchor;
import dev.azimuth.report.figure.PlotFrame;
import dev.azimuth.report.figure.RasterCanvas;
import dev.azimuth.report.figure.SvgCanvas;
import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Panel;
import dev.azimuth.report.run.Panels;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Curve;
import dev.azimuth.report.summary.RunText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The figure of several comparisons: a grid of panels, in each of them for every arm the mean over
/// its runs of the smoothed return after adaptation with its 95 % interval, and one legend for all.
final class PanelCurves {

  private static final int PANEL_WIDTH = 540;
  private static final int PANEL_HEIGHT = 344;
  private static final int LEAST_WIDTH = 720;
  private static final double MARGIN = 12;
  private static final double TITLE_SIZE = 20;
  private static final double LEGEND_ROW = 26;
  private static final double SWATCH = 28;
  private static final double TITLE_LINE = 32;
  private static final double CAPTION_LINE = 22;
  private static final int MOST_IN_TWO_COLUMNS = 8;

  private final Panels panels;
  private final List<PanelPlot> plots;
  private final int columns;
  private final int width;
  private final List<List<ArmCurve>> legend;

  /// @param thresholds the levels of every panel
  PanelCurves(Panels panels, List<List<Double>> thresholds) {
    this.panels = panels;
    plots = new ArrayList<>();
    for (Panel panel : panels.panels()) {
      plots.add(PanelPlot.of(panel, thresholds.get(plots.size())));
    }
    columns = plots.size() == 1 ? 1 : plots.size() <= MOST_IN_TWO_COLUMNS ? 2 : 3;
    width = Math.max(LEAST_WIDTH, columns * PANEL_WIDTH);
    legend = legend();
  }

  /// Writes the figure as SVG and PNG and its numbers as CSV, each whole or not at all; the same runs
  /// give the same bytes.
  void write(Path directory) {
    String name = panels.name();
    AtomicFile.write(directory.resolve(name + ".svg"), svg().getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(directory.resolve(name + ".png"), png());
    AtomicFile.write(directory.resolve(panels.numbers()), csv().getBytes(StandardCharsets.UTF_8));
  }

  String svg() {
    SvgCanvas canvas = new SvgCanvas(width, height(), title(), description());
    draw(canvas);
    return canvas.svg();
  }

  byte[] png() {
    RasterCanvas canvas = new RasterCanvas(width, height());
    draw(canvas);
    return canvas.png();
  }

  /// The curves in long form: one row for each panel, arm and epoch. Environment steps are the mean
  /// over the same runs.
  String csv() {
    StringBuilder csv = new StringBuilder("panel,arm,epoch,environment_steps,mean,low,high\n");
    for (PanelPlot plot : plots) {
      for (ArmCurve arm : plot.curves()) {
        Curve curve = arm.curve();
        String name =
            Numbers.csvText(plot.panel().name()) + ',' + Numbers.csvText(arm.arm().label());
        for (int i = 0; i < curve.points(); i++) {
          List<String> cells =
              List.of(
                  name,
                  Integer.toString(i + 1),
                  Numbers.csv(steps(arm, i)),
                  Numbers.csv(curve.center()[i]),
                  Numbers.csv(curve.low()[i]),
                  Numbers.csv(curve.high()[i]));
          csv.append(String.join(",", cells)).append('\n');
        }
      }
    }
    return csv.toString();
  }

  private static double steps(ArmCurve arm, int row) {
    return arm.arm().averagedRuns().stream()
        .mapToDouble(run -> run.epochs().column(RunData.ENVIRONMENT_STEPS)[row])
        .average()
        .orElse(Double.NaN);
  }

  private void draw(Canvas canvas) {
    canvas.text(title(), MARGIN, TITLE_LINE, TITLE_SIZE, PlotFrame.INK, Anchor.START);
    if (panels.quick()) {
      PlotFrame.drawPreview(canvas, width - MARGIN, TITLE_LINE + CAPTION_LINE);
    }
    canvas.text(
        "Return after adaptation (sum of rewards, EMA 0.9)",
        MARGIN,
        TITLE_LINE + CAPTION_LINE,
        PlotFrame.SMALL_TEXT,
        PlotFrame.MUTED,
        Anchor.START);
    drawLegend(canvas);
    for (int i = 0; i < plots.size(); i++) {
      int row = i / columns;
      double left = (i - row * columns) * ((double) width / columns);
      double top = top() + (double) row * PANEL_HEIGHT;
      plots.get(i).draw(canvas, left, top, (double) width / columns, PANEL_HEIGHT);
    }
    canvas.text(
        caption(), MARGIN, height() - 14, PlotFrame.SMALL_TEXT, PlotFrame.MUTED, Anchor.START);
  }

  private void drawLegend(Canvas canvas) {
    double y = TITLE_LINE + CAPTION_LINE + LEGEND_ROW + 6;
    for (List<ArmCurve> row : legend) {
      double x = MARGIN;
      for (ArmCurve arm : row) {
        canvas.line(new double[] {x, x + SWATCH}, new double[] {y - 6, y - 6}, arm.pen());
        canvas.text(arm.name(), x + SWATCH + 6, y, PlotFrame.TEXT, arm.color(), Anchor.START);
        x += width(arm);
      }
      y += LEGEND_ROW;
    }
  }

  /// The arms of all panels in rows that the figure has room for.
  private List<List<ArmCurve>> legend() {
    List<List<ArmCurve>> rows = new ArrayList<>();
    double x = width;
    for (ArmCurve arm : arms()) {
      if (x + width(arm) > width) {
        rows.add(new ArrayList<>());
        x = MARGIN;
      }
      rows.getLast().add(arm);
      x += width(arm);
    }
    return rows;
  }

  /// One curve for each place in the order of arms, from whichever panel has it.
  private List<ArmCurve> arms() {
    return panels.started().stream()
        .flatMap(arm ->
            plots.stream()
                .flatMap(plot -> plot.curves().stream())
                .filter(curve -> curve.arm().equals(arm)))
        .toList();
  }

  private static double width(ArmCurve arm) {
    return SWATCH + 6 + Canvas.textWidth(arm.name(), PlotFrame.TEXT) + 28;
  }

  private double top() {
    return TITLE_LINE + CAPTION_LINE + 14 + legend.size() * LEGEND_ROW;
  }

  private int height() {
    int rows = (plots.size() + columns - 1) / columns;
    return (int) top() + rows * PANEL_HEIGHT + 36;
  }

  private String title() {
    return panels.title().isBlank() ? panels.name() : panels.title();
  }

  private String caption() {
    int planned = panels.plannedRuns();
    return "Line: mean over runs; band: 95 % bootstrap interval; "
        + (panels.runs().isEmpty() ? "no runs yet" : RunText.progress(panels.runs(), planned));
  }

  private String description() {
    StringBuilder text =
        new StringBuilder(
            "Return after adaptation by epoch, smoothed with factor 0.9, mean over runs.");
    plots.forEach(plot -> text.append(' ').append(plot.description()));
    return text.toString();
  }
}
