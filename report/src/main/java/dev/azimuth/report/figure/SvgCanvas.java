package dev.azimuth.report.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Draws a figure as SVG: text stays text, coordinates have one decimal.
public final class SvgCanvas implements Canvas {

  private static final String FONT = "Roboto, Helvetica, Arial, sans-serif";

  private final StringBuilder svg = new StringBuilder();

  /// @param title the figure's accessible name
  /// @param description what is to be seen in it
  public SvgCanvas(int width, int height, String title, String description) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        role="img" font-family="%s">
        <title>%s</title>
        <desc>%s</desc>
        <rect width="%d" height="%d" fill="#ffffff"/>
        """
            .formatted(
                width,
                height,
                width,
                height,
                FONT,
                escape(title),
                escape(description),
                width,
                height));
  }

  @Override
  public void line(double[] x, double[] y, Pen pen) {
    if (x.length == 1) {
      svg.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"%s/>\n"
              .formatted(
                  number(x[0]),
                  number(y[0]),
                  number(1.5 * pen.width()),
                  pen.color(),
                  opacity("fill-opacity", pen.opacity())));
      return;
    }
    svg.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s%s stroke-linejoin=\"round\"/>\n"
            .formatted(
                path(x, y),
                pen.color(),
                number(pen.width()),
                opacity("stroke-opacity", pen.opacity()),
                dashes(pen.dashes())));
  }

  @Override
  public void area(double[] x, double[] y, String color, double opacity) {
    svg.append(
        "<path d=\"%sZ\" fill=\"%s\"%s/>\n"
            .formatted(path(x, y), color, opacity("fill-opacity", opacity)));
  }

  @Override
  public void text(String text, double x, double y, double size, String color, Anchor anchor) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\">%s</text>\n"
            .formatted(
                number(x),
                number(y),
                number(size),
                color,
                anchor.name().toLowerCase(Locale.ROOT),
                escape(text)));
  }

  /// The whole file.
  public String svg() {
    return svg + "</svg>\n";
  }

  private static String path(double[] x, double[] y) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      path.append(i == 0 ? "M" : "L").append(number(x[i])).append(' ').append(number(y[i]));
    }
    return path.toString();
  }

  private static String opacity(String attribute, double opacity) {
    return opacity == 1 ? "" : " %s=\"%s\"".formatted(attribute, Double.toString(opacity));
  }

  private static String dashes(double[] dashes) {
    return dashes.length == 0
        ? ""
        : " stroke-dasharray=\"%s\""
            .formatted(
                Arrays.stream(dashes).mapToObj(SvgCanvas::number).collect(Collectors.joining(" ")));
  }

  private static String number(double value) {
    long tenths = Math.round(value * 10);
    String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
    return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
