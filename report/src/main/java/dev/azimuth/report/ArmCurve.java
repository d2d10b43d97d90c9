package dev.azimuth.report;

import dev.azimuth.report.figure.Canvas;
import dev.azimuth.report.figure.Palette;
import dev.azimuth.report.figure.Pen;
import dev.azimuth.report.figure.PlotFrame;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Center;
import dev.azimuth.report.statistics.Curve;
import java.util.List;

/// The mean of the smoothed return after adaptation over the runs of an arm, by epoch, as figures have
/// it: a line and a band.
record ArmCurve(AlgorithmRuns arm, Curve curve) {

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
    return PlotFrame.shortened(arm.label());
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

  void drawMean(Canvas canvas, PlotFrame frame) {
    canvas.line(frame.x().places(curve.x()), frame.y().places(curve.center()), pen());
  }

  /// Draws the interval, if it has one.
  void drawBand(Canvas canvas, PlotFrame frame) {
    if (curve.points() >= 2 && arm.averagedRuns().size() >= 2) {
      frame.drawBand(canvas, curve.x(), curve.low(), curve.high(), color());
    }
  }
}
