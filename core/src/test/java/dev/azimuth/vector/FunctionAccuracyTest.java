package dev.azimuth.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// tanh and softmax against double precision. The SIMD kernels have the same bits.
class FunctionAccuracyTest {

  private static final Kernels KERNELS = new ScalarKernels();

  @Test
  void tanhIsAccurateOnADenseGrid() {
    int n = 400_000;
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = 20f * i / n - 10;
    }
    assertThat(largestTanhError(x)).isLessThan(4e-7);
  }

  @Test
  void tanhIsAccurateInAllBinades() {
    int perBinade = 500;
    float[] x = new float[255 * perBinade];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(i / perBinade << 23 | random.nextInt(1 << 23));
    }
    assertThat(largestTanhError(x)).isLessThan(4e-7);
  }

  private static double largestTanhError(float[] x) {
    float[] y = tanh(x);
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(y[i] - StrictMath.tanh(x[i])));
    }
    return largest;
  }

  @Test
  void tanhIsRelativelyAccurateNearZero() {
    for (double x = 1e-44; x < 0.5; x *= 1.07) {
      float narrow = (float) x;
      assertThat(tanh(narrow)[0] / StrictMath.tanh(narrow))
          .as("tanh(%s)", narrow)
          .isCloseTo(1, within(3e-7));
    }
  }

  @Test
  void tanhIsOdd() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      float x = (float) random.nextGaussian(0, 4);
      assertThat(tanh(-x)[0]).isEqualTo(-tanh(x)[0]);
    }
  }

  /// Or else its slope 1 − tanh² would be negative. Every float between 4 and 10 is tried.
  @Test
  void tanhIsNeverAboveOne() {
    int least = Float.floatToRawIntBits(4);
    float[] x = new float[Float.floatToRawIntBits(10) - least];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(least + i);
    }
    float[] y = tanh(x);
    float greatest = 0;
    for (float value : y) {
      greatest = Math.max(greatest, value);
    }
    assertThat(greatest).isEqualTo(1);
  }

  @Test
  void tanhRisesButForRounding() {
    float[] x = new float[200_000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 10f * i / x.length;
    }
    float[] y = tanh(x);
    for (int i = 1; i < x.length; i++) {
      assertThat(y[i] - y[i - 1]).as("rise at %s", x[i]).isGreaterThan(-6e-7f);
    }
  }

  @Test
  void tanhHasItsLimits() {
    assertThat(tanh(Float.POSITIVE_INFINITY)[0]).isCloseTo(1, within(2e-7f));
    assertThat(tanh(Float.NEGATIVE_INFINITY)[0]).isCloseTo(-1, within(2e-7f));
    assertThat(tanh(Float.NaN)[0]).isNaN();
    assertThat(Float.floatToRawIntBits(tanh(-0f)[0])).isEqualTo(Float.floatToRawIntBits(-0f));
  }

  /// Of two logits x and 0, the probabilities are eˣ/(1 + eˣ) and 1/(1 + eˣ).
  @Test
  void softmaxOfTwoIsAccurate() {
    for (float x = -87; x <= 0; x += 0.0007f) {
      double e = StrictMath.exp(x);
      float[] p = softmax(x, 0);
      if (Math.abs(p[0] * (1 + e) / e - 1) > 3e-7 || Math.abs(p[1] * (1 + e) - 1) > 3e-7) {
        assertThat(p)
            .as("logit %s", x)
            .containsExactly(
                new float[] {(float) (e / (1 + e)), (float) (1 / (1 + e))}, within(0f));
      }
    }
  }

  @Test
  void softmaxOfManySumsToOne() {
    SplittableRandom random = new SplittableRandom(3);
    for (int rows = 1; rows <= 18; rows++) {
      for (int trial = 0; trial < 500; trial++) {
        float[] z = new float[rows];
        for (int r = 0; r < rows; r++) {
          z[r] = (float) random.nextGaussian(0, 10);
        }
        float[] p = softmax(z);
        double sum = 0;
        for (float probability : p) {
          assertThat(probability).isBetween(Float.MIN_NORMAL, 1f);
          sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
      }
    }
  }

  @Test
  void softmaxOfEqualLogitsIsUniform() {
    assertThat(softmax(1e20f, 1e20f, 1e20f, 1e20f)).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
  }

  /// Beyond the range of float's exponent a probability stays a positive number, so that its
  /// logarithm is finite.
  @Test
  void softmaxOfDistantLogitsStaysPositive() {
    float[] p = softmax(-1e30f, 1e30f, -200);
    assertThat(p[0]).isBetween(Float.MIN_NORMAL, 2e-38f);
    assertThat(p[1]).isEqualTo(1);
    assertThat(p[2]).isEqualTo(p[0]);
  }

  @Test
  void softmaxOfNaNIsNaN() {
    assertThat(softmax(1, Float.NaN)[1]).isNaN();
    assertThat(softmax(Float.NaN, 1)).containsOnly(Float.NaN);
  }

  private static float[] tanh(float... x) {
    float[] y = new float[x.length];
    float[] panel = Panel.ofRows(1);
    for (int from = 0; from < x.length; from += Panel.COLUMNS) {
      int columns = Math.min(Panel.COLUMNS, x.length - from);
      System.arraycopy(x, from, panel, Panel.ORIGIN, columns);
      KERNELS.tanh(panel, 1, 0, columns);
      System.arraycopy(panel, Panel.ORIGIN, y, from, columns);
    }
    return y;
  }

  private static float[] softmax(float... z) {
    float[] panel = Panel.ofRows(z.length);
    for (int r = 0; r < z.length; r++) {
      panel[Panel.at(r, 0)] = z[r];
    }
    float[] p = Panel.ofRows(z.length);
    KERNELS.softmax(panel, p, z.length, 0, 1);
    float[] column = new float[z.length];
    for (int r = 0; r < z.length; r++) {
      column[r] = p[Panel.at(r, 0)];
    }
    return column;
  }
}
