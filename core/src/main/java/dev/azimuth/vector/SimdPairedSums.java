package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD sums over the states of a panel of two products at once, as a Hessian-vector product has them;
/// contract in [Kernels#outerProductsAdd].
///
/// As in [SimdSums], but an accumulator passes through memory once for two products.
final class SimdPairedSums {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;
  private static final int P = PartialSums.COUNT;

  private SimdPairedSums() {}

  static void outerProductsAdd(
      float[] d,
      float[] x,
      float[] e,
      float[] y,
      int rows,
      int inner,
      float[] sums,
      int entry,
      int columns) {
    int fours = inner / 4 * 4;
    int quads = SimdSums.WIDE ? rows / 4 * 4 : 0;
    int pairs = rows / 2 * 2;
    int step = P * inner;
    for (int i = 0; i < quads; i += 4) {
      for (int k = 0; k < fours; k += 4) {
        int to = PartialSums.at(entry + i * inner + k);
        tile4x4(d, e, O + i * N, x, y, O + k * N, sums, to, step, columns);
      }
    }
    for (int k = 0; k < fours; k += 4) {
      for (int i = quads; i < pairs; i += 2) {
        int to = PartialSums.at(entry + i * inner + k);
        for (int part = 0; part < P; part += L) {
          tile2x4(
              d,
              e,
              O + i * N,
              x,
              y,
              O + k * N,
              sums,
              to + part,
              step,
              part,
              columns,
              SimdSums.NEVER);
        }
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int k = i < pairs ? fours : 0; k < inner; k++) {
        int to = PartialSums.at(entry + i * inner + k);
        for (int part = 0; part < P; part += L) {
          dot(d, e, O + i * N, x, y, O + k * N, sums, to + part, part, columns);
        }
      }
    }
  }

  private static void tile4x4(
      float[] d,
      float[] e,
      int from,
      float[] x,
      float[] y,
      int at,
      float[] g,
      int g0,
      int step,
      int columns) {
    int g1 = g0 + step;
    int g2 = g1 + step;
    int g3 = g2 + step;
    FloatVector s00 = FloatVector.fromArray(S, g, g0);
    FloatVector s01 = FloatVector.fromArray(S, g, g0 + P);
    FloatVector s02 = FloatVector.fromArray(S, g, g0 + 2 * P);
    FloatVector s03 = FloatVector.fromArray(S, g, g0 + 3 * P);
    FloatVector s10 = FloatVector.fromArray(S, g, g1);
    FloatVector s11 = FloatVector.fromArray(S, g, g1 + P);
    FloatVector s12 = FloatVector.fromArray(S, g, g1 + 2 * P);
    FloatVector s13 = FloatVector.fromArray(S, g, g1 + 3 * P);
    FloatVector s20 = FloatVector.fromArray(S, g, g2);
    FloatVector s21 = FloatVector.fromArray(S, g, g2 + P);
    FloatVector s22 = FloatVector.fromArray(S, g, g2 + 2 * P);
    FloatVector s23 = FloatVector.fromArray(S, g, g2 + 3 * P);
    FloatVector s30 = FloatVector.fromArray(S, g, g3);
    FloatVector s31 = FloatVector.fromArray(S, g, g3 + P);
    FloatVector s32 = FloatVector.fromArray(S, g, g3 + 2 * P);
    FloatVector s33 = FloatVector.fromArray(S, g, g3 + 3 * P);
    for (int c = 0; c < columns; c += P) {
      FloatVector x0 = FloatVector.fromArray(S, x, at + c);
      FloatVector x1 = FloatVector.fromArray(S, x, at + N + c);
      FloatVector x2 = FloatVector.fromArray(S, x, at + 2 * N + c);
      FloatVector x3 = FloatVector.fromArray(S, x, at + 3 * N + c);
      FloatVector d0 = FloatVector.fromArray(S, d, from + c);
      s00 = d0.fma(x0, s00);
      s01 = d0.fma(x1, s01);
      s02 = d0.fma(x2, s02);
      s03 = d0.fma(x3, s03);
      FloatVector d1 = FloatVector.fromArray(S, d, from + N + c);
      s10 = d1.fma(x0, s10);
      s11 = d1.fma(x1, s11);
      s12 = d1.fma(x2, s12);
      s13 = d1.fma(x3, s13);
      FloatVector d2 = FloatVector.fromArray(S, d, from + 2 * N + c);
      s20 = d2.fma(x0, s20);
      s21 = d2.fma(x1, s21);
      s22 = d2.fma(x2, s22);
      s23 = d2.fma(x3, s23);
      FloatVector d3 = FloatVector.fromArray(S, d, from + 3 * N + c);
      s30 = d3.fma(x0, s30);
      s31 = d3.fma(x1, s31);
      s32 = d3.fma(x2, s32);
      s33 = d3.fma(x3, s33);
      FloatVector y0 = FloatVector.fromArray(S, y, at + c);
      FloatVector y1 = FloatVector.fromArray(S, y, at + N + c);
      FloatVector y2 = FloatVector.fromArray(S, y, at + 2 * N + c);
      FloatVector y3 = FloatVector.fromArray(S, y, at + 3 * N + c);
      FloatVector e0 = FloatVector.fromArray(S, e, from + c);
      s00 = e0.fma(y0, s00);
      s01 = e0.fma(y1, s01);
      s02 = e0.fma(y2, s02);
      s03 = e0.fma(y3, s03);
      FloatVector e1 = FloatVector.fromArray(S, e, from + N + c);
      s10 = e1.fma(y0, s10);
      s11 = e1.fma(y1, s11);
      s12 = e1.fma(y2, s12);
      s13 = e1.fma(y3, s13);
      FloatVector e2 = FloatVector.fromArray(S, e, from + 2 * N + c);
      s20 = e2.fma(y0, s20);
      s21 = e2.fma(y1, s21);
      s22 = e2.fma(y2, s22);
      s23 = e2.fma(y3, s23);
      FloatVector e3 = FloatVector.fromArray(S, e, from + 3 * N + c);
      s30 = e3.fma(y0, s30);
      s31 = e3.fma(y1, s31);
      s32 = e3.fma(y2, s32);
      s33 = e3.fma(y3, s33);
    }
    s00.intoArray(g, g0);
    s01.intoArray(g, g0 + P);
    s02.intoArray(g, g0 + 2 * P);
    s03.intoArray(g, g0 + 3 * P);
    s10.intoArray(g, g1);
    s11.intoArray(g, g1 + P);
    s12.intoArray(g, g1 + 2 * P);
    s13.intoArray(g, g1 + 3 * P);
    s20.intoArray(g, g2);
    s21.intoArray(g, g2 + P);
    s22.intoArray(g, g2 + 2 * P);
    s23.intoArray(g, g2 + 3 * P);
    s30.intoArray(g, g3);
    s31.intoArray(g, g3 + P);
    s32.intoArray(g, g3 + 2 * P);
    s33.intoArray(g, g3 + 3 * P);
  }

