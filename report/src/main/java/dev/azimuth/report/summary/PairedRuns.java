package dev.azimuth.report.summary;

import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.statistics.Interval;
import dev.azimuth.report.statistics.PairedDifference;
import dev.azimuth.report.statistics.Significance;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.IntStream;

/// What an arm and the reference have of one measure where both have a run of the same seed. Such runs
/// began alike and drew the same tasks, so much of what is chance cancels out.
///
/// @param arm [pairs]; +∞ is a return that was not reached
/// @param reference [pairs]
record PairedRuns(Better better, double[] arm, double[] reference) {

  private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  static PairedRuns of(
      Better better, SortedMap<Long, Double> arm, SortedMap<Long, Double> reference) {
    long[] seeds =
        arm.keySet().stream().filter(reference::containsKey).mapToLong(seed -> seed).toArray();
    return new PairedRuns(
        better,
        Arrays.stream(seeds).mapToDouble(arm::get).toArray(),
        Arrays.stream(seeds).mapToDouble(reference::get).toArray());
  }

  int pairs() {
    return arm.length;
  }

  /// Whether some run did not reach the return: then order is all that is known of it. It is later
  /// than every run that did, by an unknown amount.
  boolean censored() {
    return !Arrays.stream(arm).allMatch(Double::isFinite)
        || !Arrays.stream(reference).allMatch(Double::isFinite);
  }

  /// The mean of arm − reference with Student's interval; NaN where there is none.
  Estimate difference() {
    return pairs() < 2 || censored() ? NONE : student().mean();
  }

  /// The probability of such an outcome by chance: by Student's test of the differences, or by the
  /// sign test where order is all that is known.
  double chance() {
    return censored()
        ? Significance.signTest(pairsWith(1), pairsWith(-1))
        : pairs() < 2 ? 1 : student().chance();
  }

  /// The number of pairs in which the arm wins (1), loses (−1), or neither (0).
  int pairsWith(int outcome) {
    return (int)
        IntStream.range(0, pairs())
            .filter(i -> better.compare(arm[i], reference[i]) == outcome)
            .count();
  }

  /// The probability that a run of the arm is better than one of the reference, whatever their seeds;
  /// a tie counts one half. The bootstrap draws seeds, and with each both of its runs.
  Estimate improvement(Bootstrap bootstrap) {
    if (pairs() == 0) {
      return NONE;
    }
    double[][] share = new double[pairs()][pairs()];
    for (int i = 0; i < pairs(); i++) {
      for (int j = 0; j < pairs(); j++) {
        share[i][j] = (1 + better.compare(arm[i], reference[j])) / 2.0;
      }
    }
    double value = mean(share, IntStream.range(0, pairs()).toArray());
    Interval interval = bootstrap.intervalOverRuns(pairs(), chosen -> mean(share, chosen));
    return new Estimate(value, interval.low(), interval.high());
  }

  private static double mean(double[][] share, int[] chosen) {
    double sum = 0;
    for (int i : chosen) {
      for (int j : chosen) {
        sum += share[i][j];
      }
    }
    return sum / chosen.length / chosen.length;
  }

  private PairedDifference student() {
    double[] differences = new double[pairs()];
    Arrays.setAll(differences, i -> arm[i] - reference[i]);
    return PairedDifference.of(differences);
  }
}
