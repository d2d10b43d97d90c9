package dev.azimuth.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VectorsTest {

  @Test
  void normIsAccumulatedInDoublePrecision() {
    assertThat(Vectors.norm(new float[] {3e30f, -4e30f})).isEqualTo(Math.hypot(3e30f, 4e30f));
  }

  @Test
  void largestIsTheMaximumNorm() {
    assertThat(Vectors.largest(new float[] {1, -3, 2})).isEqualTo(3);
    assertThat(Vectors.largest(new float[] {1, Float.NaN, 2})).isNaN();
  }

  @Test
  void lengthsMustAgree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.plus(new float[2], 1, new float[3]))
        .withMessage("x (2 entries) and y (3 entries) must have the same length.");
  }
}
