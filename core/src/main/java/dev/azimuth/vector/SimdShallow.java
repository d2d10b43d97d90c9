package dev.azimuth.vector;

import static dev.azimuth.vector.Coefficients.P0;
import static dev.azimuth.vector.Coefficients.P1;
import static dev.azimuth.vector.Coefficients.P2;
import static dev.azimuth.vector.Coefficients.P3;
import static dev.azimuth.vector.Coefficients.P4;
import static dev.azimuth.vector.Coefficients.Q1;
import static dev.azimuth.vector.Coefficients.Q2;
import static dev.azimuth.vector.Coefficients.Q3;
import static dev.azimuth.vector.Coefficients.Q4;
import static dev.azimuth.vector.Coefficients.SIGN;
import static dev.azimuth.vector.Coefficients.TANH_LIMIT_SQUARED;
import static dev.azimuth.vector.Coefficients.TANH_MOST;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The SIMD kernels of shallow networks, forward; contracts in [Kernels].
///
/// Lanes run along the hidden units and not along the states, so that ten episodes in lock-step use all
/// lanes of sixteen.
final class SimdShallow {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;
  private static final int P = PartialSums.COUNT;
  private static final int ROWS = ShallowParameters.ROWS;
  private static final int MOST = ShallowParameters.STATES;

  private SimdShallow() {}

  static void forward(
      ShallowParameters theta, float[] x, float[] h, float[] y, int from, int columns) {
    for (int c = from; c < from + columns; c += MOST) {
      int states = Math.min(MOST, from + columns - c);
      forward(theta.entries, theta.units, x, h, c, states, theta.parts);
      addUp(theta.parts, states, theta.outputBiases, y, c);
    }
  }

  private static void forward(
      float[] w, int units, float[] x, float[] h, int from, int states, float[] parts) {
    for (int i = 0; i < states; i++) {
      int c = from + i;
      FloatVector x0 = FloatVector.broadcast(S, x[O + c]);
      FloatVector x1 = FloatVector.broadcast(S, x[O + N + c]);
      FloatVector x2 = FloatVector.broadcast(S, x[O + 2 * N + c]);
      FloatVector x3 = FloatVector.broadcast(S, x[O + 3 * N + c]);
      for (int part = 0; part < P; part += L) {
        FloatVector y0 = FloatVector.zero(S);
        FloatVector y1 = FloatVector.zero(S);
        for (int u = part; u < units; u += P) {
          int a = O + ROWS * (u - part) + part;
          FloatVector z = FloatVector.fromArray(S, w, a + 4 * P);
          z = FloatVector.fromArray(S, w, a).fma(x0, z);
          z = FloatVector.fromArray(S, w, a + P).fma(x1, z);
          z = FloatVector.fromArray(S, w, a + 2 * P).fma(x2, z);
          z = FloatVector.fromArray(S, w, a + 3 * P).fma(x3, z);
          FloatVector t = z.mul(z);
          FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
          FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
          p = p.fma(t, FloatVector.broadcast(S, P2));
          q = q.fma(t, FloatVector.broadcast(S, Q2));
          p = p.fma(t, FloatVector.broadcast(S, P1));
          q = q.fma(t, FloatVector.broadcast(S, Q1));
          p = p.fma(t, FloatVector.broadcast(S, P0));
          q = q.fma(t, FloatVector.broadcast(S, 1f));
          FloatVector most = z.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
          FloatVector value = z.mul(p).div(q).blend(most, t.compare(GT, TANH_LIMIT_SQUARED));
          value.intoArray(h, O + c * units + u);
          y0 = FloatVector.fromArray(S, w, a + 5 * P).fma(value, y0);
          y1 = FloatVector.fromArray(S, w, a + 6 * P).fma(value, y1);
        }
        y0.intoArray(parts, O + 2 * P * i + part);
        y1.intoArray(parts, O + 2 * P * i + P + part);
      }
    }
  }

  static void forwardDerivative(
      ShallowParameters theta,
      ShallowParameters v,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int columns) {
    for (int c = 0; c < columns; c += MOST) {
      int states = Math.min(MOST, columns - c);
      forwardDerivative(theta.entries, v.entries, theta.units, x, h, rh, c, states, v.parts);
      addUp(v.parts, states, v.outputBiases, ry, c);
    }
  }

  private static void forwardDerivative(
      float[] w,
      float[] v,
      int units,
      float[] x,
      float[] h,
      float[] rh,
      int from,
      int states,
      float[] parts) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    for (int i = 0; i < states; i++) {
      int c = from + i;
      FloatVector x0 = FloatVector.broadcast(S, x[O + c]);
      FloatVector x1 = FloatVector.broadcast(S, x[O + N + c]);
      FloatVector x2 = FloatVector.broadcast(S, x[O + 2 * N + c]);
      FloatVector x3 = FloatVector.broadcast(S, x[O + 3 * N + c]);
      for (int part = 0; part < P; part += L) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        for (int u = part; u < units; u += P) {
          int a = O + ROWS * (u - part) + part;
          FloatVector z = FloatVector.fromArray(S, v, a + 4 * P);
          z = FloatVector.fromArray(S, v, a).fma(x0, z);
          z = FloatVector.fromArray(S, v, a + P).fma(x1, z);
          z = FloatVector.fromArray(S, v, a + 2 * P).fma(x2, z);
          z = FloatVector.fromArray(S, v, a + 3 * P).fma(x3, z);
          FloatVector value = FloatVector.fromArray(S, h, O + c * units + u);
          z = z.mul(value.neg().fma(value, one));
          z.intoArray(rh, O + c * units + u);
          s0 = FloatVector.fromArray(S, v, a + 5 * P).fma(value, s0);
          s1 = FloatVector.fromArray(S, v, a + 6 * P).fma(value, s1);
          s0 = FloatVector.fromArray(S, w, a + 5 * P).fma(z, s0);
          s1 = FloatVector.fromArray(S, w, a + 6 * P).fma(z, s1);
        }
        s0.intoArray(parts, O + 2 * P * i + part);
        s1.intoArray(parts, O + 2 * P * i + P + part);
      }
    }
  }

  /// Adds up the partial sums of outputs in the order of [PartialSums#total], and the biases to them.
  private static void addUp(float[] parts, int states, float[] biases, float[] y, int from) {
    for (int i = O; i < O + 2 * P * states; i += P) {
      FloatVector even =
          FloatVector.fromArray(FOUR, parts, i).add(FloatVector.fromArray(FOUR, parts, i + 8));
      FloatVector odd =
          FloatVector.fromArray(FOUR, parts, i + 4).add(FloatVector.fromArray(FOUR, parts, i + 12));
      even.add(odd).intoArray(parts, i);
    }
    for (int c = O + from, i = O; c < O + from + states; c++, i += 2 * P) {
      y[c] = biases[0] + four(parts, i);
      y[N + c] = biases[1] + four(parts, i + P);
    }
  }

  private static float four(float[] s, int i) {
    return (s[i] + s[i + 2]) + (s[i + 1] + s[i + 3]);
  }
}
