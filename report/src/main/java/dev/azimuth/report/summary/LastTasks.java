package dev.azimuth.report.summary;

import dev.azimuth.report.run.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The tasks of the last quarter of runs, by which they are judged: learning is mostly over, and there
/// are enough of them for every part of the distribution.
public final class LastTasks {

  private static final double LAST_PART = 0.25;

  private LastTasks() {}

  /// The values of a column in the last quarter of every run that has it, by the parameter.
  public static List<TaskBins.Point> points(List<RunData> runs, String parameter, String column) {
    List<TaskBins.Point> points = new ArrayList<>();
    for (RunData run : runs) {
      if (run.tasks().has(parameter) && run.tasks().has(column)) {
        double[] place = run.tasks().column(parameter);
        double[] value = run.tasks().column(column);
        rows(run)
            .filter(row -> Double.isFinite(place[row]))
            .forEach(row -> points.add(new TaskBins.Point(place[row], value[row])));
      }
    }
    return points;
  }

  /// The mean of a column in the last quarter of a run; NaN if it has none.
  static double mean(RunData run, String column) {
    if (!run.tasks().has(column)) {
      return Double.NaN;
    }
    double[] values = run.tasks().column(column);
    return rows(run)
        .mapToDouble(row -> values[row])
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private static IntStream rows(RunData run) {
    double[] epoch = run.tasks().column(RunData.EPOCH);
    double last = Arrays.stream(epoch).max().orElse(0);
    return IntStream.range(0, epoch.length).filter(row -> epoch[row] > (1 - LAST_PART) * last);
  }

  /// The parameters of the tasks of `runs`, in the order in which they are first seen; of those that
  /// have numbers.
  public static List<String> parameters(List<RunData> runs) {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.taskParameters()));
    names.removeIf(name -> points(runs, name, name).isEmpty());
    return List.copyOf(names);
  }

  /// The bins of a parameter that `runs` have.
  public static TaskBins bins(List<RunData> runs, String parameter) {
    return TaskBins.of(points(runs, parameter, parameter));
  }
}
