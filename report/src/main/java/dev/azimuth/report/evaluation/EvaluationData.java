package dev.azimuth.report.evaluation;

import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.output.Numbers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// What policies gain by adapting to held-out tasks, as `evaluation.csv` has it.
///
/// @param environment of all runs
/// @param parameters the names of the constants in which tasks may differ
/// @param measures the names of what the environment counts beside the return, in snake case
/// @param rows by run, task and step; every run has every task with every step from 0 on
public record EvaluationData(
    String environment, List<String> parameters, List<String> measures, List<EvaluationRow> rows) {

  /// The names of the files that [#write] leaves.
  public static final String CSV = "evaluation.csv";

  public static final String SVG = "evaluation.svg";
  public static final String PNG = "evaluation.png";

  public EvaluationData {
    parameters = List.copyOf(parameters);
    measures = List.copyOf(measures);
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("rows (none) must have at least one row.");
    }
  }

  /// The names of the arms, in the order in which they are first seen.
  public List<String> arms() {
    return rows.stream().map(EvaluationRow::arm).distinct().toList();
  }

  /// The number of runs of an arm.
  int runs(String arm) {
    return (int)
        rows.stream()
            .filter(row -> row.arm().equals(arm))
            .map(EvaluationRow::run)
            .distinct()
            .count();
  }

  /// The greatest number of inner steps.
  public int steps() {
    return rows.stream().mapToInt(EvaluationRow::step).max().orElse(0);
  }

  /// One row of every task, by its number.
  SequencedMap<Integer, EvaluationRow> tasks() {
    SequencedMap<Integer, EvaluationRow> tasks = new LinkedHashMap<>();
    rows.forEach(row -> tasks.putIfAbsent(row.task(), row));
    return tasks;
  }

  /// A quantity of an arm after a number of steps: its mean over some tasks, for every run.
  double[] means(
      String arm, int step, List<Integer> tasks, ToDoubleFunction<EvaluationRow> quantity) {
    Map<String, Double> byRun =
        rows.stream()
            .filter(row -> row.arm().equals(arm) && row.step() == step)
            .filter(row -> tasks.contains(row.task()))
            .collect(
                Collectors.groupingBy(
                    EvaluationRow::run, LinkedHashMap::new, Collectors.averagingDouble(quantity)));
    return byRun.values().stream().mapToDouble(mean -> mean).toArray();
  }

  /// The best possible return, mean over some tasks; NaN if it is not known, or not the same for
  /// all runs.
  double optimalReturn(List<Integer> tasks) {
    double[] ofRuns =
        arms().stream()
            .flatMapToDouble(
                arm -> Arrays.stream(means(arm, 0, tasks, EvaluationRow::optimalReturn)))
            .distinct()
            .toArray();
    return ofRuns.length == 1 ? ofRuns[0] : Double.NaN;
  }

  /// The rows as CSV; what is not known is an empty cell.
  public String toCsv() {
    List<String> header = new ArrayList<>(List.of("run", "arm", "seed", "task"));
    header.addAll(parameters);
    header.addAll(List.of("step", "episodes", "return_mean", "return_standard_error"));
    header.addAll(measures);
    header.add("optimal_return");
    return String.join(",", header)
        + "\n"
        + rows.stream().map(EvaluationData::csvLine).collect(Collectors.joining());
  }

  private static String csvLine(EvaluationRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(Numbers.csvText(row.run()));
    cells.add(Numbers.csvText(row.arm()));
    cells.add(Long.toString(row.seed()));
    cells.add(Integer.toString(row.task()));
    row.parameters().forEach(value -> cells.add(Numbers.csv(value)));
    cells.add(Integer.toString(row.step()));
    cells.add(Integer.toString(row.episodes()));
    cells.add(Numbers.csv(row.returnMean()));
    cells.add(Numbers.csv(row.returnStandardError()));
    row.measures().forEach(value -> cells.add(Numbers.csv(value)));
    cells.add(Numbers.csv(row.optimalReturn()));
    return String.join(",", cells) + "\n";
  }

  /// Writes `evaluation.csv`, `evaluation.svg` and `evaluation.png` into `directory`, each whole or
  /// not at all; the table comes last.
  public void write(Path directory) {
    EvaluationFigure figure = new EvaluationFigure(this);
    AtomicFile.write(directory.resolve(SVG), figure.svg().getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(directory.resolve(PNG), figure.png());
    AtomicFile.write(directory.resolve(CSV), toCsv().getBytes(StandardCharsets.UTF_8));
  }
}
