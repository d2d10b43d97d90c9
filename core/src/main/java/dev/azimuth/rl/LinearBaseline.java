package dev.azimuth.rl;

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

  /// Predicted returns to go, [n].
  static double[] predictions(Trajectories data, double[] returns) {
    double[][] features = features(data);
    double[] w = weights(features, returns, RIDGE);
    double[] predictions = new double[data.size()];
    for (int c = 0; c < predictions.length; c++) {
      double sum = 0;
      for (int i = 0; i < w.length; i++) {
        sum += w[i] * features[c][i];
      }
      predictions[c] = sum;
    }
    return predictions;
  }

  /// One row of 2·O + 4 features a step, [n × F].
  static double[][] features(Trajectories data) {
    int o = data.observationSize();
    int[] times = data.times();
    double[][] features = new double[data.size()][2 * o + 4];
    for (int c = 0; c < data.size(); c++) {
      double[] f = features[c];
      for (int i = 0; i < o; i++) {
        double x = Math.clamp(data.observations()[i * data.size() + c], -CLIP, CLIP);
        f[i] = x;
        f[o + i] = x * x;
      }
      double t = times[c] / 100.0;
      f[2 * o] = t;
      f[2 * o + 1] = t * t;
      f[2 * o + 2] = t * t * t;
      f[2 * o + 3] = 1;
    }
    return features;
  }

  /// The weights [F] of the ridge regression of `y` on the rows of `features`.
  static double[] weights(double[][] features, double[] y, double ridge) {
    int size = features[0].length;
    double[][] normal = new double[size][size];
    double[] right = new double[size];
    for (int c = 0; c < y.length; c++) {
      double[] f = features[c];
      for (int i = 0; i < size; i++) {
        double fi = f[i];
        right[i] += fi * y[c];
        double[] row = normal[i];
        for (int j = 0; j <= i; j++) {
          row[j] += fi * f[j];
        }
      }
    }
    for (double lambda = ridge; lambda < 1e10; lambda *= 10) {
      double[] w = solve(normal, lambda, right);
      if (Arrays.stream(w).allMatch(Double::isFinite)) {
        return w;
      }
    }
    return new double[size]; // returns or observations that are not finite: no baseline
  }

  /// Solves (A + λI)·w = b by Cholesky's method, A given by its lower triangle; NaN if the matrix is
  /// not positive definite.
  private static double[] solve(double[][] a, double lambda, double[] b) {
    int n = b.length;
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? a[i][j] + lambda : a[i][j];
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
