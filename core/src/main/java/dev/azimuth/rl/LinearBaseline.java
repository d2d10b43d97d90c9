package dev.azimuth.rl;

import dev.azimuth.vector.Kernels;
import java.util.Arrays;

/// The linear feature baseline of Duan et al. [1], fitted to a batch by ridge regression.
///
/// Features of a step at time t, in this order: the observation clipped to ±10 [O], its squares [O],
/// t/100, (t/100)², (t/100)³ and 1. The weights solve (FᵀF + λI)·w = Fᵀy with y the returns to go;
/// the normal equations are ill-conditioned but small, and are solved in double precision by
/// Cholesky's method, with ten times the ridge as long as the matrix is not positive definite.
///
/// [1] Duan, Chen, Houthooft, Schulman, Abbeel. Benchmarking Deep Reinforcement Learning for
///     Continuous Control. ICML 2016.
final class LinearBaseline {

  static final double RIDGE = 1e-5;
  private static final double CLIP = 10;

  private LinearBaseline() {}

  /// The number of features of an observation of size O.
  static int featureCount(int observationSize) {
    return 2 * observationSize + 4;
  }

  /// Predicted returns to go, [n].
  static double[] predictions(Trajectories data, double[] returns) {
    int n = data.size();
    int size = featureCount(data.observationSize());
    double[] rows = Arrays.copyOf(features(data), (size + 1) * n);
    System.arraycopy(returns, 0, rows, size * n, n);
    double[] w = weights(rows, size, n, RIDGE);
    double[] predictions = new double[n];
    for (int i = 0; i < size; i++) {
      for (int c = 0; c < n; c++) {
        predictions[c] += w[i] * rows[i * n + c];
      }
    }
    return predictions;
  }

  /// The features as rows, [F × n].
  static double[] features(Trajectories data) {
    int n = data.size();
    int o = data.observationSize();
    double[] rows = new double[featureCount(o) * n];
    for (int i = 0; i < o; i++) {
      for (int c = 0; c < n; c++) {
        double x = Math.clamp(data.observations()[i * n + c], -CLIP, CLIP);
        rows[i * n + c] = x;
        rows[(o + i) * n + c] = x * x;
      }
    }
    int[] times = data.times();
    for (int c = 0; c < n; c++) {
      double t = times[c] / 100.0;
      rows[2 * o * n + c] = t;
      rows[(2 * o + 1) * n + c] = t * t;
      rows[(2 * o + 2) * n + c] = t * t * t;
      rows[(2 * o + 3) * n + c] = 1;
    }
    return rows;
  }

  /// The weights [F] of the ridge regression of the last row on the others.
  ///
  /// @param rows [F + 1 × n]
  static double[] weights(double[] rows, int size, int n, double ridge) {
    int order = size + 1;
    double[] gram = new double[order * order];
    Kernels.ACTIVE.gram(rows, order, n, gram);
    double[] right = Arrays.copyOfRange(gram, size * order, size * order + size);
    for (double lambda = ridge; lambda < 1e10; lambda *= 10) {
      double[] w = solve(gram, order, lambda, right);
      if (Arrays.stream(w).allMatch(Double::isFinite)) {
        return w;
      }
    }
    return new double[size]; // returns or observations that are not finite: no baseline
  }

  /// Solves (A + λI)·w = b by Cholesky's method, A given by its lower triangle in rows `order`
  /// apart; NaN if the matrix is not positive definite.
  private static double[] solve(double[] a, int order, double lambda, double[] b) {
    int n = b.length;
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? a[i * order + j] + lambda : a[i * order + j];
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
      }
    }
    double[] w = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        w[i] -= root[i][k] * w[k];
      }
      w[i] /= root[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        w[i] -= root[k][i] * w[k];
      }
      w[i] /= root[i][i];
    }
    return w;
  }
}
