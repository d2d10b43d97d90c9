package dev.azimuth.meta;

import java.util.function.ToDoubleFunction;

/// The gradient of a function in double precision, by central differences.
final class CentralDifferences {

  private static final double STEP = 1e-5;

  private CentralDifferences() {}

  static double[] gradient(ToDoubleFunction<double[]> f, double[] x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double[] above = x.clone();
      double[] below = x.clone();
      above[i] += STEP;
      below[i] -= STEP;
      gradient[i] = (f.applyAsDouble(above) - f.applyAsDouble(below)) / (2 * STEP);
    }
    return gradient;
  }
}
