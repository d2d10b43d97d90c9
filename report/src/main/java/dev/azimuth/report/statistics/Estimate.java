package dev.azimuth.report.statistics;

import java.util.function.ToDoubleFunction;

/// A statistic of some runs with its 95 % interval; +∞ where it was not reached.
public record Estimate(double value, double low, double high) {

  /// The statistic of one number a run, `values` [runs].
  static Estimate of(double[] values, ToDoubleFunction<double[]> statistic, Bootstrap bootstrap) {
    Interval interval = bootstrap.interval(values, statistic);
    return new Estimate(statistic.applyAsDouble(values), interval.low(), interval.high());
  }

  /// The interquartile mean of `values` [runs], all finite.
  public static Estimate interquartileMean(double[] values, Bootstrap bootstrap) {
    return of(values, Statistics::interquartileMean, bootstrap);
  }

  /// The mean of `values` [runs], all finite.
  public static Estimate mean(double[] values, Bootstrap bootstrap) {
    return of(values, Statistics::mean, bootstrap);
  }

  /// The median of `values` [runs], where +∞ is a censored run.
  public static Estimate median(double[] values, Bootstrap bootstrap) {
    return of(values, Statistics::median, bootstrap);
  }
}
