package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD sums over the states of a panel; contracts in [Kernels].
///
/// The lanes of an accumulator are the partial sums of the columns equal modulo 8. Between panels
/// they rest in memory and are added up once a gradient: adding up the lanes of each tile of each
/// panel took a quarter of the time. On machines with four lanes the partial sums 0…3 and 4…7 have a
/// vector each; there the other kernels do not write columns 4…7 of the last eight if only the first
/// four are in use, so they are not read either.
///
/// Of two panels of 64 rows only a few rows fit into the first-level cache. Four rows of x stay there
/// while all of d passes; two rows of d at a time would let x pass twice as often.
final class SimdSums {

  private static final VectorSpecies<Float> S = Lanes.SUMS;
  private static final int L = S.length();
  private static final int N = Panel.STRIDE;
  private static final int P = PartialSums.COUNT;

  /// A column that is never reached.
  private static final int NEVER = -1;

  private SimdSums() {}

  static void outerProductAdd(
      float[] d, float[] x, int rows, int inner, float[] sums, int entry, int columns) {
    int fours = L == P ? inner / 4 * 4 : 0;
    int pairs = L == P ? rows / 2 * 2 : 0;
    for (int k = 0; k < fours; k += 4) {
      for (int i = 0; i < pairs; i += 2) {
        int to = P * (entry + i * inner + k);
        tile2x4(d, i * N, x, k * N, sums, to, to + P * inner, columns, NEVER);
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int k = i < pairs ? fours : 0; k < inner; k++) {
        dot(d, i * N, x, k * N, sums, P * (entry + i * inner + k), columns);
      }
    }
  }

  /// The second exit of the loop, which is never taken, keeps C2 from unrolling it: unrolled, it
  /// needs more registers than AVX2 has, and 64 × 64 products over 256 columns take 50 µs instead of
  /// 30 (JDK 25.0.3).
  private static void tile2x4(
      float[] d, int d0, float[] x, int x0, float[] g, int g0, int g1, int columns, int never) {
    FloatVector s00 = FloatVector.fromArray(S, g, g0);
    FloatVector s01 = FloatVector.fromArray(S, g, g0 + P);
    FloatVector s02 = FloatVector.fromArray(S, g, g0 + 2 * P);
    FloatVector s03 = FloatVector.fromArray(S, g, g0 + 3 * P);
    FloatVector s10 = FloatVector.fromArray(S, g, g1);
    FloatVector s11 = FloatVector.fromArray(S, g, g1 + P);
    FloatVector s12 = FloatVector.fromArray(S, g, g1 + 2 * P);
    FloatVector s13 = FloatVector.fromArray(S, g, g1 + 3 * P);
    for (int c = 0; c < columns; c += P) {
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

  private static void dot(float[] d, int d0, float[] x, int x0, float[] g, int to, int columns) {
    FloatVector s = FloatVector.fromArray(S, g, to);
    if (L == P) {
      for (int c = 0; c < columns; c += P) {
        s = FloatVector.fromArray(S, d, d0 + c).fma(FloatVector.fromArray(S, x, x0 + c), s);
      }
      s.intoArray(g, to);
      return;
    }
    FloatVector t = FloatVector.fromArray(S, g, to + 4);
    int c = 0;
    for (; c + 4 < columns; c += P) {
      s = FloatVector.fromArray(S, d, d0 + c).fma(FloatVector.fromArray(S, x, x0 + c), s);
      t = FloatVector.fromArray(S, d, d0 + c + 4).fma(FloatVector.fromArray(S, x, x0 + c + 4), t);
    }
    if (c < columns) {
      s = FloatVector.fromArray(S, d, d0 + c).fma(FloatVector.fromArray(S, x, x0 + c), s);
    }
    s.intoArray(g, to);
    t.intoArray(g, to + 4);
  }

  static void rowSumAdd(float[] d, int rows, float[] sums, int entry, int columns) {
    for (int i = 0; i < rows; i++) {
      sum(d, i * N, sums, P * (entry + i), columns);
    }
  }

  private static void sum(float[] d, int d0, float[] g, int to, int columns) {
    FloatVector s = FloatVector.fromArray(S, g, to);
    if (L == P) {
      for (int c = 0; c < columns; c += P) {
        s = s.add(FloatVector.fromArray(S, d, d0 + c));
      }
      s.intoArray(g, to);
      return;
    }
    FloatVector t = FloatVector.fromArray(S, g, to + 4);
    int c = 0;
    for (; c + 4 < columns; c += P) {
      s = s.add(FloatVector.fromArray(S, d, d0 + c));
      t = t.add(FloatVector.fromArray(S, d, d0 + c + 4));
    }
    if (c < columns) {
      s = s.add(FloatVector.fromArray(S, d, d0 + c));
    }
    s.intoArray(g, to);
    t.intoArray(g, to + 4);
  }
}
