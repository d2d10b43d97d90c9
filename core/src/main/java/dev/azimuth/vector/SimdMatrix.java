package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD matrix products on panels; contracts in [Kernels]. Those of thin matrices are in
/// [SimdThinMatrix].
///
/// A product is cut into tiles of 4 rows × 2 vectors: eight accumulators cover the latency of two
/// fused multiply-adds a cycle and, with two operands and a broadcast entry, fit the 16 registers of
/// AVX2; with twelve, C2 spills and the rate halves. Every tile is a method of its own with all
/// vectors in local variables: C2 keeps those in registers, and boxes anything else. Columns are the
/// outer loop, so that a tile's columns stay in the first-level cache while all rows pass.
final class SimdMatrix {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  private SimdMatrix() {}

  static void affine(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
    int c = O + from;
    int end = c + columns;
    for (; c + L < end; c += 2 * L) {
      int r = 0;
      for (; r + 4 <= a.rows; r += 4) {
        affine4x2(a.entries, r * a.inner, bias, biasOffset + r, a.inner, x, y, r * N + c, c);
      }
      for (; r + 2 <= a.rows; r += 2) {
        affine2x2(a.entries, r * a.inner, bias, biasOffset + r, a.inner, x, y, r * N + c, c);
      }
      if (r < a.rows) {
        affine1x2(a.entries, r * a.inner, bias, biasOffset + r, a.inner, x, y, r * N + c, c);
      }
    }
    if (c < end) {
      int r = 0;
      for (; r + 8 <= a.rows; r += 8) {
        affine8x1(a.entries, r * a.inner, bias, biasOffset + r, a.inner, x, y, r * N + c, c);
      }
      for (; r + 4 <= a.rows; r += 4) {
        affine4x1(a.entries, r * a.inner, bias, biasOffset + r, a.inner, x, y, r * N + c, c);
      }
      for (; r + 2 <= a.rows; r += 2) {
        affine2x1(a.entries, r * a.inner, bias, biasOffset + r, a.inner, x, y, r * N + c, c);
      }
      if (r < a.rows) {
        affine1x1(a.entries, r * a.inner, bias, biasOffset + r, a.inner, x, y, r * N + c, c);
      }
    }
  }

  private static void affine4x2(
      float[] a, int a0, float[] bias, int b0, int inner, float[] x, float[] y, int to, int from) {
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
      int i = a0 + k * 4;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s10 = w1.fma(x0, s10);
      s11 = w1.fma(x1, s11);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2]);
      s20 = w2.fma(x0, s20);
      s21 = w2.fma(x1, s21);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3]);
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
      float[] a, int a0, float[] bias, int b0, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    FloatVector s01 = s00;
    FloatVector s11 = s10;
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      int i = a0 + k * 2;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s10 = w1.fma(x0, s10);
      s11 = w1.fma(x1, s11);
    }
    s00.intoArray(y, to);
    s01.intoArray(y, to + L);
    s10.intoArray(y, to + N);
    s11.intoArray(y, to + N + L);
  }

  private static void affine1x2(
      float[] a, int a0, float[] bias, int b0, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s01 = s00;
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      int i = a0 + k;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      s01 = w0.fma(x1, s01);
    }
    s00.intoArray(y, to);
    s01.intoArray(y, to + L);
  }

  /// Two groups of rows, since four sums would wait for each other.
  private static void affine8x1(
      float[] a, int a0, float[] bias, int b0, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s0 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s1 = FloatVector.broadcast(S, bias[b0 + 1]);
    FloatVector s2 = FloatVector.broadcast(S, bias[b0 + 2]);
    FloatVector s3 = FloatVector.broadcast(S, bias[b0 + 3]);
    FloatVector s4 = FloatVector.broadcast(S, bias[b0 + 4]);
    FloatVector s5 = FloatVector.broadcast(S, bias[b0 + 5]);
    FloatVector s6 = FloatVector.broadcast(S, bias[b0 + 6]);
    FloatVector s7 = FloatVector.broadcast(S, bias[b0 + 7]);
    int next = a0 + 4 * inner;
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      int i = a0 + k * 4;
      int j = next + k * 4;
      s0 = FloatVector.broadcast(S, a[i]).fma(x0, s0);
      s1 = FloatVector.broadcast(S, a[i + 1]).fma(x0, s1);
      s2 = FloatVector.broadcast(S, a[i + 2]).fma(x0, s2);
      s3 = FloatVector.broadcast(S, a[i + 3]).fma(x0, s3);
      s4 = FloatVector.broadcast(S, a[j]).fma(x0, s4);
      s5 = FloatVector.broadcast(S, a[j + 1]).fma(x0, s5);
      s6 = FloatVector.broadcast(S, a[j + 2]).fma(x0, s6);
      s7 = FloatVector.broadcast(S, a[j + 3]).fma(x0, s7);
    }
    s0.intoArray(y, to);
    s1.intoArray(y, to + N);
    s2.intoArray(y, to + 2 * N);
    s3.intoArray(y, to + 3 * N);
    s4.intoArray(y, to + 4 * N);
    s5.intoArray(y, to + 5 * N);
    s6.intoArray(y, to + 6 * N);
    s7.intoArray(y, to + 7 * N);
  }

  private static void affine4x1(
      float[] a, int a0, float[] bias, int b0, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    FloatVector s20 = FloatVector.broadcast(S, bias[b0 + 2]);
    FloatVector s30 = FloatVector.broadcast(S, bias[b0 + 3]);
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      int i = a0 + k * 4;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s10 = w1.fma(x0, s10);
      FloatVector w2 = FloatVector.broadcast(S, a[i + 2]);
      s20 = w2.fma(x0, s20);
      FloatVector w3 = FloatVector.broadcast(S, a[i + 3]);
      s30 = w3.fma(x0, s30);
    }
    s00.intoArray(y, to);
    s10.intoArray(y, to + N);
    s20.intoArray(y, to + 2 * N);
    s30.intoArray(y, to + 3 * N);
  }

  private static void affine2x1(
      float[] a, int a0, float[] bias, int b0, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      int i = a0 + k * 2;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
      FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
      s10 = w1.fma(x0, s10);
    }
    s00.intoArray(y, to);
    s10.intoArray(y, to + N);
  }

  private static void affine1x1(
      float[] a, int a0, float[] bias, int b0, int inner, float[] x, float[] y, int to, int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      int i = a0 + k;
      FloatVector w0 = FloatVector.broadcast(S, a[i]);
      s00 = w0.fma(x0, s00);
    }
    s00.intoArray(y, to);
  }
}
