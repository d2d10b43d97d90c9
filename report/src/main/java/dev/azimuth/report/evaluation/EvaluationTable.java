package dev.azimuth.report.evaluation;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.output.TextTable;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.statistics.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// An evaluation in short: for every arm and task the return before adaptation, after one step and
/// after all, and for every arm the same over all tasks. Means over runs.
///
/// @param steps the numbers of inner steps that are shown
/// @param rows arm by arm, each with its tasks and then all of them together
public record EvaluationTable(EvaluationData data, List<Integer> steps, List<Row> rows) {

  /// An arm in a task, or in all.
  ///
  /// @param task its number; 0 for all tasks
  /// @param returns after each of the shown numbers of steps
  /// @param measures of each kind, before adaptation and after all steps
  /// @param optimalReturn NaN if it is not known
  public record Row(
      String arm,
      int runs,
      int task,
      List<Estimate> returns,
      List<List<Double>> measures,
      double optimalReturn) {}

  public static EvaluationTable of(EvaluationData data) {
    List<Integer> steps =
        IntStream.of(0, 1, data.steps())
            .filter(step -> step <= data.steps())
            .distinct()
            .boxed()
            .toList();
    List<Integer> tasks = List.copyOf(data.tasks().keySet());
    List<Row> rows = new ArrayList<>();
    for (String arm : data.arms()) {
      if (tasks.size() > 1) {
        tasks.forEach(task -> rows.add(row(data, arm, task, List.of(task), steps)));
      }
      rows.add(row(data, arm, tasks.size() > 1 ? 0 : tasks.getFirst(), tasks, steps));
    }
    return new EvaluationTable(data, steps, rows);
  }

  private static Row row(
      EvaluationData data, String arm, int number, List<Integer> tasks, List<Integer> steps) {
    List<Estimate> returns =
        steps.stream()
            .map(step -> data.means(arm, step, tasks, EvaluationRow::returnMean))
            .map(means -> Estimate.mean(means, Bootstrap.FOR_TABLES))
            .toList();
    List<List<Double>> measures =
        IntStream.range(0, data.measures().size())
            .mapToObj(i ->
                IntStream.of(0, data.steps())
                    .distinct()
                    .mapToObj(step -> data.means(arm, step, tasks, row -> row.measures().get(i)))
                    .map(Statistics::mean)
                    .toList())
            .toList();
    return new Row(arm, data.runs(arm), number, returns, measures, data.optimalReturn(tasks));
  }

  /// The constants of the task of a row by name; empty for all tasks.
  public SequencedMap<String, Double> parameters(Row row) {
    SequencedMap<String, Double> parameters = new LinkedHashMap<>();
    EvaluationRow task = data.tasks().get(row.task());
    for (int i = 0; task != null && i < data.parameters().size(); i++) {
      parameters.put(data.parameters().get(i), task.parameters().get(i));
    }
    return parameters;
  }

  /// The table as aligned text for a terminal.
  public String toText() {
    boolean optimum = rows.stream().anyMatch(row -> !Double.isNaN(row.optimalReturn()));
    List<List<String>> cells = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("arm", "runs"));
    header.addAll(data.parameters());
    steps.forEach(step -> header.add("after %d step%s".formatted(step, step == 1 ? "" : "s")));
    if (optimum) {
      header.add("best possible");
    }
    data.measures().forEach(measure -> header.add(measure.replace('_', ' ')));
    cells.add(header);
    rows.forEach(row -> cells.add(text(row, optimum)));
    return TextTable.align(cells);
  }

  private List<String> text(Row row, boolean optimum) {
    List<String> cells = new ArrayList<>(List.of(row.arm(), Integer.toString(row.runs())));
    data.parameters()
        .forEach(name -> {
          Double value = parameters(row).get(name);
          cells.add(value == null ? "all" : Numbers.rounded(value));
        });
    row.returns().forEach(estimate -> cells.add(Numbers.withInterval(estimate, row.runs())));
    if (optimum) {
      cells.add(Numbers.rounded(row.optimalReturn()));
    }
    for (List<Double> measure : row.measures()) {
      cells.add(String.join(" → ", measure.stream().map(Numbers::rounded).toList()));
    }
    return cells;
  }
}
