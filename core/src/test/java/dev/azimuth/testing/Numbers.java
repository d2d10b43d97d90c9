package dev.azimuth.testing;

/// Arrays of numbers as tests compare them.
public final class Numbers {

  private Numbers() {}

  public static float[] floats(double[] x) {
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      floats[i] = (float) x[i];
    }
    return floats;
  }

  public static double[] doubles(float[] x) {
    double[] doubles = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      doubles[i] = x[i];
    }
    return doubles;
  }

  /// ‖actual − expected‖₂ / ‖expected‖₂.
  public static double relativeError(float[] actual, double[] expected) {
    return relativeError(doubles(actual), expected);
  }

  /// ‖actual − expected‖₂ / ‖expected‖₂.
  public static double relativeError(double[] actual, double[] expected) {
    if (actual.length != expected.length) {
      throw new IllegalArgumentException(
          "actual (%d entries) and expected (%d entries) must have the same length."
              .formatted(actual.length, expected.length));
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
      norm += expected[i] * expected[i];
    }
    return Math.sqrt(difference / norm);
  }

  public static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }
}
