package dev.azimuth.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws a figure as PNG, two pixels of the image for one of the figure: sharp on dense screens.
public final class RasterCanvas implements Canvas {

  private static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D graphics;

  public RasterCanvas(int width, int height) {
    image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    // Without it, points are rounded to whole pixels and curves look like stairs.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(SCALE, SCALE);
  }

  @Override
  public void line(double[] x, double[] y, Pen pen) {
    graphics.setColor(color(pen.color(), pen.opacity()));
    if (x.length == 1) {
      double radius = 1.5 * pen.width();
      graphics.fill(new Ellipse2D.Double(x[0] - radius, y[0] - radius, 2 * radius, 2 * radius));
      return;
    }
    graphics.setStroke(stroke(pen));
    graphics.draw(path(x, y));
  }

  @Override
  public void area(double[] x, double[] y, String color, double opacity) {
    graphics.setColor(color(color, opacity));
    Path2D path = path(x, y);
    path.closePath();
    graphics.fill(path);
  }

  @Override
  public void text(String text, double x, double y, double size, String color, Anchor anchor) {
    double width = Glyphs.width(text, size);
    double start =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    Shape outline = Glyphs.outline(text, start, y, size);
    graphics.setColor(color(color, 1));
    graphics.fill(outline);
  }

  /// The whole file. It is made in memory: the usual cache on disk needs space on the disk, and a
  /// JVM that is not about to end.
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("The figure cannot be encoded as PNG.", e);
    }
    return bytes.toByteArray();
  }

  private static BasicStroke stroke(Pen pen) {
    float width = (float) pen.width();
    if (pen.dashes().length == 0) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[pen.dashes().length];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = (float) pen.dashes()[i];
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  private static Path2D path(double[] x, double[] y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x[0], y[0]);
    for (int i = 1; i < x.length; i++) {
      path.lineTo(x[i], y[i]);
    }
    return path;
  }

  private static Color color(String hex, double opacity) {
    Color color = Color.decode(hex);
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }
}
