package dev.azimuth.report.page;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The mean return by a parameter of the task, such as gravity, over the last quarter of every run.
///
/// @param parameter its name in `tasks.csv`
/// @param number counts the parameters of a page
/// @param centers the middle of every bin of the parameter's range [bins]
/// @param before the return before adaptation, one series an algorithm [bins]; NaN for an empty bin
/// @param after the return after adaptation, likewise
record TaskReturns(
    String parameter, int number, double[] centers, List<double[]> before, List<double[]> after) {

  private static final int BINS = 10;
  private static final double LAST_PART = 0.25;

  private record Row(double place, double before, double after) {}

  /// One for every parameter that the comparison's tasks have.
  static List<TaskReturns> of(Comparison comparison) {
    Set<String> parameters = new LinkedHashSet<>();
    comparison.runs().forEach(run -> parameters.addAll(run.taskParameters()));
    List<TaskReturns> all = new ArrayList<>();
    for (String parameter : parameters) {
      List<List<Row>> rows =
          comparison.algorithms().stream().map(algorithm -> rows(algorithm, parameter)).toList();
      if (rows.stream().anyMatch(ofAlgorithm -> !ofAlgorithm.isEmpty())) {
        all.add(of(parameter, all.size(), rows));
      }
    }
    return all;
  }

  /// The name of the figure's element in the page.
  String id() {
    return "tasks-" + number;
  }

  private static TaskReturns of(String parameter, int number, List<List<Row>> rows) {
    double[] places = rows.stream().flatMap(List::stream).mapToDouble(Row::place).toArray();
    double low = Arrays.stream(places).min().orElseThrow();
    double high = Arrays.stream(places).max().orElseThrow();
    int bins = high > low ? BINS : 1;
    double width = (high - low) / bins;
    double[] centers =
        IntStream.range(0, bins).mapToDouble(bin -> low + (bin + 0.5) * width).toArray();
    List<double[]> before = new ArrayList<>();
    List<double[]> after = new ArrayList<>();
    for (List<Row> ofAlgorithm : rows) {
      double[] beforeSums = new double[bins];
      double[] afterSums = new double[bins];
      int[] counts = new int[bins];
      for (Row row : ofAlgorithm) {
        int bin = width > 0 ? Math.min(bins - 1, (int) ((row.place() - low) / width)) : 0;
        counts[bin]++;
        beforeSums[bin] += row.before();
        afterSums[bin] += row.after();
      }
      before.add(means(beforeSums, counts));
      after.add(means(afterSums, counts));
    }
    return new TaskReturns(parameter, number, centers, before, after);
  }

  private static double[] means(double[] sums, int[] counts) {
    return IntStream.range(0, sums.length).mapToDouble(bin -> sums[bin] / counts[bin]).toArray();
  }

  private static List<Row> rows(AlgorithmRuns algorithm, String parameter) {
    List<Row> rows = new ArrayList<>();
    for (RunData run : algorithm.runs()) {
      if (!run.tasks().has(parameter)) {
        continue;
      }
      double[] epoch = run.tasks().column(RunData.EPOCH);
      double[] place = run.tasks().column(parameter);
      double[] before = run.tasks().column(RunData.RETURN_BEFORE);
      double[] after = run.tasks().column(RunData.RETURN_AFTER);
      double last = Arrays.stream(epoch).max().orElse(0);
      for (int row = 0; row < epoch.length; row++) {
        if (epoch[row] > (1 - LAST_PART) * last && Double.isFinite(place[row])) {
          rows.add(new Row(place[row], before[row], after[row]));
        }
      }
    }
    return rows;
  }
}
