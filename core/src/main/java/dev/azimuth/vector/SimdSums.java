package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// SIMD sums over the states of a panel; contracts in [Kernels].
///
/// The lanes of an accumulator are the partial sums of the columns equal modulo 8. Tiles of
/// 2 × 4 products run over all columns of the panel; then a butterfly reduces the eight accumulators
/// at once to one vector of their eight totals: in each of three rounds, half of one vector changes
/// places with half of the next and the two are added. On machines with four lanes the partial sums
/// 0…3 and 4…7 have a vector each and are added one by one; there the other kernels do not write
/// columns 4…7 of the last eight if only the first four are in use, so they are not read either.
final class SimdSums {

  private static final VectorSpecies<Float> S = Lanes.SUMS;
  private static final int L = S.length();
  private static final int N = Panel.STRIDE;
  private static final int PARTIAL = 8;

  // From two vectors u, v: the halves (quarters, eighths) that a round of the butterfly adds.
  private static final VectorShuffle<Float> KEEP_4 = shuffle(0, 1, 2, 3, 12, 13, 14, 15);
  private static final VectorShuffle<Float> SWAP_4 = shuffle(4, 5, 6, 7, 8, 9, 10, 11);
  private static final VectorShuffle<Float> KEEP_2 = shuffle(0, 1, 10, 11, 4, 5, 14, 15);
  private static final VectorShuffle<Float> SWAP_2 = shuffle(2, 3, 8, 9, 6, 7, 12, 13);
  private static final VectorShuffle<Float> KEEP_1 = shuffle(0, 9, 2, 11, 4, 13, 6, 15);
  private static final VectorShuffle<Float> SWAP_1 = shuffle(1, 8, 3, 10, 5, 12, 7, 14);

  private SimdSums() {}

  private static VectorShuffle<Float> shuffle(int... source) {
    int[] exceptional = new int[L];
    for (int i = 0; i < L; i++) {
      exceptional[i] = source[i] < L ? source[i] : source[i] - 2 * L; // negative: second vector
    }
    return L == PARTIAL ? VectorShuffle.fromValues(S, exceptional) : S.iotaShuffle(0, 1, true);
  }

