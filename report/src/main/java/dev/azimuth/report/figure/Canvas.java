package dev.azimuth.report.figure;

/// What a figure is drawn on: x to the right and y downwards, in pixels; colours as `#rrggbb`.
public sealed interface Canvas permits SvgCanvas, RasterCanvas {

  /// Where a text lies relative to its point.
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /// A line through the points (x, y); one point is a dot.
  void line(double[] x, double[] y, Pen pen);

  /// A filled area with the corners (x, y).
  void area(double[] x, double[] y, String color, double opacity);

  /// A line of text on the baseline y.
  ///
  /// @param size the height of an em in pixels
  void text(String text, double x, double y, double size, String color, Anchor anchor);

  /// The width of `text` in pixels; in SVG, where the reader's font decides, a good guess.
  static double textWidth(String text, double size) {
    return Glyphs.width(text, size);
  }
}
