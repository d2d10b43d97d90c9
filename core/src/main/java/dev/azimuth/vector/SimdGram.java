package dev.azimuth.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD inner products of the rows of a matrix of doubles; contract in [Kernels#gram].
///
/// The four lanes of an accumulator are the four partial sums. A row goes against four others at a
/// time, so that four independent chains hide the latency of an addition.
final class SimdGram {

  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;
  private static final int PARTIAL = 4;

  private SimdGram() {}

  static void gram(double[] x, int rows, int columns, double[] gram) {
    for (int i = 0; i < rows; i++) {
      int j = 0;
      for (; j + 4 <= i + 1; j += 4) {
        against4(x, i * columns, j * columns, columns, gram, i * rows + j);
      }
      for (; j <= i; j++) {
        gram[i * rows + j] = against1(x, i * columns, j * columns, columns);
      }
    }
  }

  private static void against4(double[] x, int i, int j, int columns, double[] gram, int to) {
    DoubleVector s0 = DoubleVector.zero(S);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    int c = 0;
    for (; c + PARTIAL <= columns; c += PARTIAL) {
      DoubleVector a = DoubleVector.fromArray(S, x, i + c);
      s0 = a.fma(DoubleVector.fromArray(S, x, j + c), s0);
      s1 = a.fma(DoubleVector.fromArray(S, x, j + columns + c), s1);
      s2 = a.fma(DoubleVector.fromArray(S, x, j + 2 * columns + c), s2);
      s3 = a.fma(DoubleVector.fromArray(S, x, j + 3 * columns + c), s3);
    }
    double[] sums = new double[4 * PARTIAL];
    s0.intoArray(sums, 0);
    s1.intoArray(sums, PARTIAL);
    s2.intoArray(sums, 2 * PARTIAL);
    s3.intoArray(sums, 3 * PARTIAL);
    for (int r = 0; r < 4; r++) {
      gram[to + r] = total(x, i, j + r * columns, c, columns, sums, r * PARTIAL);
    }
  }

  private static double against1(double[] x, int i, int j, int columns) {
    DoubleVector s = DoubleVector.zero(S);
    int c = 0;
    for (; c + PARTIAL <= columns; c += PARTIAL) {
      s = DoubleVector.fromArray(S, x, i + c).fma(DoubleVector.fromArray(S, x, j + c), s);
    }
    double[] sums = new double[PARTIAL];
    s.intoArray(sums, 0);
    return total(x, i, j, c, columns, sums, 0);
  }

  /// The total of four partial sums and of the columns that are left from `c` on.
  private static double total(
      double[] x, int i, int j, int c, int columns, double[] sums, int from) {
    for (int k = 0; c + k < columns; k++) {
      sums[from + k] = Math.fma(x[i + c + k], x[j + c + k], sums[from + k]);
    }
    return (sums[from] + sums[from + 2]) + (sums[from + 1] + sums[from + 3]);
  }
}
