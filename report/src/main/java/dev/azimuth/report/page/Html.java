package dev.azimuth.report.page;

import dev.azimuth.report.figure.Palette;
import dev.azimuth.report.run.AlgorithmRuns;
import java.util.List;
import java.util.stream.Collectors;

/// Pieces of HTML. What goes into them as a cell or content is HTML already; text from a run has to go
/// through [#escape] first.
final class Html {

  private Html() {}

  /// `text` so that it is text in HTML, in content and in quoted attributes.
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// A table that scrolls by itself where the page is too narrow; its first column heads the rows.
  ///
  /// @param caption text above the table, which does not scroll with it
  /// @param style CSS classes, or nothing; "numbers" aligns all columns but the first to the right
  static String table(String caption, String style, List<String> header, List<List<String>> rows) {
    boolean numbers = style.contains("numbers");
    String head =
        header.isEmpty()
            ? ""
            : "<thead>"
                + row(header, "th scope=\"col\"", "th scope=\"col\"", numbers)
                + "</thead>\n";
    String body =
        rows.stream()
            .map(cells -> row(cells, "th scope=\"row\"", "td", numbers))
            .collect(Collectors.joining("\n"));
    String text = escape(caption);
    return """
    <p class="caption">%s</p>
    <div class="scroll" role="region" tabindex="0" aria-label="%s"><table class="%s" aria-label="%s">
    %s<tbody>
    %s
    </tbody></table></div>
    """
        .formatted(text, text, style, text, head, body);
  }

  private static String row(List<String> cells, String first, String other, boolean numbers) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String tag = i == 0 ? first : other;
      row.append('<').append(tag);
      if (numbers && i > 0) {
        row.append(" class=\"number\"");
      }
      row.append('>').append(cells.get(i)).append("</").append(tag, 0, 2).append('>');
    }
    return row.append("</tr>").toString();
  }

  /// What is unfolded by a press.
  static String details(String summary, String content) {
    return "<details><summary>%s</summary>\n%s</details>\n".formatted(escape(summary), content);
  }

  static String paragraph(String text) {
    return "<p>%s</p>\n".formatted(escape(text));
  }

  /// The classes that give an element the colour and dashes of a series.
  static String seriesClasses(int series) {
    return "series-%d dash-%d".formatted(Palette.colorIndex(series), Palette.dashIndex(series));
  }

  /// A name with a sample of its line.
  static String seriesName(AlgorithmRuns algorithm) {
    return "<span class=\"swatch %s\"></span> %s"
        .formatted(seriesClasses(algorithm.series()), escape(algorithm.label()));
  }
}
