package dev.azimuth.report.figure;

import dev.azimuth.report.figure.Canvas.Anchor;
import dev.azimuth.report.output.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The axes of a plot, mostly over whole numbers such as epochs or steps: a light grid, round numbers, and the
/// axis titles, the vertical one level.
public record PlotFrame(LinearScale x, LinearScale y) {

  /// The height of an em of titles and labels in pixels.
  public static final double TEXT = 17;

  /// The height of an em of numbers and notes in pixels.
  public static final double SMALL_TEXT = 15;

  public static final String INK = "#1f2933";
  public static final String MUTED = "#52606d";

  /// What a figure that is no result says in its upper right corner.
  public static final String PREVIEW = "PREVIEW, NOT A RESULT";

  private static final String WARNING = "#b42318";
  private static final String BACKGROUND = "#ffffff";
  private static final Pen GRID = new Pen("#e4e7eb", 1, 1);
  private static final Pen AXIS = new Pen(MUTED, 1.2, 1);
  private static final Pen REFERENCE = new Pen("#7b8794", 1.2, 1, 5, 4);
  private static final double BAND = 0.16;
  private static final int LONGEST_NAME = 36;
  private static final int TICKS = 6;
  private static final double TICK_LENGTH = 5;

  /// Draws grid, axes and titles.
  ///
  /// @param titleX where the vertical axis' title starts, above the plot
  public void drawAxes(Canvas canvas, String horizontal, String vertical, double titleX) {
    for (BigDecimal tick : y.ticks(TICKS)) {
      double place = y.place(tick.doubleValue());
      level(canvas, place, GRID);
      canvas.text(text(tick), x.start() - 8, place + 5.5, SMALL_TEXT, MUTED, Anchor.END);
    }
    double bottom = y.start();
    level(canvas, bottom, AXIS);
    for (BigDecimal tick : horizontalTicks()) {
      double place = x.place(tick.doubleValue());
      canvas.line(new double[] {place, place}, new double[] {bottom, bottom + TICK_LENGTH}, AXIS);
      canvas.text(text(tick), place, bottom + 22, SMALL_TEXT, MUTED, Anchor.MIDDLE);
    }
    double middle = (x.start() + x.end()) / 2;
    canvas.text(horizontal, middle, bottom + 48, TEXT, INK, Anchor.MIDDLE);
    canvas.text(vertical, titleX, y.end() - 28, TEXT, INK, Anchor.START);
  }

  /// No halves where there are few whole numbers, unless there are too few to read by.
  private List<BigDecimal> horizontalTicks() {
    List<BigDecimal> whole = x.ticks(Math.clamp((long) (x.high() - x.low()), 1, TICKS));
    return whole.size() < 2 ? x.ticks(TICKS) : whole;
  }

  /// Draws a dashed level line at `value` with its name.
  public void drawReference(Canvas canvas, double value, String name) {
    double place = y.place(value);
    level(canvas, place, REFERENCE);
    double left = x.start() + 6;
    double right = left + Canvas.textWidth(name, SMALL_TEXT);
    // Hides the grid line that may run through the name.
    canvas.area(
        new double[] {left - 2, right + 2, right + 2, left - 2},
        new double[] {place - 17, place - 17, place - 2, place - 2},
        BACKGROUND,
        1);
    canvas.text(name, left, place - 5, SMALL_TEXT, MUTED, Anchor.START);
  }

  /// Draws the band between two curves at the same places.
  public void drawBand(Canvas canvas, double[] at, double[] low, double[] high, String color) {
    double[] across = x.places(at);
    canvas.area(there(across, across), there(y.places(high), y.places(low)), color, BAND);
  }

  private static double[] there(double[] there, double[] back) {
    return DoubleStream.concat(
            DoubleStream.of(there),
            IntStream.range(0, back.length).mapToDouble(i -> back[back.length - 1 - i]))
        .toArray();
  }

  /// A name beside a curve, cut if it is long: longer ones would leave no room for the curves.
  public static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
  }

  /// Writes [#PREVIEW] so that it ends at (x, y).
  public static void drawPreview(Canvas canvas, double x, double y) {
    canvas.text(PREVIEW, x, y, TEXT, WARNING, Anchor.END);
  }

  private void level(Canvas canvas, double place, Pen pen) {
    canvas.line(new double[] {x.start(), x.end()}, new double[] {place, place}, pen);
  }

  /// A number with a minus sign that is as long as a plus sign.
  private static String text(BigDecimal tick) {
    return Numbers.plain(tick.doubleValue()).replace('-', '−');
  }
}
