package dev.azimuth.report.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/// By how much one of two things exceeds the other in the mean over pairs, such as runs of one seed:
/// with Student's 95 % interval, and the probability of a mean that far from zero by chance alone.
///
/// Not the bootstrap: of five pairs its 95 % interval holds the truth in some 83 % of all cases, and
/// differences of one sign never leave it room for zero. See decision 0080.
///
/// @param mean of the differences, with its interval
/// @param chance the two-sided p-value of Student's test
public record PairedDifference(int pairs, Estimate mean, double chance) {

  private static final double TAIL = 0.025;

  /// @param differences one a pair, at least two, all finite
  public static PairedDifference of(double[] differences) {
    int pairs = differences.length;
    if (pairs < 2) {
      throw new IllegalArgumentException(
          "differences (%d of them) must be at least two.".formatted(pairs));
    }
    double mean = Statistics.mean(differences);
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    double standardError = Math.sqrt(squares / (pairs - 1) / pairs);
    TDistribution student = TDistribution.of(pairs - 1);
    double reach = student.inverseSurvivalProbability(TAIL) * standardError;
    return new PairedDifference(
        pairs,
        new Estimate(mean, mean - reach, mean + reach),
        mean == 0 ? 1 : 2 * student.survivalProbability(Math.abs(mean) / standardError));
  }
}
