package dev.azimuth.rl;

/// Whitening, (x − mean)/(sd + 1e-8) with the standard deviation of the population: over a whole
/// batch, or over each trajectory by itself.
final class Whitening {

  private static final double EPSILON = 1e-8;

  private Whitening() {}

  /// Whitens [n] in place over the batch.
  static void batch(double[] x) {
    double mean = Sums.of(x) / x.length;
    for (int c = 0; c < x.length; c++) {
      x[c] -= mean;
    }
    double scale = 1 / (Math.sqrt(Sums.ofSquares(x) / x.length) + EPSILON);
    for (int c = 0; c < x.length; c++) {
      x[c] *= scale;
    }
  }

  /// Whitens [n] in place over the entries of each group.
  ///
  /// @param group the group of each entry, [n]
  /// @param groups the number of groups
  static void whiten(double[] x, int[] group, int groups) {
    int[] count = new int[groups];
    double[] mean = new double[groups];
    for (int c = 0; c < x.length; c++) {
      count[group[c]]++;
      mean[group[c]] += x[c];
    }
    for (int k = 0; k < groups; k++) {
      mean[k] /= count[k];
    }
    double[] deviation = new double[groups];
    for (int c = 0; c < x.length; c++) {
      x[c] -= mean[group[c]];
      deviation[group[c]] += x[c] * x[c];
    }
    for (int k = 0; k < groups; k++) {
      deviation[k] = Math.sqrt(deviation[k] / count[k]) + EPSILON;
    }
    for (int c = 0; c < x.length; c++) {
      x[c] /= deviation[group[c]];
    }
  }
}
