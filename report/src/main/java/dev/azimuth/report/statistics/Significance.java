package dev.azimuth.report.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// How likely it is that an outcome is chance, where order is all that is known, and where many
/// outcomes are looked at.
public final class Significance {

  private Significance() {}

  /// The exact two-sided sign test: the probability that of `wins` + `losses` fair coins at least as
  /// many fall on one side. Ties say nothing and are left out.
  public static double signTest(int wins, int losses) {
    if (wins == losses) {
      return 1;
    }
    int most = Math.max(wins, losses);
    return 2 * BinomialDistribution.of(wins + losses, 0.5).survivalProbability(most - 1);
  }

  /// P-values [n] that allow for their number: if those below 5 % are called differences, then the
  /// probability that one of them is none is at most 5 %, however they depend on one another [1].
  ///
  /// [1] Holm. A Simple Sequentially Rejective Multiple Test Procedure. Scandinavian Journal of
  ///     Statistics 1979.
  public static double[] holm(double[] chances) {
    int[] order =
        IntStream.range(0, chances.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> chances[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[chances.length];
    Arrays.setAll(adjusted, i -> (chances.length - i) * chances[order[i]]);
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = Math.max(i == 0 ? 0 : adjusted[i - 1], Math.min(1, adjusted[i]));
    }
    double[] inOrderOfCaller = new double[chances.length];
    for (int i = 0; i < adjusted.length; i++) {
      inOrderOfCaller[order[i]] = adjusted[i];
    }
    return inOrderOfCaller;
  }
}
