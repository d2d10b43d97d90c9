package dev.azimuth.report.evaluation;

import dev.azimuth.report.figure.Canvas;
import dev.azimuth.report.figure.Canvas.Anchor;
import dev.azimuth.report.figure.LineEndLabels;
import dev.azimuth.report.figure.LinearScale;
import dev.azimuth.report.figure.Palette;
import dev.azimuth.report.figure.Pen;
import dev.azimuth.report.figure.PlotFrame;
import dev.azimuth.report.figure.RasterCanvas;
import dev.azimuth.report.figure.SvgCanvas;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Center;
import dev.azimuth.report.statistics.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The figure of an evaluation: the return by inner steps, one line an arm, mean over tasks and
/// runs, with the 95 % interval over runs as a band and the best possible return as a dashed line.
final class EvaluationFigure {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 560;
  private static final double MARGIN = 12;
  private static final double LEFT = 62;
  private static final double TOP = 56;
  private static final double BOTTOM = HEIGHT - 92;
  private static final double GAP = 12;
  private static final double LABEL_DISTANCE = 24;
  private static final double DOT = 3;

  private final EvaluationData data;
  private final List<Integer> tasks;
  private final List<Curve> curves; // by arm
  private final double optimalReturn;
  private final LinearScale x;
  private final LinearScale y;

  EvaluationFigure(EvaluationData data) {
    this.data = data;
    tasks = List.copyOf(data.tasks().keySet());
    curves = data.arms().stream().map(this::curve).toList();
    optimalReturn = data.optimalReturn(tasks);
    double widest =
        data.arms().stream()
            .mapToDouble(arm -> Canvas.textWidth(PlotFrame.shortened(arm), PlotFrame.TEXT))
            .max()
            .orElse(0);
    x = new LinearScale(0, Math.max(1, data.steps()), LEFT, WIDTH - 2 * GAP - widest);
    y = verticalScale();
  }

  private Curve curve(String arm) {
    int steps = data.steps();
    double[] places = IntStream.rangeClosed(0, steps).asDoubleStream().toArray();
    List<double[]> runs = new ArrayList<>();
    for (int run = 0; run < data.runs(arm); run++) {
      runs.add(new double[steps + 1]);
    }
    for (int step = 0; step <= steps; step++) {
      double[] means = data.means(arm, step, tasks, EvaluationRow::returnMean);
      for (int run = 0; run < means.length; run++) {
        runs.get(run)[step] = means[run];
      }
    }
    return Curve.of(places, runs, Center.MEAN, Bootstrap.FOR_BANDS);
  }

  private LinearScale verticalScale() {
    double[] values =
        DoubleStream.concat(
                DoubleStream.of(optimalReturn).filter(Double::isFinite),
                curves.stream()
                    .flatMapToDouble(c ->
                        DoubleStream.concat(DoubleStream.of(c.low()), DoubleStream.of(c.high()))))
            .toArray();
    return LinearScale.around(values, 0.06, BOTTOM, TOP);
  }

  /// The figure as SVG, with a title and a description for those who do not see it.
  String svg() {
    SvgCanvas canvas = new SvgCanvas(WIDTH, HEIGHT, "Return by inner steps", description());
    draw(canvas);
    return canvas.svg();
  }

  byte[] png() {
    RasterCanvas canvas = new RasterCanvas(WIDTH, HEIGHT);
    draw(canvas);
    return canvas.png();
  }

  private void draw(Canvas canvas) {
    PlotFrame frame = new PlotFrame(x, y);
    frame.drawAxes(
        canvas,
        "Inner steps on a held-out task",
        "Return (sum of rewards, not discounted)",
        MARGIN);
    if (Double.isFinite(optimalReturn)) {
      frame.drawReference(canvas, optimalReturn, "best possible");
    }
    for (int arm = 0; arm < curves.size(); arm++) {
      drawBand(canvas, frame, arm);
    }
    for (int arm = 0; arm < curves.size(); arm++) {
      drawLine(canvas, arm);
    }
    drawLabels(canvas);
    canvas.text(
        caption(), MARGIN, HEIGHT - 14, PlotFrame.SMALL_TEXT, PlotFrame.MUTED, Anchor.START);
  }

  private void drawBand(Canvas canvas, PlotFrame frame, int arm) {
    Curve curve = curves.get(arm);
    if (curve.points() >= 2 && data.runs(data.arms().get(arm)) >= 2) {
      frame.drawBand(canvas, curve.x(), curve.low(), curve.high(), Palette.color(arm));
    }
  }

  private void drawLine(Canvas canvas, int arm) {
    double[] across = x.places(curves.get(arm).x());
    double[] up = y.places(curves.get(arm).center());
    String color = Palette.color(arm);
    canvas.line(across, up, new Pen(color, 2.6, 1, Palette.dashes(arm)));
    for (int step = 0; step < across.length; step++) {
      canvas.line(new double[] {across[step]}, new double[] {up[step]}, new Pen(color, DOT, 1));
    }
  }

  private void drawLabels(Canvas canvas) {
    double[] ends = curves.stream().mapToDouble(c -> y.place(c.center()[c.points() - 1])).toArray();
    double[] places = LineEndLabels.spread(ends, LABEL_DISTANCE, TOP, BOTTOM);
    for (int arm = 0; arm < places.length; arm++) {
      canvas.text(
          PlotFrame.shortened(data.arms().get(arm)),
          x.end() + GAP,
          places[arm] + 6,
          PlotFrame.TEXT,
          Palette.color(arm),
          Anchor.START);
    }
  }

  private String caption() {
    List<Integer> runs = data.arms().stream().map(data::runs).distinct().sorted().toList();
    String counts =
        runs.size() == 1
            ? count(runs.getFirst(), "run")
            : "%d to %s".formatted(runs.getFirst(), count(runs.getLast(), "run"));
    String band = runs.getLast() > 1 ? "; band: 95 % bootstrap interval over runs" : "";
    return "%s; line: mean of %s and %s, %s each%s"
        .formatted(
            data.environment(),
            counts,
            count(tasks.size(), "task"),
            count(data.rows().getFirst().episodes(), "episode"),
            band);
  }

  private static String count(int number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }

  private String description() {
    StringBuilder text =
        new StringBuilder("Return in held-out tasks by inner steps, mean over tasks and runs.");
    for (int arm = 0; arm < curves.size(); arm++) {
      Curve curve = curves.get(arm);
      text.append(
          " %s: %s after 0 steps, %s after %d."
              .formatted(
                  data.arms().get(arm),
                  Numbers.rounded(curve.center()[0]),
                  Numbers.rounded(curve.center()[curve.points() - 1]),
                  data.steps()));
    }
    return text.toString();
  }
}
