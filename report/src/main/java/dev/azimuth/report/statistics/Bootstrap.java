package dev.azimuth.report.statistics;

import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/// 95 % percentile intervals of the stratified bootstrap: runs are resampled with replacement,
/// independently in every task.
///
/// Every call starts from the same seed. So the same input gives the same interval, and the points
/// of a learning curve are all resampled alike: its band is that of whole curves.
///
/// @param resamples how often the runs are resampled
public record Bootstrap(int resamples, long seed) {

  /// For the numbers of a table: 10 000 resamples leave the ends of an interval uncertain by some 2 %
  /// of its width.
  public static final Bootstrap FOR_TABLES = new Bootstrap(10_000, 1);

  /// For bands of curves, which have hundreds of points that nobody reads a number from.
  public static final Bootstrap FOR_BANDS = new Bootstrap(1_000, 1);

  private static final double LOW_PERCENT = 2.5;
  private static final double HIGH_PERCENT = 97.5;

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples (%d) must be at least 1.".formatted(resamples));
    }
  }

  /// The interval of a statistic of `scores` [runs×tasks].
  public Interval interval(double[][] scores, ToDoubleFunction<double[][]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    double[][] resample = new double[scores.length][scores[0].length];
    for (int i = 0; i < resamples; i++) {
      resample(scores, resample, random);
      values[i] = statistic.applyAsDouble(resample);
    }
    return percentiles(values);
  }

  /// The interval of a statistic of two algorithms' scores [runs×tasks], each resampled by itself.
  public Interval interval(
      double[][] x, double[][] y, ToDoubleBiFunction<double[][], double[][]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    double[][] resampleX = new double[x.length][x[0].length];
    double[][] resampleY = new double[y.length][y[0].length];
    for (int i = 0; i < resamples; i++) {
      resample(x, resampleX, random);
      resample(y, resampleY, random);
      values[i] = statistic.applyAsDouble(resampleX, resampleY);
    }
    return percentiles(values);
  }

  /// The interval of a statistic of one number a run: `values` [runs]. With the differences of pairs
  /// as values it is the paired bootstrap.
  public Interval interval(double[] values, ToDoubleFunction<double[]> statistic) {
    double[] resample = new double[values.length];
    return intervalOverRuns(
        values.length,
        chosen -> {
          for (int i = 0; i < resample.length; i++) {
            resample[i] = values[chosen[i]];
          }
          return statistic.applyAsDouble(resample);
        });
  }

  /// The interval of a statistic of runs about each of which several things are known.
  ///
  /// @param statistic of the numbers of the runs that were drawn [runs], each from 0 to runs − 1
  public Interval intervalOverRuns(int runs, ToDoubleFunction<int[]> statistic) {
    int[] chosen = new int[runs];
    if (runs == 1) { // every resample is this one run
      double value = statistic.applyAsDouble(chosen);
      return new Interval(value, value);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] statistics = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      for (int run = 0; run < runs; run++) {
        chosen[run] = random.nextInt(runs);
      }
      statistics[i] = statistic.applyAsDouble(chosen);
    }
    return percentiles(statistics);
  }

  private static void resample(double[][] scores, double[][] target, SplittableRandom random) {
    int runs = scores.length;
    for (int task = 0; task < target[0].length; task++) {
      for (int run = 0; run < runs; run++) {
        target[run][task] = scores[random.nextInt(runs)][task];
      }
    }
  }

  private static Interval percentiles(double[] values) {
    return new Interval(
        Statistics.percentile(values, LOW_PERCENT), Statistics.percentile(values, HIGH_PERCENT));
  }
}
