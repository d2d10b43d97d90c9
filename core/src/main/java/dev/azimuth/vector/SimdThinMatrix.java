package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD matrix products with an inner size of 2 or a multiple of 4: a network's first layer, and the
/// way back from its few outputs.
///
/// The columns of x, of two vectors at a time where there are so many, stay in registers while all
/// rows pass; a tile of [SimdMatrix] would spend most of its time on starting. An inner size of 8
/// takes two passes, in order, so the sums accumulate as they do there.
final class SimdThinMatrix {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;

  /// The largest inner size for which this is faster.
  private static final int THICKEST = 8;

  private SimdThinMatrix() {}

  static boolean fits(int inner) {
    return inner == 2 || inner % 4 == 0 && inner <= THICKEST;
  }

  static void affine(
      float[] a,
      int offset,
      int rowStep,
      int columnStep,
      float[] bias,
      int biasOffset,
      int rows,
      int inner,
      float[] x,
      float[] y,
      int columns) {
    for (int c = 0; c < columns; c += 2 * L) {
      boolean pair = c + L < columns;
      if (inner == 2 && pair) {
        affine2x2(a, offset, rowStep, columnStep, bias, biasOffset, rows, x, c, y, c);
      } else if (inner == 2) {
        affine2x1(a, offset, rowStep, columnStep, bias, biasOffset, rows, x, c, y, c);
      } else if (pair) {
        affine4x2(a, offset, rowStep, columnStep, bias, biasOffset, rows, x, c, y, c);
      } else {
        affine4x1(a, offset, rowStep, columnStep, bias, biasOffset, rows, x, c, y, c);
      }
    }
    if (inner > 4) {
      int next = offset + 4 * columnStep;
      add(a, next, rowStep, columnStep, rows, inner - 4, x, 4 * N, y, columns);
    }
  }

  static void multiplyAdd(
      float[] a,
      int offset,
      int rowStep,
      int columnStep,
      int rows,
      int inner,
      float[] x,
      float[] y,
      int columns) {
    add(a, offset, rowStep, columnStep, rows, inner, x, 0, y, columns);
  }

  /// y ← y + A·x, x from row offset `from` on.
  private static void add(
      float[] a,
      int offset,
      int rowStep,
      int columnStep,
      int rows,
      int inner,
      float[] x,
      int from,
      float[] y,
      int columns) {
    for (int c = 0; c < columns; c += 2 * L) {
      boolean pair = c + L < columns;
      if (inner == 2 && pair) {
        add2x2(a, offset, rowStep, columnStep, rows, x, from + c, y, c);
      } else if (inner == 2) {
        add2x1(a, offset, rowStep, columnStep, rows, x, from + c, y, c);
      } else if (pair) {
        add4x2(a, offset, rowStep, columnStep, rows, x, from + c, y, c);
      } else {
        add4x1(a, offset, rowStep, columnStep, rows, x, from + c, y, c);
      }
    }
    if (inner > 4) {
      int next = offset + 4 * columnStep;
      add(a, next, rowStep, columnStep, rows, inner - 4, x, from + 4 * N, y, columns);
    }
  }

