package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.summary.PublishedTable;
import java.util.ArrayList;
import java.util.List;

/// The paper's own figures beside those of the runs.
final class PublishedSection {

  private PublishedSection() {}

  /// The table, or nothing where nothing is published.
  static String html(Comparison comparison, List<Double> thresholds) {
    return PublishedTable.of(comparison, comparison.about().published(), thresholds)
        .map(table -> html(comparison, table))
        .orElse("");
  }

  private static String html(Comparison comparison, PublishedTable table) {
    List<String> header = new ArrayList<>(List.of("Arm"));
    table.quantities().forEach(quantity -> header.add(quantity.replace('_', ' ')));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(Html.seriesName(comparison.algorithms().get(i)));
      table.rows().get(i).cells().forEach(cell -> row.add(cell(cell)));
      rows.add(row);
    }
    String reference = comparison.reference().map(runs -> runs.label()).orElse("");
    return Html.table(
            "Beside the paper: mean ± standard deviation of what every run has; median with 95 %"
                + " interval of what a run may not reach, and how many did",
            "results", header, rows)
        + Html.paragraph(
            "“Paper” is what the paper prints, on its own machine. Convergence is the first epoch at"
                + " the highest return of the table above; a run that never gets there is not"
                + " counted as if it had."
                + (reference.isEmpty()
                    ? ""
                    : " “×” is the figure of %s divided by that of the arm.".formatted(reference)));
  }

  private static String cell(PublishedTable.Cell cell) {
    String paper = cell.published().isEmpty() ? "" : "<small>paper: %s</small>";
    String ratio = Double.isNaN(cell.ratio()) ? "" : "<small>× %s</small>";
    return Html.escape(cell.text())
        + paper.formatted(Html.escape(cell.published()))
        + ratio.formatted(Numbers.rounded(cell.ratio()));
  }
}
