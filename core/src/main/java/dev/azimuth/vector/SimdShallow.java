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
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The SIMD kernels of shallow networks, forward; contracts in [Kernels].
///
/// Lanes run along the hidden units and not along the states, so that ten episodes in lock-step use all
/// lanes of sixteen.
final class SimdShallow {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
  private static final VectorMask<Float> ODD = VectorMask.fromLong(S, 0xAAAA);
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
      addUp(theta.parts, states, theta.outputBias, y, c);
    }
  }

  /// States go in pairs, which share what is loaded of the weights; beside the last of an odd number goes
  /// whatever is in the next column.
  private static void forward(
      float[] w, int units, float[] x, float[] h, int from, int states, float[] parts) {
    for (int i = 0; i < states; i += 2) {
      int c = from + i;
      FloatVector x0A = FloatVector.broadcast(S, x[O + c]);
      FloatVector x1A = FloatVector.broadcast(S, x[O + N + c]);
      FloatVector x2A = FloatVector.broadcast(S, x[O + 2 * N + c]);
      FloatVector x3A = FloatVector.broadcast(S, x[O + 3 * N + c]);
      FloatVector x0B = FloatVector.broadcast(S, x[O + c + 1]);
      FloatVector x1B = FloatVector.broadcast(S, x[O + N + c + 1]);
      FloatVector x2B = FloatVector.broadcast(S, x[O + 2 * N + c + 1]);
      FloatVector x3B = FloatVector.broadcast(S, x[O + 3 * N + c + 1]);
      for (int part = 0; part < P; part += L) {
        FloatVector yA = FloatVector.zero(S);
        FloatVector yB = FloatVector.zero(S);
        for (int u = part; u < units; u += P) {
          int a = O + ROWS * (u - part) + part;
          FloatVector bias = FloatVector.fromArray(S, w, a + 4 * P);
          FloatVector w0 = FloatVector.fromArray(S, w, a);
          FloatVector w1 = FloatVector.fromArray(S, w, a + P);
          FloatVector w2 = FloatVector.fromArray(S, w, a + 2 * P);
          FloatVector w3 = FloatVector.fromArray(S, w, a + 3 * P);
          FloatVector zA = w0.fma(x0A, bias);
          FloatVector zB = w0.fma(x0B, bias);
          zA = w1.fma(x1A, zA);
          zB = w1.fma(x1B, zB);
          zA = w2.fma(x2A, zA);
          zB = w2.fma(x2B, zB);
          zA = w3.fma(x3A, zA);
          zB = w3.fma(x3B, zB);
          FloatVector tA = zA.mul(zA);
          FloatVector pA = tA.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
          FloatVector qA = tA.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
          pA = pA.fma(tA, FloatVector.broadcast(S, P2));
          qA = qA.fma(tA, FloatVector.broadcast(S, Q2));
          pA = pA.fma(tA, FloatVector.broadcast(S, P1));
          qA = qA.fma(tA, FloatVector.broadcast(S, Q1));
          pA = pA.fma(tA, FloatVector.broadcast(S, P0));
          qA = qA.fma(tA, FloatVector.broadcast(S, 1f));
          FloatVector mostA = zA.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
          FloatVector valueA = zA.mul(pA).div(qA).blend(mostA, tA.compare(GT, TANH_LIMIT_SQUARED));
          FloatVector tB = zB.mul(zB);
          FloatVector pB = tB.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
          FloatVector qB = tB.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
          pB = pB.fma(tB, FloatVector.broadcast(S, P2));
          qB = qB.fma(tB, FloatVector.broadcast(S, Q2));
          pB = pB.fma(tB, FloatVector.broadcast(S, P1));
          qB = qB.fma(tB, FloatVector.broadcast(S, Q1));
          pB = pB.fma(tB, FloatVector.broadcast(S, P0));
          qB = qB.fma(tB, FloatVector.broadcast(S, 1f));
          FloatVector mostB = zB.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
          FloatVector valueB = zB.mul(pB).div(qB).blend(mostB, tB.compare(GT, TANH_LIMIT_SQUARED));
          valueA.intoArray(h, O + c * units + u);
          valueB.intoArray(h, O + (c + 1) * units + u);
          FloatVector out = FloatVector.fromArray(S, w, a + 5 * P);
          yA = out.fma(valueA, yA);
          yB = out.fma(valueB, yB);
        }
        yA = yA.add(yA.reinterpretAsLongs().lanewise(LSHR, 32).reinterpretAsFloats());
        yB = yB.add(yB.reinterpretAsLongs().lanewise(LSHL, 32).reinterpretAsFloats());
        yA.blend(yB, ODD).intoArray(parts, O + P * (i / 2) + part);
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
      addUp(v.parts, states, v.outputBias, ry, c);
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
    for (int i = 0; i < states; i += 2) {
      int c = from + i;
      FloatVector x0A = FloatVector.broadcast(S, x[O + c]);
      FloatVector x1A = FloatVector.broadcast(S, x[O + N + c]);
      FloatVector x2A = FloatVector.broadcast(S, x[O + 2 * N + c]);
      FloatVector x3A = FloatVector.broadcast(S, x[O + 3 * N + c]);
      FloatVector x0B = FloatVector.broadcast(S, x[O + c + 1]);
      FloatVector x1B = FloatVector.broadcast(S, x[O + N + c + 1]);
      FloatVector x2B = FloatVector.broadcast(S, x[O + 2 * N + c + 1]);
      FloatVector x3B = FloatVector.broadcast(S, x[O + 3 * N + c + 1]);
      for (int part = 0; part < P; part += L) {
        FloatVector yA = FloatVector.zero(S);
        FloatVector yB = FloatVector.zero(S);
        for (int u = part; u < units; u += P) {
          int a = O + ROWS * (u - part) + part;
          FloatVector bias = FloatVector.fromArray(S, v, a + 4 * P);
          FloatVector v0 = FloatVector.fromArray(S, v, a);
          FloatVector v1 = FloatVector.fromArray(S, v, a + P);
          FloatVector v2 = FloatVector.fromArray(S, v, a + 2 * P);
          FloatVector v3 = FloatVector.fromArray(S, v, a + 3 * P);
          FloatVector zA = v0.fma(x0A, bias);
          FloatVector zB = v0.fma(x0B, bias);
          zA = v1.fma(x1A, zA);
          zB = v1.fma(x1B, zB);
          zA = v2.fma(x2A, zA);
          zB = v2.fma(x2B, zB);
          zA = v3.fma(x3A, zA);
          zB = v3.fma(x3B, zB);
          FloatVector valueA = FloatVector.fromArray(S, h, O + c * units + u);
          FloatVector valueB = FloatVector.fromArray(S, h, O + (c + 1) * units + u);
          zA = zA.mul(valueA.neg().fma(valueA, one));
          zB = zB.mul(valueB.neg().fma(valueB, one));
          zA.intoArray(rh, O + c * units + u);
          zB.intoArray(rh, O + (c + 1) * units + u);
          FloatVector outV = FloatVector.fromArray(S, v, a + 5 * P);
          FloatVector outW = FloatVector.fromArray(S, w, a + 5 * P);
          yA = outV.fma(valueA, yA);
          yB = outV.fma(valueB, yB);
          yA = outW.fma(zA, yA);
          yB = outW.fma(zB, yB);
        }
        yA = yA.add(yA.reinterpretAsLongs().lanewise(LSHR, 32).reinterpretAsFloats());
        yB = yB.add(yB.reinterpretAsLongs().lanewise(LSHL, 32).reinterpretAsFloats());
        yA.blend(yB, ODD).intoArray(parts, O + P * (i / 2) + part);
      }
    }
  }

  /// Adds up the partial sums of pairs of states, which take turns, and the bias to them. What is beside
  /// the last of an odd number is no state and may be NaN: nothing is written for it.
  private static void addUp(float[] parts, int states, float bias, float[] y, int from) {
    for (int i = 0; i < states; i += 2) {
      int p = O + P * (i / 2);
      FloatVector even =
          FloatVector.fromArray(FOUR, parts, p).add(FloatVector.fromArray(FOUR, parts, p + 8));
      FloatVector odd =
          FloatVector.fromArray(FOUR, parts, p + 4).add(FloatVector.fromArray(FOUR, parts, p + 12));
      even.add(odd).intoArray(parts, p);
      y[N + O + from + i] = (parts[p] + parts[p + 2]) + bias;
      if (i + 1 < states) {
        y[N + O + from + i + 1] = (parts[p + 1] + parts[p + 3]) + bias;
      }
    }
  }
}
