package dev.azimuth.vector;

import static dev.azimuth.vector.Coefficients.E2;
import static dev.azimuth.vector.Coefficients.E3;
import static dev.azimuth.vector.Coefficients.E4;
import static dev.azimuth.vector.Coefficients.E5;
import static dev.azimuth.vector.Coefficients.EXP_LEAST;
import static dev.azimuth.vector.Coefficients.L3;
import static dev.azimuth.vector.Coefficients.L4;
import static dev.azimuth.vector.Coefficients.L5;
import static dev.azimuth.vector.Coefficients.L6;
import static dev.azimuth.vector.Coefficients.L7;
import static dev.azimuth.vector.Coefficients.L8;
import static dev.azimuth.vector.Coefficients.L9;
import static dev.azimuth.vector.Coefficients.LN2_HIGH;
import static dev.azimuth.vector.Coefficients.LN2_LOW;
import static dev.azimuth.vector.Coefficients.LOG2_E;
import static dev.azimuth.vector.Coefficients.P0;
import static dev.azimuth.vector.Coefficients.P1;
import static dev.azimuth.vector.Coefficients.P2;
import static dev.azimuth.vector.Coefficients.P3;
import static dev.azimuth.vector.Coefficients.P4;
import static dev.azimuth.vector.Coefficients.Q1;
import static dev.azimuth.vector.Coefficients.Q2;
import static dev.azimuth.vector.Coefficients.Q3;
import static dev.azimuth.vector.Coefficients.Q4;
import static dev.azimuth.vector.Coefficients.ROUNDER;
import static dev.azimuth.vector.Coefficients.SQRT_HALF_BITS;
import static dev.azimuth.vector.Coefficients.TANH_LIMIT;
import static dev.azimuth.vector.Panel.at;
import static java.lang.Math.fma;

import java.util.Arrays;

/// The kernels as plain loops: the fallback without the Vector API, and the oracle of its tests. It
/// says in a few lines what the SIMD kernels must give, bit for bit.
final class ScalarKernels implements Kernels {

  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;
  private static final int P = PartialSums.COUNT;

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void affine(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
    for (int i = 0; i < a.rows; i++) {
      for (int c = O + from; c < O + from + columns; c++) {
        y[i * N + c] = bias[biasOffset + i];
      }
    }
    for (int i = 0; i < a.rows; i++) {
      for (int k = 0; k < a.inner; k++) {
        float w = a.entry(i, k);
        for (int c = O + from; c < O + from + columns; c++) {
          y[i * N + c] = fma(w, x[k * N + c], y[i * N + c]);
        }
      }
    }
  }

  @Override
  public void affinePair(
      PackedMatrix a,
      float[] x,
      PackedMatrix b,
      float[] y,
      float[] bias,
      int biasOffset,
      float[] z,
      int columns) {
    for (int i = 0; i < a.rows; i++) {
      for (int c = O; c < O + columns; c++) {
        float s = bias[biasOffset + i];
        for (int k = 0; k < a.inner; k++) {
          s = fma(a.entry(i, k), x[k * N + c], s);
          s = fma(b.entry(i, k), y[k * N + c], s);
        }
        z[i * N + c] = s;
      }
    }
  }

