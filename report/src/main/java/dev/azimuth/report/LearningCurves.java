package dev.azimuth.report;

import dev.azimuth.report.figure.Canvas;
import dev.azimuth.report.figure.Canvas.Anchor;
import dev.azimuth.report.figure.LineEndLabels;
import dev.azimuth.report.figure.LinearScale;
import dev.azimuth.report.figure.Pen;
import dev.azimuth.report.figure.PlotFrame;
import dev.azimuth.report.figure.RasterCanvas;
import dev.azimuth.report.figure.SvgCanvas;
import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.summary.RunText;
import dev.azimuth.report.summary.SummaryTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The figure of a comparison: one line an algorithm, the mean over its runs of the smoothed return
/// after adaptation, with its 95 % interval as a band and the single runs as thin lines.
public final class LearningCurves {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 560;
  private static final double MARGIN = 12;
  private static final double LEFT = 62;
  private static final double TOP = 56;
  private static final double BOTTOM = HEIGHT - 92;
  private static final double LABEL_GAP = 12;
  private static final double LABEL_DISTANCE = 24;
  private static final double SWATCH = 24;

  // Thin lines of more runs than this would hide the bands.
  private static final int MOST_SINGLE_RUNS = 20;

  private final Comparison comparison;
  private final List<Double> thresholds;
  private final List<ArmCurve> series;
  private final LinearScale x;
  private final LinearScale y;

  private LearningCurves(Comparison comparison, List<Double> thresholds) {
    this.comparison = comparison;
    this.thresholds = SummaryTable.requireThresholds(thresholds);
    series =
        comparison.algorithms().stream()
            .filter(algorithm -> !algorithm.startedRuns().isEmpty())
            .map(ArmCurve::of)
            .toList();
    double epochs = started().mapToInt(RunData::finishedEpochs).max().orElse(1);
    double right =
        WIDTH
            - 2 * LABEL_GAP
            - SWATCH
            - series.stream()
                .mapToDouble(s -> Canvas.textWidth(s.name(), PlotFrame.TEXT))
                .max()
                .orElse(0);
    x = new LinearScale(0, epochs, LEFT, right);
    y = verticalScale();
  }

  /// Writes `learning-curves.svg` and `learning-curves.png` into `directory`, each whole or not at
  /// all; the same runs give the same bytes.
  public static void write(Path directory, Comparison comparison, List<Double> thresholds) {
    LearningCurves figure = new LearningCurves(comparison, thresholds);
    AtomicFile.write(
        directory.resolve("learning-curves.svg"), figure.svg().getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(directory.resolve("learning-curves.png"), figure.png());
  }

  /// The figure as SVG, with a title and a description for those who do not see it.
  public static String svg(Comparison comparison, List<Double> thresholds) {
    return new LearningCurves(comparison, thresholds).svg();
  }

  /// The figure as PNG.
  public static byte[] png(Comparison comparison, List<Double> thresholds) {
    return new LearningCurves(comparison, thresholds).png();
  }

  private String svg() {
    SvgCanvas canvas = new SvgCanvas(WIDTH, HEIGHT, "Learning curves", description());
    draw(canvas);
    return canvas.svg();
  }

  private byte[] png() {
    RasterCanvas canvas = new RasterCanvas(WIDTH, HEIGHT);
    draw(canvas);
    return canvas.png();
  }

  private void draw(Canvas canvas) {
    PlotFrame frame = new PlotFrame(x, y);
    frame.drawAxes(canvas, "Epoch", "Return after adaptation (sum of rewards, EMA 0.9)", MARGIN);
    if (comparison.about().quick()) {
      PlotFrame.drawPreview(canvas, WIDTH - MARGIN, TOP - 28);
    }
    thresholds.forEach(r -> frame.drawReference(canvas, r, "R = " + Numbers.plain(r)));
    series.forEach(s -> s.drawBand(canvas, frame));
    if (comparison.runs().size() <= MOST_SINGLE_RUNS) {
      series.forEach(s -> drawRuns(canvas, s));
    }
    series.forEach(s -> s.drawMean(canvas, frame));
    drawLabels(canvas);
    canvas.text(
        caption(), MARGIN, HEIGHT - 14, PlotFrame.SMALL_TEXT, PlotFrame.MUTED, Anchor.START);
  }

  private void drawRuns(Canvas canvas, ArmCurve s) {
    Pen pen = new Pen(s.color(), 0.8, 0.35);
    for (RunData run : s.arm().startedRuns()) {
      canvas.line(
          x.places(run.epochs().column(RunData.EPOCH)),
          y.places(run.epochs().column(RunData.RETURN_AFTER_EMA)),
          pen);
    }
  }

  private void drawLabels(Canvas canvas) {
    double[] ends =
        series.stream()
            .mapToDouble(s -> y.place(s.curve().center()[s.curve().points() - 1]))
            .toArray();
    double[] places = LineEndLabels.spread(ends, LABEL_DISTANCE, TOP, BOTTOM);
    for (int i = 0; i < places.length; i++) {
      ArmCurve s = series.get(i);
      double swatch = x.end() + LABEL_GAP;
      canvas.line(
          new double[] {swatch, swatch + SWATCH}, new double[] {places[i], places[i]}, s.pen());
      canvas.text(
          s.name(), swatch + SWATCH + 6, places[i] + 6, PlotFrame.TEXT, s.color(), Anchor.START);
    }
  }

  private LinearScale verticalScale() {
    double[] values =
        DoubleStream.concat(
                thresholds.stream().mapToDouble(r -> r),
                started()
                    .flatMapToDouble(
                        run -> DoubleStream.of(run.epochs().column(RunData.RETURN_AFTER_EMA))))
            .toArray();
    return LinearScale.around(values, 0.04, BOTTOM, TOP);
  }

  private Stream<RunData> started() {
    return comparison.runs().stream().filter(run -> run.finishedEpochs() > 0);
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    parts.add(RunText.environments(comparison));
    parts.add("line: mean of %s each".formatted(RunText.runCounts(comparison)));
    parts.add("band: 95 % bootstrap interval");
    if (comparison.runs().size() <= MOST_SINGLE_RUNS) {
      parts.add("thin: single runs");
    }
    RunText.orderOfDerivatives(comparison).ifPresent(parts::add);
    return String.join("; ", parts);
  }

  private String description() {
    StringBuilder text =
        new StringBuilder(
            "Return after adaptation by epoch, smoothed with factor 0.9, mean over runs.");
    series.forEach(s -> text.append(' ').append(s.description()));
    return text.toString();
  }
}