  /// Of the second exit of the loop, see [SimdSums].
  private static void tile2x4(
      float[] d,
      float[] e,
      int from,
      float[] x,
      float[] y,
      int at,
      float[] g,
      int g0,
      int step,
      int first,
      int columns,
      int never) {
    int g1 = g0 + step;
    FloatVector s00 = FloatVector.fromArray(S, g, g0);
    FloatVector s01 = FloatVector.fromArray(S, g, g0 + P);
    FloatVector s02 = FloatVector.fromArray(S, g, g0 + 2 * P);
    FloatVector s03 = FloatVector.fromArray(S, g, g0 + 3 * P);
    FloatVector s10 = FloatVector.fromArray(S, g, g1);
    FloatVector s11 = FloatVector.fromArray(S, g, g1 + P);
    FloatVector s12 = FloatVector.fromArray(S, g, g1 + 2 * P);
    FloatVector s13 = FloatVector.fromArray(S, g, g1 + 3 * P);
    for (int c = first; c < columns; c += P) {
      if (c == never) {
        break;
      }
      FloatVector d0 = FloatVector.fromArray(S, d, from + c);
      FloatVector d1 = FloatVector.fromArray(S, d, from + N + c);
      FloatVector x0 = FloatVector.fromArray(S, x, at + c);
      s00 = d0.fma(x0, s00);
      s10 = d1.fma(x0, s10);
      FloatVector x1 = FloatVector.fromArray(S, x, at + N + c);
      s01 = d0.fma(x1, s01);
      s11 = d1.fma(x1, s11);
      FloatVector x2 = FloatVector.fromArray(S, x, at + 2 * N + c);
      s02 = d0.fma(x2, s02);
      s12 = d1.fma(x2, s12);
      FloatVector x3 = FloatVector.fromArray(S, x, at + 3 * N + c);
      s03 = d0.fma(x3, s03);
      s13 = d1.fma(x3, s13);
      FloatVector e0 = FloatVector.fromArray(S, e, from + c);
      FloatVector e1 = FloatVector.fromArray(S, e, from + N + c);
      FloatVector y0 = FloatVector.fromArray(S, y, at + c);
      s00 = e0.fma(y0, s00);
      s10 = e1.fma(y0, s10);
      FloatVector y1 = FloatVector.fromArray(S, y, at + N + c);
      s01 = e0.fma(y1, s01);
      s11 = e1.fma(y1, s11);
      FloatVector y2 = FloatVector.fromArray(S, y, at + 2 * N + c);
      s02 = e0.fma(y2, s02);
      s12 = e1.fma(y2, s12);
      FloatVector y3 = FloatVector.fromArray(S, y, at + 3 * N + c);
      s03 = e0.fma(y3, s03);
      s13 = e1.fma(y3, s13);
    }
    s00.intoArray(g, g0);
    s01.intoArray(g, g0 + P);
    s02.intoArray(g, g0 + 2 * P);
    s03.intoArray(g, g0 + 3 * P);
    s10.intoArray(g, g1);
    s11.intoArray(g, g1 + P);
    s12.intoArray(g, g1 + 2 * P);
    s13.intoArray(g, g1 + 3 * P);
  }

  private static void dot(
      float[] d,
      float[] e,
      int from,
      float[] x,
      float[] y,
      int at,
      float[] g,
      int to,
      int first,
      int columns) {
    FloatVector s = FloatVector.fromArray(S, g, to);
    for (int c = first; c < columns; c += P) {
      s = FloatVector.fromArray(S, d, from + c).fma(FloatVector.fromArray(S, x, at + c), s);
      s = FloatVector.fromArray(S, e, from + c).fma(FloatVector.fromArray(S, y, at + c), s);
    }
    s.intoArray(g, to);
  }
}
