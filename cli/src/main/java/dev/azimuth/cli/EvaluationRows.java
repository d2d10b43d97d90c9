package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Measure;
import dev.azimuth.meta.Task;
import dev.azimuth.report.evaluation.EvaluationData;
import dev.azimuth.report.evaluation.EvaluationRow;
import dev.azimuth.report.evaluation.EvaluationTable;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.rl.EpisodeStatistics;
import dev.azimuth.train.Adaptation;
import dev.azimuth.train.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an evaluation found, as the report and `--json` have it.
final class EvaluationRows {

  private EvaluationRows() {}

  /// @param results by run, task and step
  static EvaluationData of(
      EvaluatedRuns runs,
      Tasks distribution,
      List<Task> tasks,
      List<List<List<EpisodeStatistics>>> results) {
    EnvironmentFamily family = runs.policies().getFirst().family();
    Map<Integer, List<Double>> optima = new HashMap<>(); // by horizon: they take a while
    List<EvaluationRow> rows = new ArrayList<>();
    for (int r = 0; r < runs.policies().size(); r++) {
      Adaptation policy = runs.policies().get(r);
      List<Double> optimum =
          optima.computeIfAbsent(
              policy.config().horizon(), horizon -> optimalReturns(family, tasks, horizon));
      for (int t = 0; t < tasks.size(); t++) {
        double[] phi = tasks.get(t).phi();
        List<EpisodeStatistics> points = results.get(r).get(t);
        for (int step = 0; step < points.size(); step++) {
          EpisodeStatistics point = points.get(step);
          rows.add(
              new EvaluationRow(
                  runs.names().get(r),
                  runs.arms().get(r),
                  policy.config().seed(),
                  t + 1,
                  distribution.indices().stream().map(index -> phi[index]).toList(),
                  step,
                  point.episodes(),
                  point.returnMean(),
                  point.returnStandardError(),
                  point.measures(),
                  optimum.get(t)));
        }
      }
    }
    return new EvaluationData(family.name(), distribution.names(), measures(family), rows);
  }

  private static List<Double> optimalReturns(
      EnvironmentFamily family, List<Task> tasks, int horizon) {
    return tasks.stream()
        .map(task -> family.optimalReturn(task.phi(), horizon).orElse(Double.NaN))
        .toList();
  }

  private static List<String> measures(EnvironmentFamily family) {
    return family.measures().stream()
        .map(Measure::name)
        .map(name -> name.replace('-', '_'))
        .toList();
  }

  /// What `--json` says of an evaluation: its table.
  static Map<String, Object> facts(Path directory, EvaluationTable table) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("directory", directory.toString());
    facts.put("environment", table.data().environment());
    facts.put("rows", table.rows().stream().map(row -> facts(row, table)).toList());
    return facts;
  }

  private static Map<String, Object> facts(EvaluationTable.Row row, EvaluationTable table) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("arm", row.arm());
    facts.put("runs", row.runs());
    facts.put("task", row.task() == 0 ? "all" : row.task());
    table.parameters(row).forEach(facts::put);
    for (int i = 0; i < row.returns().size(); i++) {
      Estimate estimate = row.returns().get(i);
      String name = "return_after_" + table.steps().get(i);
      facts.put(name, estimate.value());
      facts.put(name + "_low", estimate.low());
      facts.put(name + "_high", estimate.high());
    }
    for (int i = 0; i < row.measures().size(); i++) {
      String name = table.data().measures().get(i);
      facts.put(name + "_before", row.measures().get(i).getFirst());
      facts.put(name + "_after", row.measures().get(i).getLast());
    }
    facts.put("optimal_return", Double.isNaN(row.optimalReturn()) ? null : row.optimalReturn());
    return facts;
  }
}
