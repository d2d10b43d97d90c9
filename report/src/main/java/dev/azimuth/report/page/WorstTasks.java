package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where each algorithm is worst: the tasks that a mean over all of them hides. A policy that has
/// learned the medium task at the cost of others shows itself here.
final class WorstTasks {

  private WorstTasks() {}

  /// A table for every parameter in which tasks differ.
  static String html(Comparison comparison, List<TaskFigure> figures) {
    return figures.stream()
        .filter(figure -> figure.quantity().equals(TaskFigure.RETURN))
        .filter(figure -> figure.centers().length > 1)
        .map(figure -> table(comparison, figure, measures(figures, figure.parameter())))
        .collect(Collectors.joining());
  }

  /// The other quantities by the same parameter.
  private static List<TaskFigure> measures(List<TaskFigure> figures, String parameter) {
    return figures.stream()
        .filter(figure -> figure.parameter().equals(parameter))
        .filter(figure -> !figure.quantity().equals(TaskFigure.RETURN))
        .toList();
  }

  private static String table(
      Comparison comparison, TaskFigure returns, List<TaskFigure> measures) {
    List<String> header =
        new ArrayList<>(
            List.of("Algorithm", "Least return", "at " + Html.escape(returns.parameter())));
    if (returns.best().length > 0) {
      header.add("Best possible");
    }
    measures.forEach(measure -> header.add(Html.escape(measure.title())));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < comparison.algorithms().size(); i++) {
      List<String> cells = new ArrayList<>();
      cells.add(Html.seriesName(comparison.algorithms().get(i)));
      cells.addAll(cells(returns, measures, i));
      rows.add(cells);
    }
    String caption =
        "Where the return after adaptation is least, by %s, and what else holds there"
            .formatted(returns.parameter());
    return Html.table(caption, "numbers", header, rows);
  }

  private static List<String> cells(TaskFigure returns, List<TaskFigure> measures, int algorithm) {
    int worst = least(returns.after().get(algorithm));
    List<String> cells = new ArrayList<>();
    cells.add(Numbers.rounded(returns.after().get(algorithm)[worst]));
    cells.add(Numbers.rounded(returns.centers()[worst]));
    if (returns.best().length > 0) {
      cells.add(Numbers.rounded(returns.best()[worst]));
    }
    measures.forEach(measure -> cells.add(Numbers.rounded(measure.after().get(algorithm)[worst])));
    return cells;
  }

  /// The place of the least number that there is.
  private static int least(double[] values) {
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      if (!(values[i] >= values[least]) && !Double.isNaN(values[i])) {
        least = i;
      }
    }
    return least;
  }
}
