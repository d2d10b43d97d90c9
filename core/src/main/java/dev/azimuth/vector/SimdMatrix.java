package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD matrix products on panels; contracts in [Kernels]. Thin ones, with an inner size of 2 or 4,
/// are those of [SimdThinMatrix].
///
/// A product is cut into tiles of 4 rows × 2 vectors: eight accumulators cover the latency of two
/// fused multiply-adds a cycle and, with two operands and a broadcast weight, fit the 16 registers of
/// AVX2. Every tile is a method of its own with all vectors in local variables: C2 keeps those in
/// registers, and boxes anything else. Columns are the outer loop, so that a tile's columns stay in
/// the first-level cache while all rows pass.
final class SimdMatrix {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;

  private SimdMatrix() {}

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
    int c = 0;
    for (; c + L < columns; c += 2 * L) {
      int r = 0;
      for (; r + 4 <= rows; r += 4) {
        affine4x2(
            a,
            offset + r * rowStep,
            rowStep,
            columnStep,
            bias,
            biasOffset + r,
            inner,
            x,
            y,
            r * N + c,
            c);
      }
      for (; r + 2 <= rows; r += 2) {
        affine2x2(
            a,
            offset + r * rowStep,
            rowStep,
            columnStep,
            bias,
            biasOffset + r,
            inner,
            x,
            y,
            r * N + c,
            c);
      }
      for (; r < rows; r++) {
        affine1x2(
            a, offset + r * rowStep, columnStep, bias[biasOffset + r], inner, x, y, r * N + c, c);
      }
    }
    if (c < columns) {
      for (int r = 0; r < rows; r++) {
        affine1x1(
            a, offset + r * rowStep, columnStep, bias[biasOffset + r], inner, x, y, r * N + c, c);
      }
    }
  }

  private static void affine4x2(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      int to,
      int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    FloatVector s20 = FloatVector.broadcast(S, bias[b0 + 2]);
    FloatVector s30 = FloatVector.broadcast(S, bias[b0 + 3]);
    FloatVector s01 = s00;
    FloatVector s11 = s10;
    FloatVector s21 = s20;
    FloatVector s31 = s30;
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      int i = a0 + k * columnStep;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
      FloatVector w1 = FloatVector.broadcast(S, a[i + rowStep]);
      s10 = w1.fma(x0, s10);
      s11 = w1.fma(x1, s11);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2 * rowStep]);
      s20 = w2.fma(x0, s20);
      s21 = w2.fma(x1, s21);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3 * rowStep]);
      s30 = w3.fma(x0, s30);
      s31 = w3.fma(x1, s31);
    }
    s00.intoArray(y, to);
    s01.intoArray(y, to + L);
    s10.intoArray(y, to + N);
    s11.intoArray(y, to + N + L);
    s20.intoArray(y, to + 2 * N);
    s21.intoArray(y, to + 2 * N + L);
    s30.intoArray(y, to + 3 * N);
    s31.intoArray(y, to + 3 * N + L);
  }

  private static void affine2x2(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      int to,
      int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    FloatVector s01 = s00;
    FloatVector s11 = s10;
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      int i = a0 + k * columnStep;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
      FloatVector w1 = FloatVector.broadcast(S, a[i + rowStep]);
      s10 = w1.fma(x0, s10);
      s11 = w1.fma(x1, s11);
    }
    s00.intoArray(y, to);
    s01.intoArray(y, to + L);
    s10.intoArray(y, to + N);
    s11.intoArray(y, to + N + L);
  }

  private static void affine1x2(
      float[] a,
      int a0,
      int columnStep,
      float bias,
      int inner,
      float[] x,
      float[] y,
      int to,
      int from) {
    FloatVector s0 = FloatVector.broadcast(S, bias);
    FloatVector s1 = s0;
    for (int k = 0; k < inner; k++) {
      FloatVector w = FloatVector.broadcast(S, a[a0 + k * columnStep]);
      s0 = w.fma(FloatVector.fromArray(S, x, k * N + from), s0);
      s1 = w.fma(FloatVector.fromArray(S, x, k * N + from + L), s1);
    }
    s0.intoArray(y, to);
    s1.intoArray(y, to + L);
  }

  private static void affine1x1(
      float[] a,
      int a0,
      int columnStep,
      float bias,
      int inner,
      float[] x,
      float[] y,
      int to,
      int from) {
    FloatVector s = FloatVector.broadcast(S, bias);
    for (int k = 0; k < inner; k++) {
      FloatVector w = FloatVector.broadcast(S, a[a0 + k * columnStep]);
      s = w.fma(FloatVector.fromArray(S, x, k * N + from), s);
    }
    s.intoArray(y, to);
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
    int c = 0;
    for (; c + L < columns; c += 2 * L) {
      int r = 0;
      for (; r + 4 <= rows; r += 4) {
        add4x2(a, offset + r * rowStep, rowStep, columnStep, inner, x, y, r * N + c, c);
      }
      for (; r < rows; r++) {
        add1x2(a, offset + r * rowStep, columnStep, inner, x, y, r * N + c, c);
      }
    }
    if (c < columns) {
      for (int r = 0; r < rows; r++) {
        add1x1(a, offset + r * rowStep, columnStep, inner, x, y, r * N + c, c);
      }
    }
  }

  private static void add4x2(
      float[] a,
      int a0,
      int rowStep,
      int columnStep,
      int inner,
      float[] x,
      float[] y,
      int to,
      int from) {
    FloatVector s00 = FloatVector.fromArray(S, y, to);
    FloatVector s01 = FloatVector.fromArray(S, y, to + L);
    FloatVector s10 = FloatVector.fromArray(S, y, to + N);
    FloatVector s11 = FloatVector.fromArray(S, y, to + N + L);
    FloatVector s20 = FloatVector.fromArray(S, y, to + 2 * N);
    FloatVector s21 = FloatVector.fromArray(S, y, to + 2 * N + L);
    FloatVector s30 = FloatVector.fromArray(S, y, to + 3 * N);
    FloatVector s31 = FloatVector.fromArray(S, y, to + 3 * N + L);
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      int i = a0 + k * columnStep;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
      FloatVector w1 = FloatVector.broadcast(S, a[i + rowStep]);
      s10 = w1.fma(x0, s10);
      s11 = w1.fma(x1, s11);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2 * rowStep]);
      s20 = w2.fma(x0, s20);
      s21 = w2.fma(x1, s21);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3 * rowStep]);
      s30 = w3.fma(x0, s30);
      s31 = w3.fma(x1, s31);
    }
    s00.intoArray(y, to);
    s01.intoArray(y, to + L);
    s10.intoArray(y, to + N);
    s11.intoArray(y, to + N + L);
    s20.intoArray(y, to + 2 * N);
    s21.intoArray(y, to + 2 * N + L);
    s30.intoArray(y, to + 3 * N);
    s31.intoArray(y, to + 3 * N + L);
  }

  private static void add1x2(
      float[] a, int a0, int columnStep, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s0 = FloatVector.fromArray(S, y, to);
    FloatVector s1 = FloatVector.fromArray(S, y, to + L);
    for (int k = 0; k < inner; k++) {
      FloatVector w = FloatVector.broadcast(S, a[a0 + k * columnStep]);
      s0 = w.fma(FloatVector.fromArray(S, x, k * N + from), s0);
      s1 = w.fma(FloatVector.fromArray(S, x, k * N + from + L), s1);
    }
    s0.intoArray(y, to);
    s1.intoArray(y, to + L);
  }

  private static void add1x1(
      float[] a, int a0, int columnStep, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s = FloatVector.fromArray(S, y, to);
    for (int k = 0; k < inner; k++) {
      FloatVector w = FloatVector.broadcast(S, a[a0 + k * columnStep]);
      s = w.fma(FloatVector.fromArray(S, x, k * N + from), s);
    }
    s.intoArray(y, to);
  }
}
