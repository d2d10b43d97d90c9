package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.summary.Reach;
import dev.azimuth.report.summary.RunText;
import dev.azimuth.report.summary.SummaryTable;
import java.util.ArrayList;
import java.util.List;

/// The table of final returns and thresholds, with what was not reached in words.
final class ResultSection {

  private ResultSection() {}

  static String html(Comparison comparison, SummaryTable summary) {
    List<String> header = new ArrayList<>(List.of("Algorithm", "Runs", "Final return"));
    summary.thresholds().forEach(r -> header.add("Epochs to return " + Numbers.plain(r)));
    header.add("Seconds per epoch");
    summary.thresholds().stream()
        .max(Double::compare)
        .ifPresent(r -> header.add("Seconds to return " + Numbers.plain(r)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < summary.rows().size(); i++) {
      rows.add(
          row(
              name(comparison, comparison.algorithms().get(i)),
              summary.rows().get(i),
              !summary.thresholds().isEmpty()));
    }
    return Html.table(
            "Final return: interquartile mean over runs; others: median over runs;"
                + " in brackets 95 % intervals",
            "results", header, rows)
        + Html.paragraph(
            "A run that never reaches a return is counted as not reached, at whatever epoch it"
                + " ended. A median is reached only if more than half of the runs got there.")
        + Html.paragraph(
            comparison.about().oneRunAtATime()
                ? "The runs were trained one after the other, each with all threads."
                : "The runs of a comparison are trained side by side on the machine's cores, so"
                    + " seconds can be compared within a comparison only.")
        + RunText.orderOfDerivatives(comparison)
            .map(order -> Html.paragraph("Derivatives of " + order + "."))
            .orElse("");
  }

  private static String name(Comparison comparison, AlgorithmRuns algorithm) {
    boolean reference = comparison.reference().filter(algorithm::equals).isPresent();
    return Html.seriesName(algorithm)
        + (reference ? "<small>what the others are compared with</small>" : "");
  }

  private static List<String> row(String name, SummaryTable.Row row, boolean convergence) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Integer.toString(row.runs()));
    cells.add(finalReturn(row));
    row.reaches().forEach(reach -> cells.add(reach(reach)));
    cells.add(Numbers.rounded(row.secondsPerEpoch()));
    if (convergence) {
      cells.add(Numbers.rounded(row.secondsToConvergence()));
    }
    return cells;
  }

  static String finalReturn(SummaryTable.Row row) {
    String text = estimate(row.finalReturn(), row.finalRuns());
    return row.finalRuns() == row.runs()
        ? text
        : text + "<small>of %d of %d runs</small>".formatted(row.finalRuns(), row.runs());
  }

  private static String estimate(Estimate estimate, int runs) {
    String interval = Numbers.interval(estimate, runs);
    return Numbers.rounded(estimate.value())
        + (interval.isEmpty() ? "" : "<small>%s</small>".formatted(interval));
  }

  private static String reach(Reach reach) {
    int missing = reach.runs() - reach.reached();
    String words =
        missing == 0
            ? reach.runs() == 1 ? "reached" : "reached in all %d".formatted(reach.runs())
            : missing == reach.runs()
                ? "in none of %d".formatted(reach.runs())
                : "not reached in %d of %d".formatted(missing, reach.runs());
    return estimate(reach.epochs(), reach.runs()) + "<small>%s</small>".formatted(words);
  }
}
