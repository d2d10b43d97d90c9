package dev.azimuth.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LinearScaleTest {

  @Test
  void numbersLieInProportion() {
    LinearScale scale = new LinearScale(-50, 150, 400, 0);

    assertThat(scale.places(new double[] {-50, 0, 150})).containsExactly(400, 300, 0);
  }

  @Test
  void ticksAreRoundNumbersWithinTheAxis() {
    assertThat(ticks(0, 300, 6)).containsExactly("0", "50", "100", "150", "200", "250", "300");
    assertThat(ticks(-0.013, 0.021, 4)).containsExactly("-0.01", "0.00", "0.01", "0.02");
    assertThat(ticks(0, 1, 6)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(ticks(999_990, 1_000_010, 4))
        .containsExactly("999990", "999995", "1000000", "1000005", "1000010");
  }

  @Test
  void anAxisWithoutLengthIsRefused() {
    assertThatThrownBy(() -> new LinearScale(1, 1, 0, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("low (1.0) must be smaller than high (1.0).");
  }

  private static String[] ticks(double low, double high, int count) {
    return new LinearScale(low, high, 0, 1)
        .ticks(count).stream().map(BigDecimal::toPlainString).toArray(String[]::new);
  }
}
