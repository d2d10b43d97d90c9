package dev.azimuth.vector;

import static dev.azimuth.vector.Coefficients.P0;
import static dev.azimuth.vector.Coefficients.P1;
import static dev.azimuth.vector.Coefficients.P2;
import static dev.azimuth.vector.Coefficients.P3;
import static dev.azimuth.vector.Coefficients.P4;
import static dev.azimuth.vector.Coefficients.Q1;
import static dev.azimuth.vector.Coefficients.Q2;
import static dev.azimuth.vector.Coefficients.Q3;
import static dev.azimuth.vector.Coefficients.Q4;
import static dev.azimuth.vector.Coefficients.SIGN;
import static dev.azimuth.vector.Coefficients.TANH_LIMIT_SQUARED;
import static dev.azimuth.vector.Coefficients.TANH_MOST;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A SIMD layer of tanh between four inputs and two outputs, and its directional derivative, in one pass
/// each; contracts in [Kernels#tanhLayerAndOutputs] and [Kernels#tanhLayerAndOutputsDerivative].
///
/// Ten episodes in lock-step fill no more than a vector. In three passes the hidden units are written
/// and read three times, and the outputs, whose sums have one term behind the other, wait 64 times for
/// the term before. Here they wait while other units are computed. The constants of tanh fit beside all
/// else into the 32 registers of machines with 16 lanes, and not into 16.
final class SimdTanhOutputs {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  private SimdTanhOutputs() {}

  /// Whether there is a kernel for these matrices.
  static boolean fits(PackedMatrix a, PackedMatrix b) {
    return L == 16 && a.inner == 4 && b.rows == 2 && !b.thin;
  }

  static void layer(
      PackedMatrix a,
      int aBias,
      PackedMatrix b,
      int bBias,
      float[] biases,
      float[] x,
      float[] h,
      float[] y,
      int from,
      int columns) {
    for (int c = O + from; c < O + from + columns; c += L) {
      layer(a.entries, aBias, a.rows, b.entries, bBias, biases, x, h, y, c);
    }
  }

  private static void layer(
      float[] a,
      int a0,
      int rows,
      float[] b,
      int b0,
      float[] biases,
      float[] x,
      float[] h,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    FloatVector x2 = FloatVector.fromArray(S, x, column + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, column + 3 * N);
    FloatVector y0 = FloatVector.broadcast(S, biases[b0]);
    FloatVector y1 = FloatVector.broadcast(S, biases[b0 + 1]);
    for (int r = 0; r < rows; r++) {
      int i = 4 * r;
      FloatVector z = FloatVector.broadcast(S, biases[a0 + r]);
      z = FloatVector.broadcast(S, a[i]).fma(x0, z);
      z = FloatVector.broadcast(S, a[i + 1]).fma(x1, z);
      z = FloatVector.broadcast(S, a[i + 2]).fma(x2, z);
      z = FloatVector.broadcast(S, a[i + 3]).fma(x3, z);
      FloatVector t = z.mul(z);
      FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      p = p.fma(t, FloatVector.broadcast(S, P2));
      q = q.fma(t, FloatVector.broadcast(S, Q2));
      p = p.fma(t, FloatVector.broadcast(S, P1));
      q = q.fma(t, FloatVector.broadcast(S, Q1));
      p = p.fma(t, FloatVector.broadcast(S, P0));
      q = q.fma(t, FloatVector.broadcast(S, 1f));
      FloatVector most = z.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      FloatVector value = z.mul(p).div(q).blend(most, t.compare(GT, TANH_LIMIT_SQUARED));
      value.intoArray(h, r * N + column);
      y0 = FloatVector.broadcast(S, b[2 * r]).fma(value, y0);
      y1 = FloatVector.broadcast(S, b[2 * r + 1]).fma(value, y1);
    }
    y0.intoArray(y, column);
    y1.intoArray(y, column + N);
  }

  static void derivative(
      PackedMatrix v,
      int vBias,
      PackedMatrix u,
      int uBias,
      float[] biases,
      PackedMatrix b,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int columns) {
    int end = O + columns;
    for (int c = O; c < end; c += 2 * L) {
      // The second of two vectors may lie behind the last column, and then is the first one again.
      int d = c + L < end ? c + L : c;
      derivative(v.entries, vBias, v.rows, u.entries, uBias, biases, b.entries, x, h, rh, ry, c, d);
    }
  }

  private static void derivative(
      float[] v,
      int v0,
      int rows,
      float[] u,
      int u0,
      float[] biases,
      float[] b,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int column,
      int second) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    FloatVector x2 = FloatVector.fromArray(S, x, column + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, column + 3 * N);
    FloatVector z0 = FloatVector.fromArray(S, x, second);
    FloatVector z1 = FloatVector.fromArray(S, x, second + N);
    FloatVector z2 = FloatVector.fromArray(S, x, second + 2 * N);
    FloatVector z3 = FloatVector.fromArray(S, x, second + 3 * N);
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector s0 = FloatVector.broadcast(S, biases[u0]);
    FloatVector s1 = FloatVector.broadcast(S, biases[u0 + 1]);
    FloatVector t0 = s0;
    FloatVector t1 = s1;
    for (int r = 0; r < rows; r++) {
      int i = 4 * r;
      FloatVector p = FloatVector.broadcast(S, biases[v0 + r]);
      FloatVector q = p;
      FloatVector w0 = FloatVector.broadcast(S, v[i]);
      p = w0.fma(x0, p);
      q = w0.fma(z0, q);
      FloatVector w1 = FloatVector.broadcast(S, v[i + 1]);
      p = w1.fma(x1, p);
      q = w1.fma(z1, q);
      FloatVector w2 = FloatVector.broadcast(S, v[i + 2]);
      p = w2.fma(x2, p);
      q = w2.fma(z2, q);
      FloatVector w3 = FloatVector.broadcast(S, v[i + 3]);
      p = w3.fma(x3, p);
      q = w3.fma(z3, q);
      FloatVector g = FloatVector.fromArray(S, h, r * N + column);
      FloatVector e = FloatVector.fromArray(S, h, r * N + second);
      p = p.mul(g.neg().fma(g, one));
      q = q.mul(e.neg().fma(e, one));
      p.intoArray(rh, r * N + column);
      q.intoArray(rh, r * N + second);
      FloatVector u0r = FloatVector.broadcast(S, u[2 * r]);
      FloatVector u1r = FloatVector.broadcast(S, u[2 * r + 1]);
      FloatVector b0r = FloatVector.broadcast(S, b[2 * r]);
      FloatVector b1r = FloatVector.broadcast(S, b[2 * r + 1]);
      s0 = b0r.fma(p, u0r.fma(g, s0));
      s1 = b1r.fma(p, u1r.fma(g, s1));
      t0 = b0r.fma(q, u0r.fma(e, t0));
      t1 = b1r.fma(q, u1r.fma(e, t1));
    }
    s0.intoArray(ry, column);
    s1.intoArray(ry, column + N);
    t0.intoArray(ry, second);
    t1.intoArray(ry, second + N);
  }
}
