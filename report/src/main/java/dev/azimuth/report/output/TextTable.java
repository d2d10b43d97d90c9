package dev.azimuth.report.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of cells as text with aligned columns: the first to the left, the others to the right.
public final class TextTable {

  private static final String GAP = "   ";

  private TextTable() {}

  /// @param rows the header first, all of the same length
  public static String align(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths) + "\n").collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> {
          String cell = row.get(column);
          String padding = " ".repeat(widths[column] - width(cell));
          return column == 0 ? cell + padding : padding + cell;
        })
        .collect(Collectors.joining(GAP));
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