  static void outerProductAdd(
      float[] d, float[] x, int rows, int inner, float[] gradient, int offset, int columns) {
    int i = 0;
    if (L == PARTIAL) {
      for (; i + 2 <= rows; i += 2) {
        int k = 0;
        for (; k + 4 <= inner; k += 4) {
          tile2x4(d, i * N, x, k * N, gradient, offset + i * inner + k, inner, columns);
        }
        for (; k < inner; k++) {
          gradient[offset + i * inner + k] += dot(d, i * N, x, k * N, columns);
          gradient[offset + (i + 1) * inner + k] += dot(d, (i + 1) * N, x, k * N, columns);
        }
      }
    }
    for (; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        gradient[offset + i * inner + k] += dot(d, i * N, x, k * N, columns);
      }
    }
  }

  private static void tile2x4(
      float[] d, int d0, float[] x, int x0, float[] g, int g0, int inner, int columns) {
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    for (int c = 0; c < columns; c += PARTIAL) {
      FloatVector e0 = FloatVector.fromArray(S, d, d0 + c);
      FloatVector e1 = FloatVector.fromArray(S, d, d0 + N + c);
      FloatVector y = FloatVector.fromArray(S, x, x0 + c);
      s00 = e0.fma(y, s00);
      s10 = e1.fma(y, s10);
      y = FloatVector.fromArray(S, x, x0 + N + c);
      s01 = e0.fma(y, s01);
      s11 = e1.fma(y, s11);
      y = FloatVector.fromArray(S, x, x0 + 2 * N + c);
      s02 = e0.fma(y, s02);
      s12 = e1.fma(y, s12);
      y = FloatVector.fromArray(S, x, x0 + 3 * N + c);
      s03 = e0.fma(y, s03);
      s13 = e1.fma(y, s13);
    }
    // Lanes 0…3 are to hold the totals of row 0, lanes 4…7 those of row 1.
    FloatVector t0 = s00.rearrange(KEEP_4, s10).add(s00.rearrange(SWAP_4, s10));
    FloatVector t1 = s01.rearrange(KEEP_4, s11).add(s01.rearrange(SWAP_4, s11));
    FloatVector t2 = s02.rearrange(KEEP_4, s12).add(s02.rearrange(SWAP_4, s12));
    FloatVector t3 = s03.rearrange(KEEP_4, s13).add(s03.rearrange(SWAP_4, s13));
    FloatVector u0 = t0.rearrange(KEEP_2, t2).add(t0.rearrange(SWAP_2, t2));
    FloatVector u1 = t1.rearrange(KEEP_2, t3).add(t1.rearrange(SWAP_2, t3));
    FloatVector total = u0.rearrange(KEEP_1, u1).add(u0.rearrange(SWAP_1, u1));
    // Here and not in a method of its own, which C2 would not inline but box the vector for.
    g[g0] += total.lane(0);
    g[g0 + 1] += total.lane(1);
    g[g0 + 2] += total.lane(2);
    g[g0 + 3] += total.lane(3);
    g[g0 + inner] += total.lane(4);
    g[g0 + inner + 1] += total.lane(5);
    g[g0 + inner + 2] += total.lane(6);
    g[g0 + inner + 3] += total.lane(7);
  }

  private static float dot(float[] d, int d0, float[] x, int x0, int columns) {
    if (L == PARTIAL) {
      FloatVector s = FloatVector.zero(S);
      for (int c = 0; c < columns; c += PARTIAL) {
        s = FloatVector.fromArray(S, d, d0 + c).fma(FloatVector.fromArray(S, x, x0 + c), s);
      }
      return total(
          s.lane(0), s.lane(1), s.lane(2), s.lane(3), s.lane(4), s.lane(5), s.lane(6), s.lane(7));
    }
    FloatVector s = FloatVector.zero(S);
    FloatVector t = s;
    int c = 0;
    for (; c + 4 < columns; c += PARTIAL) {
      s = FloatVector.fromArray(S, d, d0 + c).fma(FloatVector.fromArray(S, x, x0 + c), s);
      t = FloatVector.fromArray(S, d, d0 + c + 4).fma(FloatVector.fromArray(S, x, x0 + c + 4), t);
    }
    if (c < columns) {
      s = FloatVector.fromArray(S, d, d0 + c).fma(FloatVector.fromArray(S, x, x0 + c), s);
    }
    return total(
        s.lane(0), s.lane(1), s.lane(2), s.lane(3), t.lane(0), t.lane(1), t.lane(2), t.lane(3));
  }

  static void rowSumAdd(float[] d, int rows, float[] gradient, int offset, int columns) {
    for (int i = 0; i < rows; i++) {
      gradient[offset + i] += sum(d, i * N, columns);
    }
  }

  private static float sum(float[] d, int d0, int columns) {
    FloatVector s = FloatVector.zero(S);
    if (L == PARTIAL) {
      for (int c = 0; c < columns; c += PARTIAL) {
        s = s.add(FloatVector.fromArray(S, d, d0 + c));
      }
      return total(
          s.lane(0), s.lane(1), s.lane(2), s.lane(3), s.lane(4), s.lane(5), s.lane(6), s.lane(7));
    }
    FloatVector t = s;
    int c = 0;
    for (; c + 4 < columns; c += PARTIAL) {
      s = s.add(FloatVector.fromArray(S, d, d0 + c));
      t = t.add(FloatVector.fromArray(S, d, d0 + c + 4));
    }
    if (c < columns) {
      s = s.add(FloatVector.fromArray(S, d, d0 + c));
    }
    return total(
        s.lane(0), s.lane(1), s.lane(2), s.lane(3), t.lane(0), t.lane(1), t.lane(2), t.lane(3));
  }

  private static float total(
      float s0, float s1, float s2, float s3, float s4, float s5, float s6, float s7) {
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }
}
