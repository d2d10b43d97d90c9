import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes the outlines of a TrueType font that the figures draw their text with, one line a
/// character: the character's code point, its advance and its path, in units of 1/2048 em with y
/// downwards. Run once, by hand, on a machine that has the font:
///
///     java ExtractGlyphs.java Roboto-Regular.ttf ../main/resources/dev/azimuth/report/glyphs.txt
void main(String[] arguments) throws Exception {
  Font font = Font.createFont(Font.TRUETYPE_FONT, new File(arguments[0])).deriveFont(2048f);
  FontRenderContext context = new FontRenderContext(null, true, true);
  IntStream characters =
      IntStream.concat(
          IntStream.rangeClosed(' ', '~'), IntStream.concat(IntStream.rangeClosed(0xA1, 0xFF), "–—−≥≤∞αβγδθ…".chars()));
  List<String> lines =
      characters
          .filter(font::canDisplay)
          .mapToObj(character -> line(character, font.createGlyphVector(context, Character.toString(character))))
          .toList();
  String header = "# Outlines of %s %s, Apache License 2.0, Copyright Google Inc.; made by ExtractGlyphs.java.";
  Files.write(
      Path.of(arguments[1]),
      Stream.concat(Stream.of(header.formatted(font.getFontName(), arguments[0].replaceAll(".*/", ""))), lines.stream()).toList());
}

String line(int character, GlyphVector glyph) {
  StringBuilder path = new StringBuilder();
  double[] c = new double[6];
  for (PathIterator i = glyph.getOutline().getPathIterator(null); !i.isDone(); i.next()) {
    int points =
        switch (i.currentSegment(c)) {
          case PathIterator.SEG_MOVETO -> append(path, 'M', 1);
          case PathIterator.SEG_LINETO -> append(path, 'L', 1);
          case PathIterator.SEG_QUADTO -> append(path, 'Q', 2);
          case PathIterator.SEG_CLOSE -> append(path, 'Z', 0);
          default -> throw new IllegalStateException("TrueType has no cubic curves.");
        };
    path.append(
        IntStream.range(0, 2 * points)
            .mapToObj(k -> Long.toString(Math.round(c[k])))
            .collect(Collectors.joining(" ")));
  }
  long advance = Math.round(glyph.getGlyphMetrics(0).getAdvanceX());
  return "%d %d %s".formatted(character, advance, path).strip();
}

int append(StringBuilder path, char segment, int points) {
  path.append(segment);
  return points;
}
