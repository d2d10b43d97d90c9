package dev.azimuth.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SignificanceTest {

  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void theSignTestCountsAllWaysOfTheCoins() {
    for (int wins = 0; wins <= 7; wins++) {
      int losses = 7 - wins;
      int extreme = 0;
      for (int coins = 0; coins < 1 << 7; coins++) {
        int heads = Integer.bitCount(coins);
        extreme += Math.max(heads, 7 - heads) >= Math.max(wins, losses) ? 1 : 0;
      }

      assertThat(Significance.signTest(wins, losses)).isCloseTo(extreme / 128.0, EXACT);
    }
    assertThat(Significance.signTest(3, 3)).isEqualTo(1);
    assertThat(Significance.signTest(0, 0)).isEqualTo(1);
  }

  @Test
  void holmMultipliesTheSmallestByTheirNumberTheNextByOneLess() {
    // 4 · 0.005, 3 · 0.01, 2 · 0.03; the last must not be below the one before.
    assertThat(Significance.holm(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
    assertThat(Significance.holm(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(Significance.holm(new double[] {0.2})).containsExactly(0.2);
    assertThat(Significance.holm(new double[0])).isEmpty();
  }

  @Test
  void ofMeasuresWithoutAnyDifferenceOneInTwentyHasAFalseOne() {
    SplittableRandom random = new SplittableRandom(2);
    int alarms = 0;
    int alarmsUnadjusted = 0;
    for (int i = 0; i < 20_000; i++) {
      double[] chances = random.doubles(10).toArray();
      alarms += least(Significance.holm(chances)) < 0.05 ? 1 : 0;
      alarmsUnadjusted += least(chances) < 0.05 ? 1 : 0;
    }

    assertThat(alarms / 20_000.0).isCloseTo(0.05, within(0.005));
    assertThat(alarmsUnadjusted / 20_000.0).isGreaterThan(0.35);
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }
}
