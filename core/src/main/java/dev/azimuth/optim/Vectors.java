package dev.azimuth.optim;

/// Arithmetic on parameter vectors, each result a new array.
public final class Vectors {

  private Vectors() {}

  /// x + step·y.
  public static float[] plus(float[] x, float step, float[] y) {
    requireSameLength(x, y);
    float[] sum = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + step * y[i];
    }
    return sum;
  }

  /// scale·x.
  public static float[] times(float scale, float[] x) {
    float[] product = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = scale * x[i];
    }
    return product;
  }

  /// x∘y, entry by entry.
  public static float[] product(float[] x, float[] y) {
    requireSameLength(x, y);
    float[] product = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = x[i] * y[i];
    }
    return product;
  }

  /// x in double precision, which is exact.
  public static double[] doubles(float[] x) {
    double[] wide = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      wide[i] = x[i];
    }
    return wide;
  }

  /// x rounded to single precision.
  public static float[] floats(double[] x) {
    float[] narrow = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      narrow[i] = (float) x[i];
    }
    return narrow;
  }

  /// ‖x‖₂, accumulated in double precision.
  public static double norm(float[] x) {
    double sum = 0;
    for (float value : x) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  /// ‖x‖∞; NaN if any entry is.
  public static double largest(float[] x) {
    double largest = 0;
    for (float value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static void requireSameLength(float[] x, float[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "x (%d entries) and y (%d entries) must have the same length."
              .formatted(x.length, y.length));
    }
  }
}
