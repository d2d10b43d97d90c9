package dev.azimuth.report.summary;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.statistics.KaplanMeier;
import java.util.List;

/// When an algorithm's runs reached a return: decision 0081.
///
/// @param threshold the return R
/// @param epochs the Kaplan–Meier median over runs of the first epoch at R; +∞ if it was not reached
/// @param reached the runs that got there
/// @param runs all runs
public record Reach(double threshold, Estimate epochs, int reached, int runs) {

  static Reach of(double threshold, AlgorithmRuns algorithm, Bootstrap bootstrap) {
    List<RunData> runs = algorithm.runs();
    double[] times = new double[runs.size()];
    boolean[] arrived = new boolean[runs.size()];
    int reached = 0;
    for (int i = 0; i < times.length; i++) {
      double epoch = RunMeasures.epochsTo(threshold, runs.get(i));
      arrived[i] = Double.isFinite(epoch);
      times[i] = arrived[i] ? epoch : waited(runs.get(i));
      reached += arrived[i] ? 1 : 0;
    }
    return new Reach(
        threshold, new KaplanMeier(times, arrived).median(bootstrap), reached, times.length);
  }

  /// Until when a run that did not arrive says so. One that broke off may have diverged, which tells
  /// of an algorithm that does not arrive, not of one that nobody watched: it counts as never.
  private static double waited(RunData run) {
    return run.endedEarly() ? Double.POSITIVE_INFINITY : run.finishedEpochs();
  }
}