  @Override
  public void outerProductAdd(
      float[] d, float[] x, int rows, int inner, PartialSums sums, int entry, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        int to = PartialSums.at(entry + i * inner + k);
        for (int c = 0; c < columns; c++) {
          int s = to + c % P;
          sums.sums[s] = fma(d[at(i, c)], x[at(k, c)], sums.sums[s]);
        }
      }
    }
  }

  @Override
  public void outerProductsAdd(
      float[] d,
      float[] x,
      float[] e,
      float[] y,
      int rows,
      int inner,
      PartialSums sums,
      int entry,
      int columns) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        int to = PartialSums.at(entry + i * inner + k);
        for (int c = 0; c < columns; c++) {
          int s = to + c % P;
          float first = fma(d[at(i, c)], x[at(k, c)], sums.sums[s]);
          sums.sums[s] = fma(e[at(i, c)], y[at(k, c)], first);
        }
      }
    }
  }

  @Override
  public void rowSumAdd(float[] d, int rows, PartialSums sums, int entry, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int c = 0; c < columns; c++) {
        sums.sums[PartialSums.at(entry + i) + c % P] += d[at(i, c)];
      }
    }
  }

  @Override
  public void gram(double[] x, int rows, int columns, double[] gram) {
    double[] s = new double[4];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= i; j++) {
        Arrays.fill(s, 0);
        for (int c = 0; c < columns; c++) {
          s[c & 3] = fma(x[i * columns + c], x[j * columns + c], s[c & 3]);
        }
        gram[i * rows + j] = (s[0] + s[2]) + (s[1] + s[3]);
      }
    }
  }

  @Override
  public void tanhLayer(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
    affine(a, bias, biasOffset, x, y, from, columns);
    tanh(y, a.rows, from, columns);
  }

  @Override
  public void tanhLayerDerivative(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] h, float[] y, int columns) {
    affine(a, bias, biasOffset, x, y, 0, columns);
    tanhDerivative(y, h, a.rows, columns);
  }

  @Override
  public void tanhLayerSecondDerivative(
      PackedMatrix a,
      PackedMatrix b,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] y,
      float[] ry,
      int columns) {
    multiply(a, x, y, columns);
    multiplyPair(a, rx, b, x, ry, columns);
    tanhSecondDerivative(ry, y, h, rh, a.rows, columns);
    tanhDerivative(y, h, a.rows, columns);
  }

  @Override
  public void shallowForward(
      ShallowParameters theta, float[] x, float[] h, float[] y, int from, int columns) {
    ScalarShallow.forward(theta, x, h, y, from, columns);
  }

  @Override
  public void shallowBackwardAdd(
      ShallowParameters theta,
      float[] dy,
      float[] x,
      float[] h,
      ShallowParameters sums,
      int columns) {
    ScalarShallow.backwardAdd(theta, dy, x, h, sums, columns);
  }

  @Override
  public void shallowForwardDerivative(
      ShallowParameters theta,
      ShallowParameters v,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int columns) {
    ScalarShallow.forwardDerivative(theta, v, x, h, rh, ry, columns);
  }

  @Override
  public void shallowBackwardDerivativeAdd(
      ShallowParameters theta,
      ShallowParameters v,
      float[] dy,
      float[] rdy,
      float[] x,
      float[] h,
      float[] rh,
      ShallowParameters sums,
      int columns) {
    ScalarShallow.backwardDerivativeAdd(theta, v, dy, rdy, x, h, rh, sums, columns);
  }

  @Override
  public void tanh(float[] z, int rows, int from, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = at(r, from); c < at(r, from + columns); c++) {
        z[c] = tanh(z[c]);
      }
    }
  }

  static float tanh(float z) {
    float x = z > TANH_LIMIT ? TANH_LIMIT : z;
    x = x < -TANH_LIMIT ? -TANH_LIMIT : x;
    float t = x * x;
    float p = fma(fma(fma(fma(t, P4, P3), t, P2), t, P1), t, P0);
    float q = fma(fma(fma(fma(t, Q4, Q3), t, Q2), t, Q1), t, 1f);
    return x * p / q;
  }

  @Override
  public void tanhDerivative(float[] d, float[] h, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = at(r, 0); c < at(r, columns); c++) {
        d[c] *= fma(-h[c], h[c], 1f);
      }
    }
  }

  @Override
  public void tanhSecondDerivative(
      float[] rd, float[] d, float[] h, float[] rh, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = at(r, 0); c < at(r, columns); c++) {
        rd[c] = fma(d[c] * h[c] * -2f, rh[c], rd[c] * fma(-h[c], h[c], 1f));
      }
    }
  }

  @Override
  public void relu(float[] z, int rows, int from, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = at(r, from); c < at(r, from + columns); c++) {
        z[c] = z[c] < 0f ? 0f : z[c];
      }
    }
  }

  @Override
  public void reluDerivative(float[] d, float[] h, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = at(r, 0); c < at(r, columns); c++) {
        d[c] = h[c] > 0f ? d[c] : 0f;
      }
    }
  }

  @Override
  public void log(float[] x, float[] y, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = at(r, 0); c < at(r, columns); c++) {
        y[c] = log(x[c]);
      }
    }
  }

  private static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    int k = (bits - SQRT_HALF_BITS) >> 23;
    float f = Float.intBitsToFloat(bits - (k << 23)) - 1f;
    float tail = fma(fma(fma(L9, f, L8), f, L7), f, L6);
    tail = fma(fma(fma(tail, f, L5), f, L4), f, L3);
    float square = f * f;
    float part = fma(tail, square * f, square * -0.5f);
    float n = k;
    return fma(n, LN2_HIGH, fma(n, LN2_LOW, part) + f);
  }

  @Override
  public void softmax(float[] z, float[] p, int rows, int from, int columns) {
    for (int c = O + from; c < O + from + columns; c++) {
      float greatest = z[c];
      for (int r = 1; r < rows; r++) {
        greatest = z[r * N + c] > greatest ? z[r * N + c] : greatest;
      }
      float sum = 0;
      for (int r = 0; r < rows; r++) {
        p[r * N + c] = exp(z[r * N + c] - greatest);
        sum += p[r * N + c];
      }
      for (int r = 0; r < rows; r++) {
        p[r * N + c] /= sum;
      }
    }
  }

  private static float exp(float argument) {
    float x = argument < EXP_LEAST ? EXP_LEAST : argument;
    float shifted = fma(x, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
    float tail = fma(fma(fma(r, E5, E4), r, E3), r, E2);
    float value = fma(tail, r * r, r) + 1f;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(value) + (Float.floatToRawIntBits(shifted) << 23));
  }

  @Override
  public void categoricalChoice(float[] p, float[] u, int rows, int from, int columns) {
    for (int c = O + from; c < O + from + columns; c++) {
      int choice = 0; // without branches: no processor can foretell where a random draw falls
      float cumulative = 0;
      for (int r = 0; r < rows - 1; r++) {
        cumulative += p[r * N + c];
        choice += u[c] >= cumulative ? 1 : 0;
      }
      u[c] = choice;
    }
  }

  @Override
  public void categoricalEntropy(float[] p, float[] logs, int rows, float[] h, int columns) {
    for (int c = O; c < O + columns; c++) {
      float entropy = 0;
      for (int r = 0; r < rows; r++) {
        entropy -= p[r * N + c] * logs[r * N + c];
      }
      h[c] = entropy;
    }
  }

  @Override
  public void categoricalScore(
      float[] p, float[] actions, float[] weights, int rows, float[] d, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = O; c < O + columns; c++) {
        d[r * N + c] = ((actions[c] == r ? 1f : 0f) - p[r * N + c]) * weights[c];
      }
    }
  }

  @Override
  public void categoricalScoreDerivative(
      float[] p,
      float[] rz,
      float[] actions,
      float[] weights,
      int rows,
      float[] rd,
      float[] s,
      int columns) {
    for (int c = O; c < O + columns; c++) {
      float mean = 0;
      float own = 0;
      for (int r = 0; r < rows; r++) {
        mean = fma(p[r * N + c], rz[r * N + c], mean);
        own = actions[c] == r ? rz[r * N + c] : own;
      }
      s[c] = own - mean;
      for (int r = 0; r < rows; r++) {
        float q = p[r * N + c];
        rd[r * N + c] = weights[c] * q * (mean - rz[r * N + c]);
      }
    }
  }
}
