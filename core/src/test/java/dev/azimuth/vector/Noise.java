package dev.azimuth.vector;

import java.util.SplittableRandom;

/// Numbers of both signs and many sizes, zeros of both signs among them, drawn once and dealt out.
final class Noise {

  private static final float[] POOL = pool();

  private int next;

  Noise(long seed) {
    next = new SplittableRandom(seed).nextInt(POOL.length);
  }

  private static float[] pool() {
    SplittableRandom random = new SplittableRandom(5);
    float[] pool = new float[1 << 17];
    for (int i = 0; i < pool.length; i++) {
      double scale = Math.exp(random.nextDouble(-5, 2));
      pool[i] = (float) (scale * random.nextGaussian());
      switch (random.nextInt(100)) {
        case 0 -> pool[i] = 0;
        case 1 -> pool[i] = -0f;
        default -> {}
      }
    }
    return pool;
  }

  float[] array(int length) {
    float[] array = new float[length];
    for (int filled = 0; filled < length; ) {
      int part = Math.min(length - filled, POOL.length - next);
      System.arraycopy(POOL, next, array, filled, part);
      filled += part;
      next = (next + part) % POOL.length;
    }
    return array;
  }

  /// Sums that start from noise without −0, which no sum that began at 0 becomes.
  PartialSums sums(int n) {
    PartialSums sums = new PartialSums(n);
    float[] noise = array(sums.sums.length);
    for (int i = 0; i < noise.length; i++) {
      sums.sums[i] = noise[i] + 0f;
    }
    return sums;
  }

  /// Parameters of a shallow network, without −0 as in [#sums].
  ShallowParameters shallow(int hidden) {
    ShallowParameters shallow = new ShallowParameters(hidden);
    float[] theta = array(hidden * 7 + 2);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += 0f;
    }
    shallow.set(theta);
    return shallow;
  }

  /// Values of a shallow network's hidden units.
  float[] hiddenValues(int hidden) {
    return array(ShallowParameters.hiddenValues(hidden).length);
  }

  /// The column of an entry of a panel; what lies before the first row counts as one behind the last.
  static int column(int entry) {
    return Math.floorMod(entry - Panel.ORIGIN, Panel.STRIDE);
  }

  /// A panel of noise, with one row more than it is said to have.
  float[] panel(int rows) {
    return array(Panel.at(rows + 1, 0));
  }

  /// A panel with noise in the columns in use, and something else in all others.
  float[] panel(int rows, int columns, float elsewhere) {
    float[] panel = panel(rows);
    for (int i = 0; i < panel.length; i++) {
      if (column(i) >= columns) {
        panel[i] = elsewhere;
      }
    }
    return panel;
  }
}
