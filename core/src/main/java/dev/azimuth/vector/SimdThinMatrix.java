package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD products of thin matrices, with an inner size of 2, 4 or 8: a network's first layer, and the
/// way back from its few outputs.
///
/// The columns of x, of two vectors at a time where there are so many, stay in registers while all
/// rows pass; a tile of [SimdMatrix] would spend half of its time on starting. An inner size of 8
/// takes two passes, in order, so the sums accumulate as they do there.
final class SimdThinMatrix {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  private SimdThinMatrix() {}

  static void affine(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
    int end = O + from + columns;
    for (int c = O + from; c < end; c += 2 * L) {
      boolean pair = c + L < end;
      if (a.inner == 2 && pair) {
        affine2x2(a.entries, bias, biasOffset, a.rows, x, y, c);
      } else if (a.inner == 2) {
        affine2x1(a.entries, bias, biasOffset, a.rows, x, y, c);
      } else if (pair) {
        affine4x2(a.entries, bias, biasOffset, a.rows, x, y, c);
      } else {
        affine4x1(a.entries, bias, biasOffset, a.rows, x, y, c);
      }
    }
    if (a.inner > 4) {
      addLastFour(a, x, y, from, columns);
    }
  }

  /// For few matrices, so written for any inner size.
  static void affinePair(
      PackedMatrix a,
      float[] x,
      PackedMatrix b,
      float[] y,
      float[] bias,
      int biasOffset,
      float[] z,
      int columns) {
    for (int c = O; c < O + columns; c += L) {
      for (int r = 0; r < a.rows; r++) {
        FloatVector s = FloatVector.broadcast(S, bias[biasOffset + r]);
        for (int k = 0; k < a.inner; k++) {
          s =
              FloatVector.broadcast(S, a.entry(r, k))
                  .fma(FloatVector.fromArray(S, x, k * N + c), s);
          s =
              FloatVector.broadcast(S, b.entry(r, k))
                  .fma(FloatVector.fromArray(S, y, k * N + c), s);
        }
        s.intoArray(z, r * N + c);
      }
    }
  }

  /// y ← y + A·x with the last four of eight columns of A and rows of x.
  private static void addLastFour(PackedMatrix a, float[] x, float[] y, int from, int columns) {
    int end = O + from + columns;
    for (int c = O + from; c < end; c += 2 * L) {
      if (c + L < end) {
        add4x2(a.entries, 4 * a.rows, a.rows, x, 4 * N + c, y, c);
      } else {
        add4x1(a.entries, 4 * a.rows, a.rows, x, 4 * N + c, y, c);
      }
    }
  }

  private static void affine4x2(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] y, int column) {
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
      s.intoArray(y, to);
      t.intoArray(y, to + L);
    }
  }

  private static void affine4x1(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] y, int column) {
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
      s.intoArray(y, to);
    }
  }

  private static void affine2x2(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] y, int column) {
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
      s.intoArray(y, to);
      t.intoArray(y, to + L);
    }
  }

  private static void affine2x1(
      float[] a, float[] bias, int b0, int rows, float[] x, float[] y, int column) {
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
      s.intoArray(y, to);
    }
  }

  private static void add4x2(
      float[] a, int a0, int rows, float[] x, int from, float[] y, int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector x2 = FloatVector.fromArray(S, x, from + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, from + 3 * N);
    FloatVector y0 = FloatVector.fromArray(S, x, from + L);
    FloatVector y1 = FloatVector.fromArray(S, x, from + N + L);
    FloatVector y2 = FloatVector.fromArray(S, x, from + 2 * N + L);
    FloatVector y3 = FloatVector.fromArray(S, x, from + 3 * N + L);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = a0 + 4 * r;
      FloatVector s = FloatVector.fromArray(S, y, to);
      FloatVector t = FloatVector.fromArray(S, y, to + L);
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
      s.intoArray(y, to);
      t.intoArray(y, to + L);
    }
  }

  private static void add4x1(
      float[] a, int a0, int rows, float[] x, int from, float[] y, int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector x2 = FloatVector.fromArray(S, x, from + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, from + 3 * N);
    for (int r = 0; r < rows; r++) {
      int to = r * N + column;
      int i = a0 + 4 * r;
      FloatVector s = FloatVector.fromArray(S, y, to);
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s = w1.fma(x1, s);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2]);
      s = w2.fma(x2, s);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3]);
      s = w3.fma(x3, s);
      s.intoArray(y, to);
    }
  }
}
