package dev.azimuth.report;

import dev.azimuth.report.figure.Canvas;
import dev.azimuth.report.figure.LinearScale;
import dev.azimuth.report.figure.Palette;
import dev.azimuth.report.figure.Pen;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Center;
import dev.azimuth.report.statistics.Curve;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The mean of the smoothed return after adaptation over the runs of an arm, by epoch, as figures have
/// it: a line and a band.
record ArmCurve(AlgorithmRuns arm, Curve curve) {

  // Longer names would leave no room for the curves.
  private static final int LONGEST_NAME = 36;

  /// @param arm one of which a run has finished an epoch
  static ArmCurve of(AlgorithmRuns arm) {
    List<double[]> smooth =
        arm.averagedRuns().stream()
            .map(run -> run.epochs().column(RunData.RETURN_AFTER_EMA))
            .toList();
    return new ArmCurve(arm, Curve.overEpochs(smooth, Center.MEAN, Bootstrap.FOR_BANDS));
  }

  String color() {
    return Palette.color(arm.series());
  }

  Pen pen() {
    return new Pen(color(), 2.6, 1, Palette.dashes(arm.series()));
  }

  /// Its name, cut if it is long.
  String name() {
    String label = arm.label();
    return label.length() > LONGEST_NAME ? label.substring(0, LONGEST_NAME - 1) + "…" : label;
  }

  /// Its ends in words.
  String description() {
    int last = curve.points() - 1;
    return "%s: %s at epoch 1, %s at epoch %s."
        .formatted(
            arm.label(),
            Numbers.rounded(curve.center()[0]),
            Numbers.rounded(curve.center()[last]),
            Numbers.plain(curve.x()[last]));
  }

  void drawMean(Canvas canvas, LinearScale x, LinearScale y) {
    canvas.line(x.places(curve.x()), y.places(curve.center()), pen());
  }

  /// Draws the interval, if it has one.
  void drawBand(Canvas canvas, LinearScale x, LinearScale y) {
    if (curve.points() < 2 || arm.averagedRuns().size() < 2) {
      return;
    }
    double[] across = x.places(curve.x());
    canvas.area(
        there(across, across), there(y.places(curve.high()), y.places(curve.low())), color(), 0.16);
  }

  private static double[] there(double[] there, double[] back) {
    return DoubleStream.concat(
            DoubleStream.of(there),
            IntStream.range(0, back.length).mapToDouble(i -> back[back.length - 1 - i]))
        .toArray();
  }
}
