package dev.azimuth.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /// Weeks of remission under 6-mercaptopurine: Freireich et al., Blood 1963, the example of most
  /// textbooks on survival. Negative: the remission still lasted.
  private static final double[] REMISSIONS = {
    6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
  };

  @Test
  void theTextbookExampleHasItsKnownShares() {
    KaplanMeier remissions = of(REMISSIONS);

    // 18/21, then times 16/17, 14/15, 11/12, 10/11, 6/7, 5/6.
    assertThat(remissions.survival(5.9)).isEqualTo(1);
    assertThat(remissions.survival(6)).isCloseTo(0.8571, within(5e-5));
    assertThat(remissions.survival(7)).isCloseTo(0.8067, within(5e-5));
    assertThat(remissions.survival(10)).isCloseTo(0.7529, within(5e-5));
    assertThat(remissions.survival(13)).isCloseTo(0.6902, within(5e-5));
    assertThat(remissions.survival(16)).isCloseTo(0.6275, within(5e-5));
    assertThat(remissions.survival(22)).isCloseTo(0.5378, within(5e-5));
    assertThat(remissions.survival(1000)).isCloseTo(0.4482, within(5e-5));
    assertThat(remissions.median()).isEqualTo(23);
  }

  @Test
  void theMedianOfRunsThatAllArrivedIsTheUsualOne() {
    SplittableRandom random = new SplittableRandom(1);
    for (int runs = 1; runs <= 12; runs++) {
      for (int repetition = 0; repetition < 20; repetition++) {
        double[] times = random.doubles(runs).map(u -> Math.ceil(8 * u)).toArray();

        assertThat(of(times).median())
            .as(Arrays.toString(times))
            .isEqualTo(Statistics.median(times));
      }
    }
  }

  @Test
  void runsOfOneLengthThatDoNotArriveCountAsLaterThanAll() {
    for (int arrived = 0; arrived <= 7; arrived++) {
      double[] censored = {30, 10, 20, 50, 40, 60, 70};
      double[] infinite = censored.clone();
      Arrays.fill(censored, arrived, 7, -100);
      Arrays.fill(infinite, arrived, 7, INFINITY);

      assertThat(of(censored).median()).isEqualTo(Statistics.median(infinite));
    }
  }

  @Test
  void aRunThatWasNotWatchedLongEnoughSaysNothingAboutLater() {
    // At 50 one of four arrives, at 80 one of the two that are left: 3/4, then 3/8.
    assertThat(of(-60, 50, 80, -100).median()).isEqualTo(80);
    // Had the first been watched to the end, only half would have arrived.
    assertThat(of(-100, 50, 80, -100).median()).isInfinite();
  }

  @Test
  void whereTheShareStaysAtOneHalfTheMedianIsTheMiddle() {
    assertThat(of(10, 20, 30, -40).median()).isEqualTo(25);
    assertThat(of(10, 20, -25, -40).median()).isInfinite();
  }

  @Test
  void halfIsHalfWhateverTheRounding() {
    // 5/6 · 4/5 · 3/4 is not one half in floating point.
    assertThat(of(1, 2, 3, 7, 8, 9).median()).isEqualTo(5);
  }

  @Test
  void theIntervalIsThatOfAllResamples() {
    double[] times = {10, -25, 30};
    double[] medians = new double[27];
    for (int i = 0; i < 27; i++) {
      medians[i] = of(times[i / 9], times[i / 3 % 3], times[i % 3]).median();
    }
    Arrays.sort(medians);
    Estimate expected = new Estimate(30, medians[(int) (0.025 * 27)], medians[(int) (0.975 * 27)]);

    assertThat(of(times).median(new Bootstrap(20_000, 1))).isEqualTo(expected);
  }

  @Test
  void theIntervalOfRunsThatAllArrivedIsThatOfTheUsualMedian() {
    double[] times = {90, 140, 100, 110, 120, 130};
    Interval usual = Bootstrap.FOR_TABLES.interval(times, Statistics::median);

    assertThat(of(times).median(Bootstrap.FOR_TABLES))
        .isEqualTo(new Estimate(115, usual.low(), usual.high()));
  }

  @Test
  void noRunsAreRefused() {
    assertThatThrownBy(() -> new KaplanMeier(new double[0], new boolean[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("times (0 of them) and arrived (0) must be of the same runs, at least one.");
  }

  /// @param times until when each run was watched; negative if it had not arrived
  private static KaplanMeier of(double... times) {
    boolean[] arrived = new boolean[times.length];
    double[] lengths = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      arrived[i] = times[i] > 0;
      lengths[i] = Math.abs(times[i]);
    }
    return new KaplanMeier(lengths, arrived);
  }
}
