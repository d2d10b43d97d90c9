package dev.azimuth.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The SIMD kernels of shallow networks, backward; contracts in [Kernels].
///
/// A vector of hidden units passes through all states of the panel with its six sums in registers.
final class SimdShallowSums {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;
  private static final int P = PartialSums.COUNT;

  private SimdShallowSums() {}

  static void backwardAdd(
      ShallowParameters theta,
      float[] dy,
      float[] x,
      float[] h,
      ShallowParameters sums,
      int columns) {
    for (int u = 0; u < theta.units; u += L) {
      backward(theta.entries, u, theta.units, dy, x, h, sums.panel, columns);
    }
    add(sums.panel, sums.entries);
  }

  private static void backward(
      float[] w, int u, int units, float[] dy, float[] x, float[] h, float[] sums, int columns) {
    int a = ShallowParameters.input(0, u);
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    FloatVector s = FloatVector.zero(S);
    FloatVector t = FloatVector.zero(S);
    for (int c = 0; c < columns; c++) {
      FloatVector value = FloatVector.fromArray(S, h, O + c * units + u);
      FloatVector d = FloatVector.broadcast(S, dy[O + N + c]);
      FloatVector share = d.mul(value);
      t = t.add(share);
      d = share.neg().fma(value, d);
      s0 = d.fma(FloatVector.broadcast(S, x[O + c]), s0);
      s1 = d.fma(FloatVector.broadcast(S, x[O + N + c]), s1);
      s2 = d.fma(FloatVector.broadcast(S, x[O + 2 * N + c]), s2);
      s3 = d.fma(FloatVector.broadcast(S, x[O + 3 * N + c]), s3);
      s = s.add(d);
    }
    FloatVector out = FloatVector.fromArray(S, w, a + 5 * P);
    out.mul(s0).intoArray(sums, a);
    out.mul(s1).intoArray(sums, a + P);
    out.mul(s2).intoArray(sums, a + 2 * P);
    out.mul(s3).intoArray(sums, a + 3 * P);
    out.mul(s).intoArray(sums, a + 4 * P);
    t.intoArray(sums, a + 5 * P);
  }

  static void backwardDerivativeAdd(
      ShallowParameters theta,
      ShallowParameters v,
      float[] dy,
      float[] rdy,
      float[] x,
      float[] h,
      float[] rh,
      ShallowParameters sums,
      int columns) {
    for (int u = 0; u < theta.units; u += L) {
      backwardDerivative(
          theta.entries, v.entries, u, theta.units, dy, rdy, x, h, rh, sums.panel, columns);
    }
    add(sums.panel, sums.entries);
  }

  private static void backwardDerivative(
      float[] w,
      float[] v,
      int u,
      int units,
      float[] dy,
      float[] rdy,
      float[] x,
      float[] h,
      float[] rh,
      float[] sums,
      int columns) {
    int a = ShallowParameters.input(0, u);
    FloatVector outW = FloatVector.fromArray(S, w, a + 5 * P);
    FloatVector outV = FloatVector.fromArray(S, v, a + 5 * P);
    FloatVector bend = outW.mul(-2f);
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    FloatVector s = FloatVector.zero(S);
    FloatVector t = FloatVector.zero(S);
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int c = 0; c < columns; c++) {
      FloatVector value = FloatVector.fromArray(S, h, O + c * units + u);
      FloatVector d = FloatVector.broadcast(S, dy[O + N + c]);
      FloatVector rd = FloatVector.broadcast(S, rdy[O + N + c]);
      FloatVector slide = d.mul(FloatVector.fromArray(S, rh, O + c * units + u));
      t = rd.fma(value, t.add(slide));
      rd = outW.fma(rd, outV.mul(d)).mul(value.neg().fma(value, one));
      rd = bend.mul(value).fma(slide, rd);
      s0 = rd.fma(FloatVector.broadcast(S, x[O + c]), s0);
      s1 = rd.fma(FloatVector.broadcast(S, x[O + N + c]), s1);
      s2 = rd.fma(FloatVector.broadcast(S, x[O + 2 * N + c]), s2);
      s3 = rd.fma(FloatVector.broadcast(S, x[O + 3 * N + c]), s3);
      s = s.add(rd);
    }
    s0.intoArray(sums, a);
    s1.intoArray(sums, a + P);
    s2.intoArray(sums, a + 2 * P);
    s3.intoArray(sums, a + 3 * P);
    s.intoArray(sums, a + 4 * P);
    t.intoArray(sums, a + 5 * P);
  }

  /// Apart from the sums over states: a method that did both would be too large for the compiler to keep
  /// all of its vectors in registers.
  private static void add(float[] panel, float[] sums) {
    for (int i = O; i < sums.length; i++) {
      sums[i] += panel[i];
    }
  }
}
