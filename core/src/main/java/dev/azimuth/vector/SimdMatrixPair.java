package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD sums of two matrix products on panels, as the directional derivative of a layer is; contract in
/// [Kernels#affinePair]. As in [SimdMatrix], but a sum passes through memory once for two products.
final class SimdMatrixPair {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  private SimdMatrixPair() {}

  static void affinePair(
      PackedMatrix a,
      float[] x,
      PackedMatrix b,
      float[] y,
      float[] bias,
      int biasOffset,
      float[] z,
      int columns) {
    int inner = a.inner;
    int c = O;
    for (; c + L < O + columns; c += 2 * L) {
      int r = 0;
      for (; r + 4 <= a.rows; r += 4) {
        int i = r * inner;
        int to = r * N + c;
        pair4x2(a.entries, b.entries, i, bias, biasOffset + r, inner, x, y, z, to, c);
      }
      for (; r + 2 <= a.rows; r += 2) {
        int i = r * inner;
        int to = r * N + c;
        pair2x2(a.entries, b.entries, i, bias, biasOffset + r, inner, x, y, z, to, c);
      }
      if (r < a.rows) {
        int i = r * inner;
        int to = r * N + c;
        pair1x2(a.entries, b.entries, i, bias, biasOffset + r, inner, x, y, z, to, c);
      }
    }
    if (c < O + columns) {
      int r = 0;
      for (; r + 4 <= a.rows; r += 4) {
        int i = r * inner;
        int to = r * N + c;
        pair4x1(a.entries, b.entries, i, bias, biasOffset + r, inner, x, y, z, to, c);
      }
      for (; r + 2 <= a.rows; r += 2) {
        int i = r * inner;
        int to = r * N + c;
        pair2x1(a.entries, b.entries, i, bias, biasOffset + r, inner, x, y, z, to, c);
      }
      if (r < a.rows) {
        int i = r * inner;
        int to = r * N + c;
        pair1x1(a.entries, b.entries, i, bias, biasOffset + r, inner, x, y, z, to, c);
      }
    }
  }

  private static void pair4x2(
      float[] a,
      float[] b,
      int i,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      float[] z,
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
      FloatVector y0 = FloatVector.fromArray(S, y, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      FloatVector y1 = FloatVector.fromArray(S, y, k * N + from + L);
      int j = i + k * 4;
      FloatVector v0 = FloatVector.broadcast(S, a[j]);
      FloatVector w0 = FloatVector.broadcast(S, b[j]);
      s00 = v0.fma(x0, s00);
      s01 = v0.fma(x1, s01);
      s00 = w0.fma(y0, s00);
      s01 = w0.fma(y1, s01);
      FloatVector v1 = FloatVector.broadcast(S, a[j + 1]);
      FloatVector w1 = FloatVector.broadcast(S, b[j + 1]);
      s10 = v1.fma(x0, s10);
      s11 = v1.fma(x1, s11);
      s10 = w1.fma(y0, s10);
      s11 = w1.fma(y1, s11);
      FloatVector v2 = FloatVector.broadcast(S, a[j + 2]);
      FloatVector w2 = FloatVector.broadcast(S, b[j + 2]);
      s20 = v2.fma(x0, s20);
      s21 = v2.fma(x1, s21);
      s20 = w2.fma(y0, s20);
      s21 = w2.fma(y1, s21);
      FloatVector v3 = FloatVector.broadcast(S, a[j + 3]);
      FloatVector w3 = FloatVector.broadcast(S, b[j + 3]);
      s30 = v3.fma(x0, s30);
      s31 = v3.fma(x1, s31);
      s30 = w3.fma(y0, s30);
      s31 = w3.fma(y1, s31);
    }
    s00.intoArray(z, to);
    s01.intoArray(z, to + L);
    s10.intoArray(z, to + N);
    s11.intoArray(z, to + N + L);
    s20.intoArray(z, to + 2 * N);
    s21.intoArray(z, to + 2 * N + L);
    s30.intoArray(z, to + 3 * N);
    s31.intoArray(z, to + 3 * N + L);
  }

  private static void pair2x2(
      float[] a,
      float[] b,
      int i,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      float[] z,
      int to,
      int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    FloatVector s01 = s00;
    FloatVector s11 = s10;
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector y0 = FloatVector.fromArray(S, y, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      FloatVector y1 = FloatVector.fromArray(S, y, k * N + from + L);
      int j = i + k * 2;
      FloatVector v0 = FloatVector.broadcast(S, a[j]);
      FloatVector w0 = FloatVector.broadcast(S, b[j]);
      s00 = v0.fma(x0, s00);
      s01 = v0.fma(x1, s01);
      s00 = w0.fma(y0, s00);
      s01 = w0.fma(y1, s01);
      FloatVector v1 = FloatVector.broadcast(S, a[j + 1]);
      FloatVector w1 = FloatVector.broadcast(S, b[j + 1]);
      s10 = v1.fma(x0, s10);
      s11 = v1.fma(x1, s11);
      s10 = w1.fma(y0, s10);
      s11 = w1.fma(y1, s11);
    }
    s00.intoArray(z, to);
    s01.intoArray(z, to + L);
    s10.intoArray(z, to + N);
    s11.intoArray(z, to + N + L);
  }

