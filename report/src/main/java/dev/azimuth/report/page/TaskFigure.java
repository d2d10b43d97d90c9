package dev.azimuth.report.page;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.summary.LastTasks;
import dev.azimuth.report.summary.TaskBins;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A quantity, such as the return, by a parameter of the task, such as gravity: means over the last
/// quarter of every run that means are of.
///
/// @param parameter its name in `tasks.csv`
/// @param quantity what is shown: `return`, or what the environment counts beside it, as in the names
///     of the columns
/// @param number counts the figures of a page
/// @param centers the middle of every bin of the parameter's range [bins]
/// @param before the quantity before adaptation, one series an algorithm [bins]; NaN for an empty bin
/// @param after the quantity after adaptation, likewise
/// @param best the greatest return that any policy can have [bins]; empty where it is not known
record TaskFigure(
    String parameter,
    String quantity,
    int number,
    double[] centers,
    List<double[]> before,
    List<double[]> after,
    double[] best) {

  static final String RETURN = "return";

  /// One for every quantity and every parameter in which the comparison's tasks differ; if they do
  /// not differ, for every parameter that they have.
  static List<TaskFigure> of(Comparison comparison) {
    Set<String> quantities = new LinkedHashSet<>(List.of(RETURN));
    comparison.runs().forEach(run -> quantities.addAll(run.measures()));
    List<TaskFigure> all = new ArrayList<>();
    for (String parameter : parameters(comparison)) {
      TaskBins bins = LastTasks.bins(comparison.runs(), parameter);
      for (String quantity : quantities) {
        all.add(of(comparison, parameter, quantity, all.size(), bins));
      }
    }
    return all;
  }

  private static List<String> parameters(Comparison comparison) {
    List<String> names = LastTasks.parameters(comparison.runs());
    List<String> varying =
        names.stream().filter(name -> LastTasks.bins(comparison.runs(), name).vary()).toList();
    return varying.isEmpty() ? names : varying;
  }

  private static TaskFigure of(
      Comparison comparison, String parameter, String quantity, int number, TaskBins bins) {
    List<double[]> before = new ArrayList<>();
    List<double[]> after = new ArrayList<>();
    for (AlgorithmRuns algorithm : comparison.algorithms()) {
      before.add(
          bins.means(
              LastTasks.points(algorithm.averagedRuns(), parameter, quantity + RunData.BEFORE)));
      after.add(
          bins.means(
              LastTasks.points(algorithm.averagedRuns(), parameter, quantity + RunData.AFTER)));
    }
    List<TaskBins.Point> optima =
        quantity.equals(RETURN)
            ? LastTasks.points(comparison.runs(), parameter, RunData.OPTIMAL_RETURN)
            : List.of();
    double[] best = optima.isEmpty() ? new double[0] : bins.means(optima);
    return new TaskFigure(parameter, quantity, number, bins.centers(), before, after, best);
  }

  /// The name of the figure's element in the page.
  String id() {
    return "tasks-" + number;
  }

  /// The quantity in words: `Collision rate`.
  String title() {
    String words = quantity.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
