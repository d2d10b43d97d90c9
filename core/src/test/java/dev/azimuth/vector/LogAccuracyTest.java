package dev.azimuth.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The logarithm against double precision. The SIMD kernel has the same bits.
class LogAccuracyTest {

  private static final Kernels KERNELS = new ScalarKernels();

  /// Exponents of normal floats, as their bits have them.
  private static final int LEAST_EXPONENT = 1;

  private static final int GREATEST_EXPONENT = 254;

  @Test
  void logIsRelativelyAccurateInAllBinades() {
    int perBinade = 4000;
    SplittableRandom random = new SplittableRandom(1);
    float[] x = new float[perBinade];
    for (int exponent = LEAST_EXPONENT; exponent <= GREATEST_EXPONENT; exponent++) {
      for (int i = 0; i < perBinade; i++) {
        x[i] = Float.intBitsToFloat(exponent << 23 | random.nextInt(1 << 23));
      }
      x[0] = Float.intBitsToFloat(exponent << 23);
      x[1] = Math.nextDown(2 * x[0]);
      assertThat(largestRelativeError(x)).as("exponent %d", exponent).isLessThan(1.3e-7);
    }
  }

  /// Where ln x goes through 0, every 5th float is tried.
  @Test
  void logIsRelativelyAccurateNearOne() {
    int from = Float.floatToRawIntBits(0.5f);
    int to = Float.floatToRawIntBits(2);
    float[] x = new float[(to - from) / 5];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(from + 5 * i);
    }
    assertThat(largestRelativeError(x)).isLessThan(1.3e-7);
  }

  @Test
  void logOfOneIsZero() {
    assertThat(log(1)).containsExactly(0);
  }

  @Test
  void logRises() {
    int least = Float.floatToRawIntBits(Float.MIN_NORMAL);
    int step = 2011;
    float[] x = new float[(Float.floatToRawIntBits(Float.MAX_VALUE) - least) / step];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(least + i * step);
    }
    float[] y = log(x);
    for (int i = 1; i < x.length; i++) {
      if (y[i] < y[i - 1]) {
        assertThat(y[i]).as("ln %s", x[i]).isGreaterThanOrEqualTo(y[i - 1]);
      }
    }
  }

  private static double largestRelativeError(float[] x) {
    float[] y = log(x);
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      double exact = StrictMath.log(x[i]);
      if (exact != 0) {
        largest = Math.max(largest, Math.abs(y[i] / exact - 1));
      }
    }
    return largest;
  }

  private static float[] log(float... x) {
    float[] y = new float[x.length];
    float[] panel = Panel.ofRows(1);
    float[] logs = Panel.ofRows(1);
    for (int from = 0; from < x.length; from += Panel.COLUMNS) {
      int columns = Math.min(Panel.COLUMNS, x.length - from);
      System.arraycopy(x, from, panel, Panel.ORIGIN, columns);
      KERNELS.log(panel, logs, 1, columns);
      System.arraycopy(logs, Panel.ORIGIN, y, from, columns);
    }
    return y;
  }
}
