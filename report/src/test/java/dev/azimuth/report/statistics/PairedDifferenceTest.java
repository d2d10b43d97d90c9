package dev.azimuth.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {

  private static final int SAMPLES = 4000;

  @Test
  void studentsSleepDataHaveTheirKnownInterval() {
    // Student, The Probable Error of a Mean, 1908: hours of sleep gained by two drugs; the
    // reference
    // is what R prints for t.test(extra ~ group, sleep, paired = TRUE).
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    double[] differences = new double[10];
    for (int i = 0; i < 10; i++) {
      differences[i] = first[i] - second[i];
    }
    PairedDifference difference = PairedDifference.of(differences);

    assertThat(difference.pairs()).isEqualTo(10);
    assertThat(difference.mean().value()).isCloseTo(-1.58, within(1e-12));
    assertThat(difference.mean().low()).isCloseTo(-2.4598858, within(5e-8));
    assertThat(difference.mean().high()).isCloseTo(-0.7001142, within(5e-8));
    assertThat(difference.chance()).isCloseTo(0.002833, within(5e-7));
  }

  @Test
  void differencesThatAreAllTheSameAreJudgedByTheirSigns() {
    assertThat(PairedDifference.of(new double[] {3, 3, 3}))
        .isEqualTo(new PairedDifference(3, new Estimate(3, 3, 3), 0.25));
    assertThat(PairedDifference.of(new double[] {0, 0, 0}))
        .isEqualTo(new PairedDifference(3, new Estimate(0, 0, 0), 1));
  }

  @Test
  void onePairIsRefused() {
    assertThatThrownBy(() -> PairedDifference.of(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("differences (1 of them) must be at least two.");
  }

  /// What decision 0080 rests on.
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSaysAndThatOfTheBootstrapDoesNot() {
    ToDoubleFunction<SplittableRandom> normal = SplittableRandom::nextGaussian;
    // A gamma distribution of shape 2: skewed as returns are below their greatest value.
    ToDoubleFunction<SplittableRandom> skewed =
        random -> 2 + Math.log(random.nextDouble()) + Math.log(random.nextDouble());

    assertThat(coverage(5, normal, false)).isCloseTo(0.95, within(0.012));
    assertThat(coverage(10, normal, false)).isCloseTo(0.95, within(0.012));
    assertThat(coverage(5, skewed, false)).isBetween(0.88, 0.95);
    assertThat(coverage(5, normal, true)).isBetween(0.80, 0.87);
    assertThat(coverage(5, skewed, true)).isBetween(0.76, 0.85);
  }

  /// How often the interval of a mean holds the true mean, which is zero.
  private static double coverage(
      int pairs, ToDoubleFunction<SplittableRandom> distribution, boolean bootstrap) {
    SplittableRandom random = new SplittableRandom(5);
    int held = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] differences = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        differences[i] = distribution.applyAsDouble(random);
      }
      Estimate mean =
          bootstrap
              ? Estimate.of(differences, Statistics::mean, new Bootstrap(400, sample))
              : PairedDifference.of(differences).mean();
      held += mean.low() <= 0 && 0 <= mean.high() ? 1 : 0;
    }
    return held / (double) SAMPLES;
  }
}
