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

/// A SIMD layer of tanh at so few states that they do not fill a vector; contract in
/// [Kernels#tanhLayer].
///
/// Ten episodes in lock-step fill one vector of eight lanes and two lanes of another, which takes as
/// long, or ten lanes of sixteen. For what is left over lanes run along the hidden units instead: all
/// lanes are in use, and 64 units of a state are eight vectors, or four, in place of 64 for all of
/// them. Every output accumulates in the same order. Laying the values into the panel takes as long as
/// it gains where more states are left over.
final class SimdFewStates {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  /// Units that a tile takes.
  private static final int TILE = 4 * L;

  private static final int MOST = L == 16 ? 11 : 3;

  private SimdFewStates() {}

  /// How many of these columns are to be left to this class, the last ones.
  static int left(PackedMatrix a, int columns) {
    int rest = columns % L;
    return L >= 8 && rest <= MOST && a.rows % TILE == 0 && a.pair.length > 0 ? rest : 0;
  }

  static void tanhLayer(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
    int c = O + from;
    int end = c + columns;
    for (; c + 2 <= end; c += 2) {
      for (int r = 0; r < a.rows; r += TILE) {
        affine2(a.byColumns, r, a.rows, a.inner, bias, biasOffset + r, x, c, a.pair);
      }
      tanh(a.pair, 2 * a.rows);
      for (int r = 0; r < a.rows; r++) {
        y[r * N + c] = a.pair[r];
        y[r * N + c + 1] = a.pair[a.rows + r];
      }
    }
    if (c < end) {
      for (int r = 0; r < a.rows; r += TILE) {
        affine1(a.byColumns, r, a.rows, a.inner, bias, biasOffset + r, x, c, a.pair);
      }
      tanh(a.pair, a.rows);
      for (int r = 0; r < a.rows; r++) {
        y[r * N + c] = a.pair[r];
      }
    }
  }

  private static void affine2(
      float[] a,
      int row,
      int rows,
      int inner,
      float[] bias,
      int b0,
      float[] x,
      int column,
      float[] y) {
    FloatVector s0 = FloatVector.fromArray(S, bias, b0);
    FloatVector s1 = FloatVector.fromArray(S, bias, b0 + L);
    FloatVector s2 = FloatVector.fromArray(S, bias, b0 + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, bias, b0 + 3 * L);
    FloatVector t0 = s0;
    FloatVector t1 = s1;
    FloatVector t2 = s2;
    FloatVector t3 = s3;
    for (int k = 0; k < inner; k++) {
      int i = k * rows + row;
      FloatVector x0 = FloatVector.broadcast(S, x[k * N + column]);
      FloatVector x1 = FloatVector.broadcast(S, x[k * N + column + 1]);
      FloatVector w0 = FloatVector.fromArray(S, a, i);
      s0 = w0.fma(x0, s0);
      t0 = w0.fma(x1, t0);
      FloatVector w1 = FloatVector.fromArray(S, a, i + L);
      s1 = w1.fma(x0, s1);
      t1 = w1.fma(x1, t1);
      FloatVector w2 = FloatVector.fromArray(S, a, i + 2 * L);
      s2 = w2.fma(x0, s2);
      t2 = w2.fma(x1, t2);
      FloatVector w3 = FloatVector.fromArray(S, a, i + 3 * L);
      s3 = w3.fma(x0, s3);
      t3 = w3.fma(x1, t3);
    }
    s0.intoArray(y, row);
    s1.intoArray(y, row + L);
    s2.intoArray(y, row + 2 * L);
    s3.intoArray(y, row + 3 * L);
    t0.intoArray(y, rows + row);
    t1.intoArray(y, rows + row + L);
    t2.intoArray(y, rows + row + 2 * L);
    t3.intoArray(y, rows + row + 3 * L);
  }

  private static void affine1(
      float[] a,
      int row,
      int rows,
      int inner,
      float[] bias,
      int b0,
      float[] x,
      int column,
      float[] y) {
    FloatVector s0 = FloatVector.fromArray(S, bias, b0);
    FloatVector s1 = FloatVector.fromArray(S, bias, b0 + L);
    FloatVector s2 = FloatVector.fromArray(S, bias, b0 + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, bias, b0 + 3 * L);
    for (int k = 0; k < inner; k++) {
      int i = k * rows + row;
      FloatVector x0 = FloatVector.broadcast(S, x[k * N + column]);
      s0 = FloatVector.fromArray(S, a, i).fma(x0, s0);
      s1 = FloatVector.fromArray(S, a, i + L).fma(x0, s1);
      s2 = FloatVector.fromArray(S, a, i + 2 * L).fma(x0, s2);
      s3 = FloatVector.fromArray(S, a, i + 3 * L).fma(x0, s3);
    }
    s0.intoArray(y, row);
    s1.intoArray(y, row + L);
    s2.intoArray(y, row + 2 * L);
    s3.intoArray(y, row + 3 * L);
  }

  /// z ← tanh(z) for so many entries, as [SimdElementwise#tanh] computes it.
  private static void tanh(float[] z, int count) {
    for (int i = 0; i < count; i += 2 * L) {
      FloatVector x = FloatVector.fromArray(S, z, i);
      FloatVector y = FloatVector.fromArray(S, z, i + L);
      FloatVector t = x.mul(x);
      FloatVector u = y.mul(y);
      FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      FloatVector m = u.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector n = u.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      p = p.fma(t, FloatVector.broadcast(S, P2));
      q = q.fma(t, FloatVector.broadcast(S, Q2));
      m = m.fma(u, FloatVector.broadcast(S, P2));
      n = n.fma(u, FloatVector.broadcast(S, Q2));
      p = p.fma(t, FloatVector.broadcast(S, P1));
      q = q.fma(t, FloatVector.broadcast(S, Q1));
      m = m.fma(u, FloatVector.broadcast(S, P1));
      n = n.fma(u, FloatVector.broadcast(S, Q1));
      p = p.fma(t, FloatVector.broadcast(S, P0));
      q = q.fma(t, FloatVector.broadcast(S, 1f));
      m = m.fma(u, FloatVector.broadcast(S, P0));
      n = n.fma(u, FloatVector.broadcast(S, 1f));
      FloatVector most = x.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      x.mul(p).div(q).blend(most, t.compare(GT, TANH_LIMIT_SQUARED)).intoArray(z, i);
      FloatVector other = y.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      y.mul(m).div(n).blend(other, u.compare(GT, TANH_LIMIT_SQUARED)).intoArray(z, i + L);
    }
  }
}
