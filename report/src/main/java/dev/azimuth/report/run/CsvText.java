package dev.azimuth.report.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Texts from a CSV file, where a cell may be quoted and hold commas, quotes and line breaks.
final class CsvText {

  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();

  private CsvText(String text) {
    this.text = text;
  }

  /// The rows below the header, with the cells of `columns` in that order.
  static List<List<String>> read(Path file, List<String> columns) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
    }
    List<List<String>> all = new CsvText(text.replace("\r\n", "\n")).parse();
    List<String> header = all.isEmpty() ? List.of() : all.getFirst();
    for (String column : columns) {
      if (!header.contains(column)) {
        throw Table.at(file, 1, "the header has no column %s", column);
      }
    }
    List<List<String>> chosen = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      List<String> cells = all.get(i);
      if (cells.size() != header.size()) {
        throw Table.at(file, i + 1, "%d values for %d columns", cells.size(), header.size());
      }
      chosen.add(columns.stream().map(column -> cells.get(header.indexOf(column))).toList());
    }
    return chosen;
  }

  private List<List<String>> parse() {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean literal = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (literal) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted || (c != ',' && c != '\n')) {
        cell.append(c);
      } else {
        endCell();
        if (c == '\n') {
          endRow();
        }
      }
    }
    if (!row.isEmpty() || !cell.isEmpty()) {
      endCell();
      endRow();
    }
    return rows;
  }

  private void endCell() {
    row.add(cell.toString());
    cell.setLength(0);
  }

  private void endRow() {
    rows.add(row);
    row = new ArrayList<>();
  }
}
