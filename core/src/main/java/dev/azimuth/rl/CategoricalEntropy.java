package dev.azimuth.rl;

import dev.azimuth.vector.Panel;

/// The derivatives of a categorical distribution's entropy H = −Σ p·ln p by the logits z:
///
///     ∂H/∂zᵢ = −pᵢ·(ln pᵢ + H)
///     R{∂H/∂zᵢ} = −pᵢ·((Rzᵢ − Σ p·Rz)·(ln pᵢ + H + 1) + R{H})    with R{H} = Σ ∂H/∂z·Rz
final class CategoricalEntropy {

  private static final int N = Panel.STRIDE;

  private CategoricalEntropy() {}

  private static float entropy(float[] p, float[] logs, int rows, int c) {
    float entropy = 0;
    for (int i = c; i < c + rows * N; i += N) {
      entropy -= p[i] * logs[i];
    }
    return entropy;
  }

  /// d ← d + weight·∂H/∂z.
  static void addGradient(float[] p, float[] logs, float weight, int rows, float[] d, int columns) {
    for (int c = Panel.at(0, 0); c < Panel.at(0, columns); c++) {
      float entropy = entropy(p, logs, rows, c);
      for (int i = c; i < c + rows * N; i += N) {
        d[i] -= weight * p[i] * (logs[i] + entropy);
      }
    }
  }

  /// rd ← rd + weight·R{∂H/∂z}.
  static void addDerivative(
      float[] p, float[] logs, float[] rz, float weight, int rows, float[] rd, int columns) {
    for (int c = Panel.at(0, 0); c < Panel.at(0, columns); c++) {
      float entropy = entropy(p, logs, rows, c);
      float mean = 0;
      float derivative = 0;
      for (int i = c; i < c + rows * N; i += N) {
        mean += p[i] * rz[i];
        derivative -= p[i] * (logs[i] + entropy) * rz[i];
      }
      for (int i = c; i < c + rows * N; i += N) {
        rd[i] -= weight * p[i] * ((rz[i] - mean) * (logs[i] + entropy + 1) + derivative);
      }
    }
  }
}
