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
import static dev.azimuth.vector.Coefficients.TANH_LIMIT;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A SIMD layer of tanh between four inputs and two outputs, in one pass; contract in
/// [Kernels#tanhLayerAndOutputs].
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
      z = z.blend(TANH_LIMIT, z.compare(GT, TANH_LIMIT));
      z = z.blend(-TANH_LIMIT, z.compare(LT, -TANH_LIMIT));
      FloatVector t = z.mul(z);
      FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      p = p.fma(t, FloatVector.broadcast(S, P2));
      q = q.fma(t, FloatVector.broadcast(S, Q2));
      p = p.fma(t, FloatVector.broadcast(S, P1));
      q = q.fma(t, FloatVector.broadcast(S, Q1));
      p = p.fma(t, FloatVector.broadcast(S, P0));
      q = q.fma(t, FloatVector.broadcast(S, 1f));
      FloatVector value = z.mul(p).div(q);
      value.intoArray(h, r * N + column);
      y0 = FloatVector.broadcast(S, b[2 * r]).fma(value, y0);
      y1 = FloatVector.broadcast(S, b[2 * r + 1]).fma(value, y1);
    }
    y0.intoArray(y, column);
    y1.intoArray(y, column + N);
  }
}
