package dev.azimuth.report.summary;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.statistics.Interval;
import dev.azimuth.report.statistics.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The share of an arm's runs whose final return is above τ, for every τ: what a mean over runs hides,
/// as when most runs are good and a few have learned nothing.
///
/// @param finalReturns of its runs, ascending
/// @param levels where the share is told: τ [points], ascending
/// @param shares of runs above each [points]
/// @param gap the mean distance from the highest threshold, beyond which a return counts as it; NaN
///     without thresholds
public record PerformanceProfile(
    AlgorithmRuns arm, double[] finalReturns, double[] levels, double[] shares, Estimate gap) {

  private static final int POINTS = 201;

  /// One for every arm that has a final return, all over the same levels.
  public static List<PerformanceProfile> of(Comparison comparison, List<Double> thresholds) {
    List<double[]> returns =
        comparison.algorithms().stream().map(PerformanceProfile::finalReturns).toList();
    double[] all = returns.stream().flatMapToDouble(DoubleStream::of).toArray();
    if (all.length == 0) {
      return List.of();
    }
    double[] levels = levels(Statistics.percentile(all, 0), Statistics.percentile(all, 100));
    double goal = thresholds.stream().mapToDouble(r -> r).max().orElse(Double.NaN);
    List<PerformanceProfile> profiles = new ArrayList<>();
    for (int i = 0; i < returns.size(); i++) {
      double[] ofArm = returns.get(i);
      if (ofArm.length > 0) {
        profiles.add(
            new PerformanceProfile(
                comparison.algorithms().get(i),
                ofArm,
                levels,
                Statistics.fractionAbove(ofArm, levels),
                gap(ofArm, goal)));
      }
    }
    return profiles;
  }

  private static double[] finalReturns(AlgorithmRuns arm) {
    double[] values = FinalEpoch.of(arm).values(RunMeasures::returnAfter);
    Arrays.sort(values);
    return values;
  }

  /// From a little below the least return, where all runs are above, to a little beyond the greatest.
  private static double[] levels(double least, double greatest) {
    double margin = greatest > least ? 0.03 * (greatest - least) : 1;
    double step = (greatest - least + 2 * margin) / (POINTS - 1);
    return IntStream.range(0, POINTS).mapToDouble(i -> least - margin + i * step).toArray();
  }

  private static Estimate gap(double[] finalReturns, double goal) {
    if (Double.isNaN(goal)) {
      return new Estimate(Double.NaN, Double.NaN, Double.NaN);
    }
    Interval interval =
        Bootstrap.FOR_TABLES.interval(
            finalReturns, drawn -> Statistics.optimalityGap(new double[][] {drawn}, goal));
    return new Estimate(
        Statistics.optimalityGap(new double[][] {finalReturns}, goal),
        interval.low(),
        interval.high());
  }
}
