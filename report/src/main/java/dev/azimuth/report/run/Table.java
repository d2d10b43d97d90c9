package dev.azimuth.report.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Numbers from a CSV file of a run, as columns of equal length found by name.
///
/// A run may be killed while it writes, so only lines that end with a line break count: an incomplete
/// last line is left out, for nobody can tell `12` from the beginning of `123`. Where the disk cut a
/// row and something closed it, the row is garbled: see [#read]. An empty cell is NaN (a quantity
/// that the epoch did not have).
public final class Table {

  private final SequencedMap<String, double[]> columns;
  private final int rows;

  private Table(SequencedMap<String, double[]> columns, int rows) {
    this.columns = Collections.unmodifiableSequencedMap(columns);
    this.rows = rows;
  }

  /// A table without columns and rows, for a file that a run need not have.
  static Table empty() {
    return new Table(new LinkedHashMap<>(), 0);
  }

  /// Reads a CSV file whose header must contain the columns `required`, and every row of which must
  /// hold finite numbers in them.
  ///
  /// @param labels columns that are names, not numbers; they are left out
  /// @param whole the rows of a table that is finished; with fewer, the last one is still being
  ///     written or was cut when its run was killed, and is left out if it is garbled
  static Table read(Path file, List<String> required, List<String> labels, int whole) {
    List<String> lines = completeLines(file);
    try {
      return of(file, lines, required, labels);
    } catch (GarbledRowException e) {
      if (e.line < lines.size() || lines.size() - 2 >= whole) {
        throw e;
      }
      return of(file, lines.subList(0, lines.size() - 1), required, labels);
    }
  }

  private static Table of(
      Path file, List<String> lines, List<String> required, List<String> labels) {
    String first = lines.isEmpty() ? String.join(",", required) : lines.getFirst();
    List<String> header = header(file, first, required);
    int rows = Math.max(0, lines.size() - 1);
    double[][] numbers = new double[header.size()][rows];
    for (int row = 0; row < rows; row++) {
      String[] cells = lines.get(row + 1).split(",", -1);
      if (cells.length != header.size()) {
        throw garbled(file, row + 2, "%d values for %d columns", cells.length, header.size());
      }
      for (int column = 0; column < cells.length; column++) {
        String name = header.get(column);
        if (!labels.contains(name)) {
          numbers[column][row] =
              number(cells[column], required.contains(name), name, file, row + 2);
        }
      }
    }
    SequencedMap<String, double[]> columns = new LinkedHashMap<>();
    for (int column = 0; column < numbers.length; column++) {
      columns.put(header.get(column), numbers[column]);
    }
    labels.forEach(columns::remove);
    return new Table(columns, rows);
  }

  /// The names of the columns, in the file's order.
  public SequencedSet<String> names() {
    return columns.sequencedKeySet();
  }

  public int rows() {
    return rows;
  }

  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /// The numbers of the column `name` [rows]; a copy.
  public double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "name (%s) must be one of the columns %s.".formatted(name, columns.keySet()));
    }
    return values.clone();
  }

  private static List<String> header(Path file, String line, List<String> required) {
    List<String> header = List.of(line.split(",", -1));
    for (String name : required) {
      if (!header.contains(name)) {
        throw at(file, 1, "the header has no column %s (it has: %s)", name, line);
      }
    }
    for (String name : header) {
      if (header.indexOf(name) != header.lastIndexOf(name)) {
        throw at(file, 1, "the column %s is there twice", name);
      }
    }
    return header;
  }

  private static List<String> completeLines(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
    }
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
      String line = text.substring(start, end);
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    return lines;
  }

  private static double number(String cell, boolean required, String name, Path file, int line) {
    if (cell.isEmpty() && !required) {
      return Double.NaN;
    }
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw garbled(file, line, "%s (%s) must be a number", name, cell);
    }
    if (required && !Double.isFinite(value)) {
      throw at(file, line, "%s (%s) must be a finite number", name, cell);
    }
    return value;
  }

  static IllegalArgumentException at(Path file, int line, String what, Object... values) {
    return new IllegalArgumentException(message(file, line, what, values));
  }

  private static GarbledRowException garbled(Path file, int line, String what, Object... values) {
    return new GarbledRowException(line, message(file, line, what, values));
  }

  private static String message(Path file, int line, String what, Object... values) {
    return "%s, line %d: %s.".formatted(file, line, what.formatted(values));
  }

  /// A row that is no row of numbers.
  private static final class GarbledRowException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int line; // counts from 1

    GarbledRowException(int line, String message) {
      super(message);
      this.line = line;
    }
  }
}
