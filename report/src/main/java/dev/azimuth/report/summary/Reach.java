package dev.azimuth.report.summary;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import java.util.Arrays;

/// When an algorithm's runs reached a return.
///
/// @param threshold the return R
/// @param epochs the median over runs of the first epoch at R; +∞ unless more than half got there
/// @param reached the runs that got there
/// @param runs all runs
public record Reach(double threshold, Estimate epochs, int reached, int runs) {

  static Reach of(double threshold, AlgorithmRuns algorithm, Bootstrap bootstrap) {
    double[] epochs =
        algorithm.runs().stream()
            .mapToDouble(run -> RunMeasures.epochsTo(threshold, run))
            .toArray();
    int reached = (int) Arrays.stream(epochs).filter(Double::isFinite).count();
    return new Reach(threshold, Estimate.median(epochs, bootstrap), reached, epochs.length);
  }
}
