package dev.azimuth.report;

import dev.azimuth.report.figure.Canvas;
import dev.azimuth.report.figure.Canvas.Anchor;
import dev.azimuth.report.figure.LinearScale;
import dev.azimuth.report.figure.PlotFrame;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Panel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// One panel of a figure that has several.
///
/// @param thresholds drawn as thin lines
/// @param curves of the arms that have begun
record PanelPlot(Panel panel, List<Double> thresholds, List<ArmCurve> curves) {

  /// What stands where there is nothing to draw.
  static final String NO_RUNS = "no runs yet";

  private static final double LEFT = 62;
  private static final double RIGHT = 20;
  private static final double TOP = 52;
  private static final double BOTTOM = 66;

  static PanelPlot of(Panel panel, List<Double> thresholds) {
    return new PanelPlot(panel, thresholds, panel.started().stream().map(ArmCurve::of).toList());
  }

  void draw(Canvas canvas, double left, double top, double width, double height) {
    double middle = left + LEFT + (width - LEFT - RIGHT) / 2;
    if (curves.isEmpty()) {
      canvas.text(
          panel.shortTitle(),
          left + 12,
          top + TOP - 28,
          PlotFrame.TEXT,
          PlotFrame.INK,
          Anchor.START);
      canvas.text(
          NO_RUNS, middle, top + height / 2, PlotFrame.TEXT, PlotFrame.MUTED, Anchor.MIDDLE);
      return;
    }
    double epochs = curves.stream().mapToInt(arm -> arm.curve().points()).max().orElse(1);
    LinearScale x = new LinearScale(0, epochs, left + LEFT, left + width - RIGHT);
    LinearScale y = vertical(top + height - BOTTOM, top + TOP);
    PlotFrame frame = new PlotFrame(x, y);
    frame.drawAxes(canvas, "Epoch", panel.shortTitle(), left + 12);
    thresholds.forEach(r -> frame.drawReference(canvas, r, "R = " + Numbers.plain(r)));
    curves.forEach(arm -> arm.drawBand(canvas, frame));
    curves.forEach(arm -> arm.drawMean(canvas, frame));
  }

  /// What is to be seen, in words.
  String description() {
    return panel.shortTitle()
        + ": "
        + (curves.isEmpty()
            ? NO_RUNS + "."
            : curves.stream().map(ArmCurve::description).collect(Collectors.joining(" ")));
  }

  private LinearScale vertical(double bottom, double top) {
    double[] values =
        DoubleStream.concat(
                thresholds.stream().mapToDouble(r -> r),
                curves.stream()
                    .map(ArmCurve::curve)
                    .flatMapToDouble(curve ->
                        DoubleStream.concat(
                            DoubleStream.of(curve.low()), DoubleStream.of(curve.high()))))
            .toArray();
    return LinearScale.around(values, 0.04, bottom, top);
  }
}
