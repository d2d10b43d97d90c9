package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD derivatives by a first layer of tanh below two outputs, for inputs of four; contracts in
/// [Kernels].
///
/// Such a layer's deltas are needed for nothing but their sums over states, so they are never
/// written: of each hidden unit its values pass once, and all else that is read, a few rows of
/// inputs and of outputs' deltas, stays in the first-level cache. In several passes over panels of
/// 64 rows, which do not fit there, a gradient took twice as long.
final class SimdTanhSums {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;
  private static final int P = PartialSums.COUNT;
  private static final int INPUTS = 4;

  private SimdTanhSums() {}

  /// Whether there is a kernel for this matrix and so many inputs.
  static boolean fits(PackedMatrix a, int inputs) {
    return a.inner == 2 && inputs == INPUTS;
  }

  static void derivativeAdd(
      PackedMatrix a,
      float[] x,
      float[] h,
      float[] z,
      float[] sums,
      int entry,
      int above,
      int columns) {
    int biases = PartialSums.at(entry + INPUTS * a.rows);
    for (int r = 0; r < a.rows; r++) {
      int weights = PartialSums.at(entry + INPUTS * r);
      for (int part = 0; part < P; part += L) {
        int bias = biases + P * r + part;
        int f0 = PartialSums.at(above + r) + part;
        int f1 = f0 + P * a.rows;
        addRow(a.entries, 2 * r, x, h, r * N, z, sums, weights + part, bias, f0, f1, part, columns);
      }
    }
  }

  static void secondDerivativeAdd(
      PackedMatrix a,
      PackedMatrix b,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] z,
      float[] sums,
      int entry,
      int above,
      int columns) {
    int biases = PartialSums.at(entry + INPUTS * a.rows);
    for (int r = 0; r < a.rows; r++) {
      int weights = PartialSums.at(entry + INPUTS * r);
      for (int part = 0; part < P; part += L) {
        addSecondRow(
            a.entries,
            b.entries,
            2 * r,
            x,
            rx,
            h,
            rh,
            r * N,
            z,
            sums,
            weights + part,
            biases + P * r + part,
            PartialSums.at(above + r) + part,
            PartialSums.at(above + a.rows + r) + part,
            part,
            columns);
      }
    }
  }

  private static void addRow(
      float[] a,
      int i,
      float[] x,
      float[] h,
      int h0,
      float[] z,
      float[] g,
      int g0,
      int g1,
      int f0,
      int f1,
      int from,
      int columns) {
    FloatVector w0 = FloatVector.broadcast(S, a[i]);
    FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
    FloatVector s0 = FloatVector.fromArray(S, g, g0);
    FloatVector s1 = FloatVector.fromArray(S, g, g0 + P);
    FloatVector s2 = FloatVector.fromArray(S, g, g0 + 2 * P);
    FloatVector s3 = FloatVector.fromArray(S, g, g0 + 3 * P);
    FloatVector s = FloatVector.fromArray(S, g, g1);
    FloatVector t0 = FloatVector.fromArray(S, g, f0);
    FloatVector t1 = FloatVector.fromArray(S, g, f1);
    for (int c = O + from; c < O + columns; c += P) {
      FloatVector x0 = FloatVector.fromArray(S, x, c);
      FloatVector x1 = FloatVector.fromArray(S, x, N + c);
      FloatVector d = w0.fma(x0, FloatVector.zero(S));
      d = w1.fma(x1, d);
      FloatVector y = FloatVector.fromArray(S, h, h0 + c);
      t0 = x0.fma(y, t0);
      t1 = x1.fma(y, t1);
      d = d.mul(y.neg().fma(y, FloatVector.broadcast(S, 1f)));
      s0 = d.fma(FloatVector.fromArray(S, z, c), s0);
      s1 = d.fma(FloatVector.fromArray(S, z, N + c), s1);
      s2 = d.fma(FloatVector.fromArray(S, z, 2 * N + c), s2);
      s3 = d.fma(FloatVector.fromArray(S, z, 3 * N + c), s3);
      s = s.add(d);
    }
    s0.intoArray(g, g0);
    s1.intoArray(g, g0 + P);
    s2.intoArray(g, g0 + 2 * P);
    s3.intoArray(g, g0 + 3 * P);
    s.intoArray(g, g1);
    t0.intoArray(g, f0);
    t1.intoArray(g, f1);
  }

  private static void addSecondRow(
      float[] a,
      float[] b,
      int i,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      int h0,
      float[] z,
      float[] g,
      int g0,
      int g1,
      int f0,
      int f1,
      int from,
      int columns) {
    FloatVector w0 = FloatVector.broadcast(S, a[i]);
    FloatVector w1 = FloatVector.broadcast(S, a[i + 1]);
    FloatVector v0 = FloatVector.broadcast(S, b[i]);
    FloatVector v1 = FloatVector.broadcast(S, b[i + 1]);
    FloatVector s0 = FloatVector.fromArray(S, g, g0);
    FloatVector s1 = FloatVector.fromArray(S, g, g0 + P);
    FloatVector s2 = FloatVector.fromArray(S, g, g0 + 2 * P);
    FloatVector s3 = FloatVector.fromArray(S, g, g0 + 3 * P);
    FloatVector s = FloatVector.fromArray(S, g, g1);
    FloatVector t0 = FloatVector.fromArray(S, g, f0);
    FloatVector t1 = FloatVector.fromArray(S, g, f1);
    for (int c = O + from; c < O + columns; c += P) {
      FloatVector x0 = FloatVector.fromArray(S, x, c);
      FloatVector x1 = FloatVector.fromArray(S, x, N + c);
      FloatVector d = w0.fma(x0, FloatVector.zero(S));
      d = w1.fma(x1, d);
      FloatVector rx0 = FloatVector.fromArray(S, rx, c);
      FloatVector rx1 = FloatVector.fromArray(S, rx, N + c);
      FloatVector rd = w0.fma(rx0, FloatVector.zero(S));
      rd = v0.fma(x0, rd);
      rd = w1.fma(rx1, rd);
      rd = v1.fma(x1, rd);
      FloatVector y = FloatVector.fromArray(S, h, h0 + c);
      FloatVector ry = FloatVector.fromArray(S, rh, h0 + c);
      t0 = rx0.fma(y, t0);
      t0 = x0.fma(ry, t0);
      t1 = rx1.fma(y, t1);
      t1 = x1.fma(ry, t1);
      FloatVector slope = y.neg().fma(y, FloatVector.broadcast(S, 1f));
      FloatVector bend = d.mul(y).mul(-2f);
      rd = bend.fma(ry, rd.mul(slope));
      s0 = rd.fma(FloatVector.fromArray(S, z, c), s0);
      s1 = rd.fma(FloatVector.fromArray(S, z, N + c), s1);
      s2 = rd.fma(FloatVector.fromArray(S, z, 2 * N + c), s2);
      s3 = rd.fma(FloatVector.fromArray(S, z, 3 * N + c), s3);
      s = s.add(rd);
    }
    s0.intoArray(g, g0);
    s1.intoArray(g, g0 + P);
    s2.intoArray(g, g0 + 2 * P);
    s3.intoArray(g, g0 + 3 * P);
    s.intoArray(g, g1);
    t0.intoArray(g, f0);
    t1.intoArray(g, f1);
  }
}
