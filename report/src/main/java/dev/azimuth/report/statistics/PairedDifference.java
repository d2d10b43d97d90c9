package dev.azimuth.report.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// By how much one of two things exceeds the other in the mean over pairs, such as runs of one seed:
/// with Student's 95 % interval, and the probability of a mean that far from zero by chance alone.
///
/// Not the bootstrap: of five pairs its 95 % interval holds the truth in some 83 % of all cases, and
/// differences of one sign never leave it room for zero. See decision 0080.
///
/// Differences that are all the same have no spread from which Student could tell how sure they are, as
/// epochs, which are whole numbers, may be by chance: there the signs tell.
///
/// @param mean of the differences, with its interval
/// @param chance the two-sided p-value of Student's test, or of the sign test where all are the same
public record PairedDifference(int pairs, Estimate mean, double chance) {

  private static final double TAIL = 0.025;

  // A spread of so small a share of the mean is that of rounding.
  private static final double ROUNDING = 1e-9;

  /// @param differences one a pair, at least two, all finite
  public static PairedDifference of(double[] differences) {
    int pairs = differences.length;
    if (pairs < 2) {
      throw new IllegalArgumentException(
          "differences (%d of them) must be at least two.".formatted(pairs));
    }
    double mean = Statistics.mean(differences);
    double standardError = Statistics.standardDeviation(differences) / Math.sqrt(pairs);
    TDistribution student = TDistribution.of(pairs - 1);
    double reach = student.inverseSurvivalProbability(TAIL) * standardError;
    return new PairedDifference(
        pairs,
        new Estimate(mean, mean - reach, mean + reach),
        standardError > ROUNDING * Math.abs(mean)
            ? 2 * student.survivalProbability(Math.abs(mean) / standardError)
            : Significance.signTest(mean == 0 ? 0 : pairs, 0));
  }
}