  private static void affine4x2(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      float[] bias,
      int b0,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector x2 = FloatVector.fromArray(S, x, from + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, from + 3 * N);
    FloatVector y0 = FloatVector.fromArray(S, x, from + L);
    FloatVector y1 = FloatVector.fromArray(S, x, from + N + L);
    FloatVector y2 = FloatVector.fromArray(S, x, from + 2 * N + L);
    FloatVector y3 = FloatVector.fromArray(S, x, from + 3 * N + L);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      FloatVector t = s;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      t = w0.fma(y0, t);
      FloatVector w1 = FloatVector.broadcast(S, a[i + columnStep]);
      s = w1.fma(x1, s);
      t = w1.fma(y1, t);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2 * columnStep]);
      s = w2.fma(x2, s);
      t = w2.fma(y2, t);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3 * columnStep]);
      s = w3.fma(x3, s);
      t = w3.fma(y3, t);
      s.intoArray(y, to);
      t.intoArray(y, to + L);
    }
  }

  private static void affine4x1(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      float[] bias,
      int b0,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector x2 = FloatVector.fromArray(S, x, from + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, from + 3 * N);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      s = FloatVector.broadcast(S, a[i]).fma(x0, s);
      s = FloatVector.broadcast(S, a[i + columnStep]).fma(x1, s);
      s = FloatVector.broadcast(S, a[i + 2 * columnStep]).fma(x2, s);
      s = FloatVector.broadcast(S, a[i + 3 * columnStep]).fma(x3, s);
      s.intoArray(y, to);
    }
  }

  private static void affine2x2(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      float[] bias,
      int b0,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector y0 = FloatVector.fromArray(S, x, from + L);
    FloatVector y1 = FloatVector.fromArray(S, x, from + N + L);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      FloatVector t = s;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      t = w0.fma(y0, t);
      FloatVector w1 = FloatVector.broadcast(S, a[i + columnStep]);
      s = w1.fma(x1, s);
      t = w1.fma(y1, t);
      s.intoArray(y, to);
      t.intoArray(y, to + L);
    }
  }

  private static void affine2x1(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      float[] bias,
      int b0,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.broadcast(S, bias[b0 + r]);
      s = FloatVector.broadcast(S, a[i]).fma(x0, s);
      s = FloatVector.broadcast(S, a[i + columnStep]).fma(x1, s);
      s.intoArray(y, to);
    }
  }

  private static void add4x2(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector x2 = FloatVector.fromArray(S, x, from + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, from + 3 * N);
    FloatVector y0 = FloatVector.fromArray(S, x, from + L);
    FloatVector y1 = FloatVector.fromArray(S, x, from + N + L);
    FloatVector y2 = FloatVector.fromArray(S, x, from + 2 * N + L);
    FloatVector y3 = FloatVector.fromArray(S, x, from + 3 * N + L);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.fromArray(S, y, to);
      FloatVector t = FloatVector.fromArray(S, y, to + L);
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      t = w0.fma(y0, t);
      FloatVector w1 = FloatVector.broadcast(S, a[i + columnStep]);
      s = w1.fma(x1, s);
      t = w1.fma(y1, t);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2 * columnStep]);
      s = w2.fma(x2, s);
      t = w2.fma(y2, t);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3 * columnStep]);
      s = w3.fma(x3, s);
      t = w3.fma(y3, t);
      s.intoArray(y, to);
      t.intoArray(y, to + L);
    }
  }

  private static void add4x1(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector x2 = FloatVector.fromArray(S, x, from + 2 * N);
    FloatVector x3 = FloatVector.fromArray(S, x, from + 3 * N);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.fromArray(S, y, to);
      s = FloatVector.broadcast(S, a[i]).fma(x0, s);
      s = FloatVector.broadcast(S, a[i + columnStep]).fma(x1, s);
      s = FloatVector.broadcast(S, a[i + 2 * columnStep]).fma(x2, s);
      s = FloatVector.broadcast(S, a[i + 3 * columnStep]).fma(x3, s);
      s.intoArray(y, to);
    }
  }

  private static void add2x2(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    FloatVector y0 = FloatVector.fromArray(S, x, from + L);
    FloatVector y1 = FloatVector.fromArray(S, x, from + N + L);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.fromArray(S, y, to);
      FloatVector t = FloatVector.fromArray(S, y, to + L);
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s = w0.fma(x0, s);
      t = w0.fma(y0, t);
      FloatVector w1 = FloatVector.broadcast(S, a[i + columnStep]);
      s = w1.fma(x1, s);
      t = w1.fma(y1, t);
      s.intoArray(y, to);
      t.intoArray(y, to + L);
    }
  }

  private static void add2x1(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      int rows,
      float[] x,
      int from,
      float[] y,
      int column) {
    FloatVector x0 = FloatVector.fromArray(S, x, from);
    FloatVector x1 = FloatVector.fromArray(S, x, from + N);
    for (int r = 0, i = a0, to = column; r < rows; r++, i += rowStep, to += N) {
      FloatVector s = FloatVector.fromArray(S, y, to);
      s = FloatVector.broadcast(S, a[i]).fma(x0, s);
      s = FloatVector.broadcast(S, a[i + columnStep]).fma(x1, s);
      s.intoArray(y, to);
    }
  }
}
