package dev.azimuth.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of comma-separated values with one row of column names and no quoting.
public final class CsvTable {

  private final Map<String, Integer> columns;
  private final List<String[]> rows;

  private CsvTable(Map<String, Integer> columns, List<String[]> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  public static CsvTable parse(String text) {
    List<String[]> lines = text.lines().map(line -> line.split(",", -1)).toList();
    Map<String, Integer> columns = new HashMap<>();
    for (String name : lines.getFirst()) {
      columns.put(name, columns.size());
    }
    return new CsvTable(columns, lines.subList(1, lines.size()));
  }

  public List<Row> rows() {
    return rows.stream().map(Row::new).toList();
  }

  /// One line of the table.
  public final class Row {

    private final String[] cells;

    private Row(String[] cells) {
      this.cells = cells;
    }

    public String text(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw new IllegalArgumentException("There is no column %s.".formatted(column));
      }
      return cells[index];
    }

    public double number(String column) {
      return Double.parseDouble(text(column));
    }

    public int integer(String column) {
      return Integer.parseInt(text(column));
    }
  }
}