  private static void pair1x2(
      float[] a,
      float[] b,
      int i,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      float[] z,
      int to,
      int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s01 = s00;
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector y0 = FloatVector.fromArray(S, y, k * N + from);
      FloatVector x1 = FloatVector.fromArray(S, x, k * N + from + L);
      FloatVector y1 = FloatVector.fromArray(S, y, k * N + from + L);
      int j = i + k;
      FloatVector v0 = FloatVector.broadcast(S, a[j]);
      FloatVector w0 = FloatVector.broadcast(S, b[j]);
      s00 = v0.fma(x0, s00);
      s01 = v0.fma(x1, s01);
      s00 = w0.fma(y0, s00);
      s01 = w0.fma(y1, s01);
    }
    s00.intoArray(z, to);
    s01.intoArray(z, to + L);
  }

  private static void pair4x1(
      float[] a,
      float[] b,
      int i,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      float[] z,
      int to,
      int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    FloatVector s20 = FloatVector.broadcast(S, bias[b0 + 2]);
    FloatVector s30 = FloatVector.broadcast(S, bias[b0 + 3]);
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector y0 = FloatVector.fromArray(S, y, k * N + from);
      int j = i + k * 4;
      FloatVector v0 = FloatVector.broadcast(S, a[j]);
      FloatVector w0 = FloatVector.broadcast(S, b[j]);
      s00 = v0.fma(x0, s00);
      s00 = w0.fma(y0, s00);
      FloatVector v1 = FloatVector.broadcast(S, a[j + 1]);
      FloatVector w1 = FloatVector.broadcast(S, b[j + 1]);
      s10 = v1.fma(x0, s10);
      s10 = w1.fma(y0, s10);
      FloatVector v2 = FloatVector.broadcast(S, a[j + 2]);
      FloatVector w2 = FloatVector.broadcast(S, b[j + 2]);
      s20 = v2.fma(x0, s20);
      s20 = w2.fma(y0, s20);
      FloatVector v3 = FloatVector.broadcast(S, a[j + 3]);
      FloatVector w3 = FloatVector.broadcast(S, b[j + 3]);
      s30 = v3.fma(x0, s30);
      s30 = w3.fma(y0, s30);
    }
    s00.intoArray(z, to);
    s10.intoArray(z, to + N);
    s20.intoArray(z, to + 2 * N);
    s30.intoArray(z, to + 3 * N);
  }

  private static void pair2x1(
      float[] a,
      float[] b,
      int i,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      float[] z,
      int to,
      int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    FloatVector s10 = FloatVector.broadcast(S, bias[b0 + 1]);
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector y0 = FloatVector.fromArray(S, y, k * N + from);
      int j = i + k * 2;
      FloatVector v0 = FloatVector.broadcast(S, a[j]);
      FloatVector w0 = FloatVector.broadcast(S, b[j]);
      s00 = v0.fma(x0, s00);
      s00 = w0.fma(y0, s00);
      FloatVector v1 = FloatVector.broadcast(S, a[j + 1]);
      FloatVector w1 = FloatVector.broadcast(S, b[j + 1]);
      s10 = v1.fma(x0, s10);
      s10 = w1.fma(y0, s10);
    }
    s00.intoArray(z, to);
    s10.intoArray(z, to + N);
  }

  private static void pair1x1(
      float[] a,
      float[] b,
      int i,
      float[] bias,
      int b0,
      int inner,
      float[] x,
      float[] y,
      float[] z,
      int to,
      int from) {
    FloatVector s00 = FloatVector.broadcast(S, bias[b0]);
    for (int k = 0; k < inner; k++) {
      FloatVector x0 = FloatVector.fromArray(S, x, k * N + from);
      FloatVector y0 = FloatVector.fromArray(S, y, k * N + from);
      int j = i + k;
      FloatVector v0 = FloatVector.broadcast(S, a[j]);
      FloatVector w0 = FloatVector.broadcast(S, b[j]);
      s00 = v0.fma(x0, s00);
      s00 = w0.fma(y0, s00);
    }
    s00.intoArray(z, to);
  }
}
