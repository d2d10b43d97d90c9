package dev.azimuth.report.summary;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.output.TextTable;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Figures that somebody has published beside those of the runs: every quantity of which there is a
/// published figure, of every arm.
public record PublishedTable(List<String> quantities, List<Row> rows) {

  /// The header of the table as CSV.
  public static final String COLUMNS =
      "arm,quantity,published,here,low,high,standard_deviation,runs,reached,ratio";

  /// One arm.
  ///
  /// @param cells one a quantity, in the table's order
  public record Row(String arm, List<Cell> cells) {}

  /// One quantity of one arm.
  ///
  /// @param published as it was; empty if it was not
  /// @param here the same of the runs
  /// @param ratio the reference's divided by this one's; NaN if one of them does not exist
  public record Cell(String quantity, String published, Quantity here, double ratio) {

    /// "0.094 ± 0.002", "151 [140, 163], 5/5".
    public String text() {
      return here.text();
    }
  }

  public PublishedTable {
    quantities = List.copyOf(quantities);
    rows = List.copyOf(rows);
  }

  /// The table of a comparison; none if nothing of it is published.
  ///
  /// @param thresholds of which the highest is convergence
  public static Optional<PublishedTable> of(
      Comparison comparison, List<Published> published, List<Double> thresholds) {
    List<String> quantities = published.stream().map(Published::quantity).distinct().toList();
    if (quantities.isEmpty()) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (AlgorithmRuns arm : comparison.algorithms()) {
      List<Cell> cells = new ArrayList<>();
      for (String name : quantities) {
        Quantity here = Quantity.of(name, arm, thresholds);
        double reference =
            comparison
                .reference()
                .map(runs -> Quantity.of(name, runs, thresholds).estimate().value())
                .orElse(Double.NaN);
        double ratio = reference / here.estimate().value();
        cells.add(
            new Cell(
                name,
                text(published, arm.label(), name),
                here,
                Double.isFinite(ratio) && ratio > 0 ? ratio : Double.NaN));
      }
      rows.add(new Row(arm.label(), cells));
    }
    return Optional.of(new PublishedTable(quantities, rows));
  }

  private static String text(List<Published> published, String arm, String quantity) {
    return published.stream()
        .filter(one -> one.arm().equals(arm) && one.quantity().equals(quantity))
        .map(Published::text)
        .findFirst()
        .orElse("");
  }

  /// The table as the lines of a CSV file, one for each quantity of each arm, without a header; what was
  /// not reached is an empty cell.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      for (Cell cell : row.cells()) {
        Quantity here = cell.here();
        lines.add(
            String.join(
                ",",
                Numbers.csvText(row.arm()),
                cell.quantity(),
                Numbers.csvText(cell.published()),
                Numbers.csv(here.estimate().value()),
                Numbers.csv(here.estimate().low()),
                Numbers.csv(here.estimate().high()),
                Numbers.csv(here.standardDeviation()),
                Integer.toString(here.runs()),
                here.reached().isEmpty() ? "" : Integer.toString(here.reached().getAsInt()),
                Numbers.csv(cell.ratio())));
      }
    }
    return lines;
  }

  /// The table as aligned text for a terminal: published figures in brackets.
  public String toText() {
    List<List<String>> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("arm (published)"));
    quantities.forEach(quantity -> header.add(quantity.replace('_', ' ')));
    lines.add(header);
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.arm()));
      for (Cell cell : row.cells()) {
        String there = cell.published().isEmpty() ? "" : " (" + cell.published() + ")";
        line.add(cell.text() + there);
      }
      lines.add(line);
    }
    return TextTable.align(lines);
  }
}
