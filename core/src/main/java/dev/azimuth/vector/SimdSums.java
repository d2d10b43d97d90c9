package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD sums over the states of a panel; contracts in [Kernels].
///
/// The lanes of an accumulator are the partial sums of the columns equal modulo 16; with fewer lanes,
/// as many passes as it takes have a part of them each. A part may reach into columns that are not in
/// use, but only in vectors that begin in one that is: others are not written by the other kernels.
/// Between panels the partial sums rest in memory and are added up once a gradient: adding up the
/// lanes of each tile of each panel took a quarter of the time.
///
/// Of two panels of 64 rows only a few rows fit into the first-level cache. Four rows of x stay there
/// while all of d passes; two rows of d at a time would let x pass twice as often.
final class SimdSums {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;
  private static final int P = PartialSums.COUNT;

  /// Machines with 16 lanes have 32 registers, enough for 16 accumulators and their operands.
  static final boolean WIDE = L == 16;

  /// A column that is never reached.
  static final int NEVER = -1;

  private SimdSums() {}

  static void outerProductAdd(
      float[] d, float[] x, int rows, int inner, float[] sums, int entry, int columns) {
    int fours = inner / 4 * 4;
    int quads = WIDE ? rows / 4 * 4 : 0;
    int pairs = rows / 2 * 2;
    for (int i = 0; i < quads; i += 4) {
      for (int k = 0; k < fours; k += 4) {
        int to = PartialSums.at(entry + i * inner + k);
        tile4x4(d, O + i * N, x, O + k * N, sums, to, P * inner, columns);
      }
    }
    for (int k = 0; k < fours; k += 4) {
      for (int i = quads; i < pairs; i += 2) {
        int to = PartialSums.at(entry + i * inner + k);
        for (int part = 0; part < P; part += L) {
          tile2x4(d, O + i * N, x, O + k * N, sums, to + part, P * inner, part, columns, NEVER);
        }
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int k = i < pairs ? fours : 0; k < inner; k++) {
        int to = PartialSums.at(entry + i * inner + k);
        for (int part = 0; part < P; part += L) {
          dot(d, O + i * N, x, O + k * N, sums, to + part, part, columns);
        }
      }
    }
  }

  private static void tile4x4(
      float[] d, int d0, float[] x, int x0, float[] g, int g0, int step, int columns) {
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
      FloatVector y0 = FloatVector.fromArray(S, x, x0 + c);
      FloatVector y1 = FloatVector.fromArray(S, x, x0 + N + c);
      FloatVector y2 = FloatVector.fromArray(S, x, x0 + 2 * N + c);
      FloatVector y3 = FloatVector.fromArray(S, x, x0 + 3 * N + c);
      FloatVector e0 = FloatVector.fromArray(S, d, d0 + c);
      s00 = e0.fma(y0, s00);
      s01 = e0.fma(y1, s01);
      s02 = e0.fma(y2, s02);
      s03 = e0.fma(y3, s03);
      FloatVector e1 = FloatVector.fromArray(S, d, d0 + N + c);
      s10 = e1.fma(y0, s10);
      s11 = e1.fma(y1, s11);
      s12 = e1.fma(y2, s12);
      s13 = e1.fma(y3, s13);
      FloatVector e2 = FloatVector.fromArray(S, d, d0 + 2 * N + c);
      s20 = e2.fma(y0, s20);
      s21 = e2.fma(y1, s21);
      s22 = e2.fma(y2, s22);
      s23 = e2.fma(y3, s23);
      FloatVector e3 = FloatVector.fromArray(S, d, d0 + 3 * N + c);
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

  /// The second exit of the loop, which is never taken, keeps C2 from unrolling it: unrolled, it
  /// needs more registers than AVX2 has, and 64 × 64 products over 256 columns take 50 µs instead of
  /// 30 (JDK 25.0.3).
  private static void tile2x4(
      float[] d,
      int d0,
      float[] x,
      int x0,
      float[] g,
      int g0,
      int step,
      int from,
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
    for (int c = from; c < columns; c += P) {
      if (c == never) {
        break;
      }
      FloatVector e0 = FloatVector.fromArray(S, d, d0 + c);
      FloatVector e1 = FloatVector.fromArray(S, d, d0 + N + c);
      FloatVector y0 = FloatVector.fromArray(S, x, x0 + c);
      s00 = e0.fma(y0, s00);
      s10 = e1.fma(y0, s10);
      FloatVector y1 = FloatVector.fromArray(S, x, x0 + N + c);
      s01 = e0.fma(y1, s01);
      s11 = e1.fma(y1, s11);
      FloatVector y2 = FloatVector.fromArray(S, x, x0 + 2 * N + c);
      s02 = e0.fma(y2, s02);
      s12 = e1.fma(y2, s12);
      FloatVector y3 = FloatVector.fromArray(S, x, x0 + 3 * N + c);
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
      float[] d, int d0, float[] x, int x0, float[] g, int to, int from, int columns) {
    FloatVector s = FloatVector.fromArray(S, g, to);
    for (int c = from; c < columns; c += P) {
      s = FloatVector.fromArray(S, d, d0 + c).fma(FloatVector.fromArray(S, x, x0 + c), s);
    }
    s.intoArray(g, to);
  }

  static void rowSumAdd(float[] d, int rows, float[] sums, int entry, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int part = 0; part < P; part += L) {
        sum(d, O + i * N, sums, PartialSums.at(entry + i) + part, part, columns);
      }
    }
  }

  private static void sum(float[] d, int d0, float[] g, int to, int from, int columns) {
    FloatVector s = FloatVector.fromArray(S, g, to);
    for (int c = from; c < columns; c += P) {
      s = s.add(FloatVector.fromArray(S, d, d0 + c));
    }
    s.intoArray(g, to);
  }
}
