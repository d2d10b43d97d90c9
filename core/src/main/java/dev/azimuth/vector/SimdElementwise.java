package dev.azimuth.vector;

import static dev.azimuth.vector.Coefficients.L3;
import static dev.azimuth.vector.Coefficients.L4;
import static dev.azimuth.vector.Coefficients.L5;
import static dev.azimuth.vector.Coefficients.L6;
import static dev.azimuth.vector.Coefficients.L7;
import static dev.azimuth.vector.Coefficients.L8;
import static dev.azimuth.vector.Coefficients.L9;
import static dev.azimuth.vector.Coefficients.LN2_HIGH;
import static dev.azimuth.vector.Coefficients.LN2_LOW;
import static dev.azimuth.vector.Coefficients.P0;
import static dev.azimuth.vector.Coefficients.P1;
import static dev.azimuth.vector.Coefficients.P2;
import static dev.azimuth.vector.Coefficients.P3;
import static dev.azimuth.vector.Coefficients.P4;
import static dev.azimuth.vector.Coefficients.Q1;
import static dev.azimuth.vector.Coefficients.Q2;
import static dev.azimuth.vector.Coefficients.Q3;
import static dev.azimuth.vector.Coefficients.Q4;
import static dev.azimuth.vector.Coefficients.ROUNDER;
import static dev.azimuth.vector.Coefficients.ROUNDER_BITS;
import static dev.azimuth.vector.Coefficients.SQRT_HALF_BITS;
import static dev.azimuth.vector.Coefficients.TANH_LIMIT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD activation functions and their derivatives; contracts in [Kernels].
///
/// Clamps compare and blend, because `min` and `max` on floats obey Java's rules for NaN and −0 and
/// take several instructions each; NaN passes through, which is wanted.
final class SimdElementwise {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;

  private SimdElementwise() {}

  static void tanh(float[] z, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      tanhRow(z, r * N, columns);
    }
  }

  private static void tanhRow(float[] z, int from, int columns) {
    for (int c = 0; c < columns; c += L) {
      FloatVector x = FloatVector.fromArray(S, z, from + c);
      x = x.blend(TANH_LIMIT, x.compare(GT, TANH_LIMIT));
      x = x.blend(-TANH_LIMIT, x.compare(LT, -TANH_LIMIT));
      FloatVector t = x.mul(x);
      FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      p = p.fma(t, FloatVector.broadcast(S, P2));
      q = q.fma(t, FloatVector.broadcast(S, Q2));
      p = p.fma(t, FloatVector.broadcast(S, P1));
      q = q.fma(t, FloatVector.broadcast(S, Q1));
      p = p.fma(t, FloatVector.broadcast(S, P0));
      q = q.fma(t, FloatVector.broadcast(S, 1f));
      x.mul(p).div(q).intoArray(z, from + c);
    }
  }

  static void tanhDerivative(float[] d, float[] h, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = r * N; c < r * N + columns; c += L) {
        FloatVector y = FloatVector.fromArray(S, h, c);
        FloatVector slope = y.neg().fma(y, FloatVector.broadcast(S, 1f));
        FloatVector.fromArray(S, d, c).mul(slope).intoArray(d, c);
      }
    }
  }

  static void tanhSecondDerivative(
      float[] rd, float[] d, float[] h, float[] rh, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = r * N; c < r * N + columns; c += L) {
        FloatVector y = FloatVector.fromArray(S, h, c);
        FloatVector slope = y.neg().fma(y, FloatVector.broadcast(S, 1f));
        FloatVector bend = FloatVector.fromArray(S, d, c).mul(y).mul(-2f);
        FloatVector first = FloatVector.fromArray(S, rd, c).mul(slope);
        bend.fma(FloatVector.fromArray(S, rh, c), first).intoArray(rd, c);
      }
    }
  }

  static void relu(float[] z, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = r * N; c < r * N + columns; c += L) {
        FloatVector x = FloatVector.fromArray(S, z, c);
        x.blend(0f, x.compare(LT, 0f)).intoArray(z, c);
      }
    }
  }

  static void reluDerivative(float[] d, float[] h, int rows, int columns) {
    FloatVector zero = FloatVector.zero(S);
    for (int r = 0; r < rows; r++) {
      for (int c = r * N; c < r * N + columns; c += L) {
        FloatVector y = FloatVector.fromArray(S, h, c);
        zero.blend(FloatVector.fromArray(S, d, c), y.compare(GT, 0f)).intoArray(d, c);
      }
    }
  }

  static void log(float[] x, float[] y, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      logRow(x, y, r * N, columns);
    }
  }

  private static void logRow(float[] x, float[] y, int from, int columns) {
    for (int c = from; c < from + columns; c += L) {
      IntVector bits = FloatVector.fromArray(S, x, c).reinterpretAsInts();
      IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, 23);
      FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector tail = f.fma(FloatVector.broadcast(S, L9), FloatVector.broadcast(S, L8));
      tail = tail.fma(f, FloatVector.broadcast(S, L7));
      tail = tail.fma(f, FloatVector.broadcast(S, L6));
      tail = tail.fma(f, FloatVector.broadcast(S, L5));
      tail = tail.fma(f, FloatVector.broadcast(S, L4));
      tail = tail.fma(f, FloatVector.broadcast(S, L3));
      FloatVector square = f.mul(f);
      FloatVector part = tail.fma(square.mul(f), square.mul(-0.5f));
      // k as a float: its bits put under those of 1.5·2²³, which is then taken off.
      FloatVector n = k.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
      FloatVector low = n.fma(FloatVector.broadcast(S, LN2_LOW), part).add(f);
      n.fma(FloatVector.broadcast(S, LN2_HIGH), low).intoArray(y, c);
    }
  }
}
