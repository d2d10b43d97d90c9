package dev.azimuth.report.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;

/// The outlines of a font's characters, from a resource.
///
/// Java's own text needs fontconfig and a font on the machine, which a server or container often
/// lacks, and draws differently on each. Filling these outlines needs neither, so a figure has the
/// same bytes everywhere. See decision 0032.
final class Glyphs {

  private static final double UNITS_PER_EM = 2048;
  private static final int UNKNOWN = '?';
  private static final Map<Integer, Glyph> GLYPHS = read();

  private record Glyph(double advance, Path2D outline) {}

  private Glyphs() {}

  /// The width of `text` in pixels if an em is `size` pixels.
  static double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> glyph(c).advance()).sum() * size / UNITS_PER_EM;
  }

  /// The outline of `text` that starts at (x, y) on the baseline.
  static Shape outline(String text, double x, double y, double size) {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double scale = size / UNITS_PER_EM;
    double pen = 0;
    for (int character : text.codePoints().toArray()) {
      Glyph glyph = glyph(character);
      outline.append(
          glyph.outline().createTransformedShape(AffineTransform.getTranslateInstance(pen, 0)),
          false);
      pen += glyph.advance();
    }
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(scale, scale);
    return outline.createTransformedShape(place);
  }

  private static Glyph glyph(int character) {
    Glyph unknown = GLYPHS.get(UNKNOWN);
    if (unknown == null) {
      throw new IllegalStateException("The outline of '?' is missing.");
    }
    return GLYPHS.getOrDefault(character, unknown);
  }

  private static Map<Integer, Glyph> read() {
    Map<Integer, Glyph> glyphs = new HashMap<>();
    try (InputStream resource =
        Glyphs.class.getResourceAsStream("/dev/azimuth/report/glyphs.txt")) {
      if (resource == null) {
        throw new IllegalStateException("The resource glyphs.txt is missing.");
      }
      new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 3))
          .forEach(parts ->
              glyphs.put(
                  Integer.parseInt(parts[0]),
                  new Glyph(Double.parseDouble(parts[1]), path(parts.length < 3 ? "" : parts[2]))));
    } catch (IOException e) {
      throw new UncheckedIOException("The resource glyphs.txt cannot be read.", e);
    }
    return glyphs;
  }

  private static Path2D path(String segments) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    try (Scanner scanner = new Scanner(segments.replaceAll("([MLQZ])", " $1 "))) {
      while (scanner.hasNext()) {
        switch (scanner.next()) {
          case "M" -> path.moveTo(scanner.nextInt(), scanner.nextInt());
          case "L" -> path.lineTo(scanner.nextInt(), scanner.nextInt());
          case "Q" ->
              path.quadTo(
                  scanner.nextInt(), scanner.nextInt(), scanner.nextInt(), scanner.nextInt());
          default -> path.closePath();
        }
      }
    }
    return path;
  }
}
