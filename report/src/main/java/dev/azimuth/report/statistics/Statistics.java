package dev.azimuth.report.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/// Statistics of returns as pure functions, with the definitions of the rliable library [1].
///
/// Scores are [runs×tasks]: row i holds the scores of run i on every task. A score of +∞ is a
/// censored one (a threshold that was not reached) and is allowed where it is said.
///
/// [1] Agarwal et al. Deep Reinforcement Learning at the Edge of the Statistical Precipice.
///     NeurIPS 2021.
public final class Statistics {

  /// The smoothing factor of every smoothed curve: as in the paper's Fig. 2.
  public static final double SMOOTHING = 0.9;

  private static final Median MEDIAN = Median.withDefaults().withCopy(true);
  private static final Quantile LINEAR =
      Quantile.withDefaults().withCopy(true).with(Quantile.EstimationMethod.HF7);

  private Statistics() {}

  /// The mean of `values` [n].
  public static double mean(double[] values) {
    requireValues(values);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /// The standard deviation of the population that `values` [n] are drawn from (divided by n − 1);
  /// NaN for less than two.
  public static double standardDeviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }

  /// The median of `values` [n], which may be +∞; for even n the mean of the middle two, so that it
  /// is +∞ as soon as half of them are.
  public static double median(double[] values) {
    requireValues(values);
    return MEDIAN.evaluate(values);
  }

  /// The mean of `values` [n] without the ⌊n/4⌋ smallest and the ⌊n/4⌋ largest.
  public static double interquartileMean(double[] values) {
    requireValues(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int dropped = sorted.length / 4;
    double sum = 0;
    for (int i = dropped; i < sorted.length - dropped; i++) {
      sum += sorted[i];
    }
    return sum / (sorted.length - 2 * dropped);
  }

  /// The `percent`-th percentile of `values` [n], which may be +∞, by linear interpolation between
  /// order statistics: position (n − 1)·percent/100.
  public static double percentile(double[] values, double percent) {
    requireValues(values);
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent (%s) must be from 0 to 100.".formatted(percent));
    }
    return LINEAR.evaluate(values, percent / 100);
  }

  /// All entries of `scores` [runs×tasks], row by row.
  public static double[] flatten(double[][] scores) {
    return Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
  }

  /// The mean over runs of every task: [runs×tasks] → [tasks].
  public static double[] taskMeans(double[][] scores) {
    double[] means = new double[scores[0].length];
    for (int task = 0; task < means.length; task++) {
      means[task] = mean(column(scores, task));
    }
    return means;
  }

  /// The mean distance of `scores` [runs×tasks] from the goal `goal`, where a score beyond it counts
  /// as the goal.
  public static double optimalityGap(double[][] scores, double goal) {
    return goal
        - mean(Arrays.stream(flatten(scores)).map(score -> Math.min(score, goal)).toArray());
  }

  /// The probability that a run of x scores higher than a run of y on the same task, mean over
  /// tasks; a tie counts one half.
  ///
  /// @param x scores [runs of x×tasks]
  /// @param y scores [runs of y×tasks]
  public static double probabilityOfImprovement(double[][] x, double[][] y) {
    int tasks = x[0].length;
    double sum = 0;
    for (int task = 0; task < tasks; task++) {
      double[] ofY = column(y, task);
      double wins = 0;
      for (double score : column(x, task)) {
        for (double other : ofY) {
          wins += score > other ? 1 : score == other ? 0.5 : 0;
        }
      }
      sum += wins / (x.length * (double) y.length);
    }
    return sum / tasks;
  }

  /// The performance profile: for every threshold the fraction of `values` [n] strictly above it.
  public static double[] fractionAbove(double[] values, double[] thresholds) {
    requireValues(values);
    return Arrays.stream(thresholds)
        .map(threshold ->
            Arrays.stream(values).filter(value -> value > threshold).count()
                / (double) values.length)
        .toArray();
  }

  /// The exponential moving average e₀ = y₀, eₜ = factor·eₜ₋₁ + (1 − factor)·yₜ of `values` [n].
  public static double[] movingAverage(double[] values, double factor) {
    double[] smooth = values.clone();
    for (int t = 1; t < smooth.length; t++) {
      smooth[t] = factor * smooth[t - 1] + (1 - factor) * values[t];
    }
    return smooth;
  }

  /// The exponential moving average of `values` [n] that starts at 0 and is divided by
  /// 1 − factorᵗ⁺¹, so that the first value weighs no more than the others.
  public static double[] debiasedMovingAverage(double[] values, double factor) {
    double[] smooth = new double[values.length];
    double average = 0;
    double power = 1;
    for (int t = 0; t < values.length; t++) {
      average = factor * average + (1 - factor) * values[t];
      power *= factor;
      smooth[t] = average / (1 - power);
    }
    return smooth;
  }

  /// The `position` at which `values` first reaches `threshold`, or +∞ if it never does: a censored
  /// run, whose last position says nothing about when it would have arrived.
  ///
  /// @param values [n]
  /// @param position [n], such as epochs or seconds
  public static double firstReach(double[] values, double threshold, double[] position) {
    for (int t = 0; t < values.length; t++) {
      if (values[t] >= threshold) {
        return position[t];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double[] column(double[][] scores, int task) {
    return Arrays.stream(scores).mapToDouble(run -> run[task]).toArray();
  }

  private static void requireValues(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values (none) must have at least one value.");
    }
  }
}
