package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD products of thin matrices with the derivatives of tanh applied on the way; contracts in
/// [Kernels].
///
/// A panel of 64 rows is more than the first-level cache holds, so each pass over it costs as much as
/// the little that is computed there: one pass in place of three, or of seven.
final class SimdTanhLayer {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  private SimdTanhLayer() {}

  /// Whether there is a kernel for a matrix of this inner size.
  static boolean fits(int inner) {
    return inner == 2 || inner == 4;
  }

  static void derivative(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] h, float[] y, int columns) {
    int end = O + columns;
    for (int c = O; c < end; c += 2 * L) {
      boolean pair = c + L < end;
      if (a.inner == 2 && pair) {
        derivative2x2(a.entries, bias, biasOffset, a.rows, x, h, y, c);
      } else if (a.inner == 2) {
        derivative2x1(a.entries, bias, biasOffset, a.rows, x, h, y, c);
      } else if (pair) {
        derivative4x2(a.entries, bias, biasOffset, a.rows, x, h, y, c);
      } else {
        derivative4x1(a.entries, bias, biasOffset, a.rows, x, h, y, c);
      }
    }
  }

  static void secondDerivative(
      PackedMatrix a,
      PackedMatrix b,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] y,
      float[] ry,
      int columns) {
    for (int c = O; c < O + columns; c += L) {
      if (a.inner == 2) {
        second2(a.entries, b.entries, a.rows, x, rx, h, rh, y, ry, c);
      } else {
        second4(a.entries, b.entries, a.rows, x, rx, h, rh, y, ry, c);
      }
    }
  }

  private static void derivative4x2(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] h, float[] y, int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    FloatVector x2 = FloatVector.fromArray(S, x, column + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, column + 3 * N);
    FloatVector y0 = FloatVector.fromArray(S, x, column + L);
    FloatVector y1 = FloatVector.fromArray(S, x, column + N + L);
    FloatVector y2 = FloatVector.fromArray(S, x, column + 2 * N + L);
    FloatVector y3 = FloatVector.fromArray(S, x, column + 3 * N + L);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = 4 * r;
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      FloatVector t = s;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      t = w0.fma(y0, t);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s = w1.fma(x1, s);
      t = w1.fma(y1, t);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2]);
      s = w2.fma(x2, s);
      t = w2.fma(y2, t);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3]);
      s = w3.fma(x3, s);
      t = w3.fma(y3, t);
      FloatVector g = FloatVector.fromArray(S, h, to);
      s.mul(g.neg().fma(g, FloatVector.broadcast(S, 1f))).intoArray(y, to);
      FloatVector e = FloatVector.fromArray(S, h, to + L);
      t.mul(e.neg().fma(e, FloatVector.broadcast(S, 1f))).intoArray(y, to + L);
    }
  }

  private static void derivative4x1(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] h, float[] y, int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    FloatVector x2 = FloatVector.fromArray(S, x, column + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, column + 3 * N);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = 4 * r;
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s = w1.fma(x1, s);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2]);
      s = w2.fma(x2, s);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3]);
      s = w3.fma(x3, s);
      FloatVector g = FloatVector.fromArray(S, h, to);
      s.mul(g.neg().fma(g, FloatVector.broadcast(S, 1f))).intoArray(y, to);
    }
  }

  private static void derivative2x2(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] h, float[] y, int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    FloatVector y0 = FloatVector.fromArray(S, x, column + L);
    FloatVector y1 = FloatVector.fromArray(S, x, column + N + L);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = 2 * r;
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      FloatVector t = s;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      t = w0.fma(y0, t);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s = w1.fma(x1, s);
      t = w1.fma(y1, t);
      FloatVector g = FloatVector.fromArray(S, h, to);
      s.mul(g.neg().fma(g, FloatVector.broadcast(S, 1f))).intoArray(y, to);
      FloatVector e = FloatVector.fromArray(S, h, to + L);
      t.mul(e.neg().fma(e, FloatVector.broadcast(S, 1f))).intoArray(y, to + L);
    }
  }

  private static void derivative2x1(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] h, float[] y, int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = 2 * r;
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s = w1.fma(x1, s);
      FloatVector g = FloatVector.fromArray(S, h, to);
      s.mul(g.neg().fma(g, FloatVector.broadcast(S, 1f))).intoArray(y, to);
    }
  }

  private static void second4(
      float[] a,
      float[] b,
      int rows,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] y,
      float[] ry,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    FloatVector x2 = FloatVector.fromArray(S, x, column + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, column + 3 * N);
    FloatVector rx0 = FloatVector.fromArray(S, rx, column);
    FloatVector rx1 = FloatVector.fromArray(S, rx, column + N);
    FloatVector rx2 = FloatVector.fromArray(S, rx, column + 2 * N);
    FloatVector rx3 = FloatVector.fromArray(S, rx, column + 3 * N);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = 4 * r;
      FloatVector s = FloatVector.zero(S);
      FloatVector rs = s;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      rs = w0.fma(rx0, rs);
      rs = FloatVector.broadcast(S, b[i]).fma(x0, rs);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s = w1.fma(x1, s);
      rs = w1.fma(rx1, rs);
      rs = FloatVector.broadcast(S, b[i + 1]).fma(x1, rs);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2]);
      s = w2.fma(x2, s);
      rs = w2.fma(rx2, rs);
      rs = FloatVector.broadcast(S, b[i + 2]).fma(x2, rs);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3]);
      s = w3.fma(x3, s);
      rs = w3.fma(rx3, rs);
      rs = FloatVector.broadcast(S, b[i + 3]).fma(x3, rs);
      FloatVector g = FloatVector.fromArray(S, h, to);
      FloatVector slope = g.neg().fma(g, FloatVector.broadcast(S, 1f));
      FloatVector bend = s.mul(g).mul(-2f);
      bend.fma(FloatVector.fromArray(S, rh, to), rs.mul(slope)).intoArray(ry, to);
      s.mul(slope).intoArray(y, to);
    }
  }

  private static void second2(
      float[] a,
      float[] b,
      int rows,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] y,
      float[] ry,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, column);
    FloatVector x1 = FloatVector.fromArray(S, x, column + N);
    FloatVector rx0 = FloatVector.fromArray(S, rx, column);
    FloatVector rx1 = FloatVector.fromArray(S, rx, column + N);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = 2 * r;
      FloatVector s = FloatVector.zero(S);
      FloatVector rs = s;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      rs = w0.fma(rx0, rs);
      rs = FloatVector.broadcast(S, b[i]).fma(x0, rs);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s = w1.fma(x1, s);
      rs = w1.fma(rx1, rs);
      rs = FloatVector.broadcast(S, b[i + 1]).fma(x1, rs);
      FloatVector g = FloatVector.fromArray(S, h, to);
      FloatVector slope = g.neg().fma(g, FloatVector.broadcast(S, 1f));
      FloatVector bend = s.mul(g).mul(-2f);
      bend.fma(FloatVector.fromArray(S, rh, to), rs.mul(slope)).intoArray(ry, to);
      s.mul(slope).intoArray(y, to);
    }
  }
}
