package dev.azimuth.vector;

import static dev.azimuth.vector.Coefficients.E2;
import static dev.azimuth.vector.Coefficients.E3;
import static dev.azimuth.vector.Coefficients.E4;
import static dev.azimuth.vector.Coefficients.E5;
import static dev.azimuth.vector.Coefficients.EXP_LEAST;
import static dev.azimuth.vector.Coefficients.LN2_HIGH;
import static dev.azimuth.vector.Coefficients.LN2_LOW;
import static dev.azimuth.vector.Coefficients.LOG2_E;
import static dev.azimuth.vector.Coefficients.ROUNDER;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD softmax and the derivatives of a categorical log-probability; contracts in [Kernels].
final class SimdCategorical {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  private SimdCategorical() {}

  static void softmax(float[] z, float[] p, int rows, int from, int columns) {
    for (int c = O + from; c < O + from + columns; c += L) {
      FloatVector greatest = FloatVector.fromArray(S, z, c);
      for (int r = 1; r < rows; r++) {
        FloatVector x = FloatVector.fromArray(S, z, r * N + c);
        greatest = greatest.blend(x, x.compare(GT, greatest));
      }
      FloatVector sum = FloatVector.zero(S);
      for (int r = 0; r < rows; r++) {
        // exp of arguments that are not positive, written out: C2 boxes the vectors of a helper.
        FloatVector x = FloatVector.fromArray(S, z, r * N + c).sub(greatest);
        x = x.blend(EXP_LEAST, x.compare(LT, EXP_LEAST));
        FloatVector shifted =
            x.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector f = n.fma(FloatVector.broadcast(S, -LN2_HIGH), x);
        f = n.fma(FloatVector.broadcast(S, -LN2_LOW), f);
        FloatVector tail = f.fma(FloatVector.broadcast(S, E5), FloatVector.broadcast(S, E4));
        tail = tail.fma(f, FloatVector.broadcast(S, E3));
        tail = tail.fma(f, FloatVector.broadcast(S, E2));
        FloatVector value = tail.fma(f.mul(f), f).add(1f);
        // The low bits of `shifted` hold n: moved to the exponent, they multiply by 2ⁿ.
        FloatVector e =
            value
                .reinterpretAsInts()
                .add(shifted.reinterpretAsInts().lanewise(LSHL, 23))
                .reinterpretAsFloats();
        e.intoArray(p, r * N + c);
        sum = sum.add(e);
      }
      for (int r = 0; r < rows; r++) {
        FloatVector.fromArray(S, p, r * N + c).div(sum).intoArray(p, r * N + c);
      }
    }
  }

  static void choice(float[] p, float[] u, int rows, int from, int columns) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector zero = FloatVector.zero(S);
    for (int c = O + from; c < O + from + columns; c += L) {
      FloatVector draw = FloatVector.fromArray(S, u, c);
      FloatVector choice = zero;
      FloatVector cumulative = zero;
      for (int r = 0; r < rows - 1; r++) {
        cumulative = cumulative.add(FloatVector.fromArray(S, p, r * N + c));
        choice = choice.add(zero.blend(one, draw.compare(GE, cumulative)));
      }
      choice.intoArray(u, c);
    }
  }

  static void entropy(float[] p, float[] logs, int rows, float[] h, int columns) {
    for (int c = O; c < O + columns; c += L) {
      FloatVector entropy = FloatVector.zero(S);
      for (int r = 0; r < rows; r++) {
        FloatVector product =
            FloatVector.fromArray(S, p, r * N + c).mul(FloatVector.fromArray(S, logs, r * N + c));
        entropy = entropy.sub(product);
      }
      entropy.intoArray(h, c);
    }
  }

  static void score(float[] p, float[] actions, float[] weights, int rows, float[] d, int columns) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    FloatVector zero = FloatVector.zero(S);
    for (int r = 0; r < rows; r++) {
      for (int c = O; c < O + columns; c += L) {
        FloatVector taken =
            zero.blend(one, FloatVector.fromArray(S, actions, c).compare(EQ, (float) r));
        taken
            .sub(FloatVector.fromArray(S, p, r * N + c))
            .mul(FloatVector.fromArray(S, weights, c))
            .intoArray(d, r * N + c);
      }
    }
  }

  static void scoreDerivative(
      float[] p,
      float[] rz,
      float[] actions,
      float[] weights,
      int rows,
      float[] rd,
      float[] s,
      int columns) {
    FloatVector zero = FloatVector.zero(S);
    for (int c = O; c < O + columns; c += L) {
      FloatVector mean = zero;
      FloatVector own = zero;
      FloatVector action = FloatVector.fromArray(S, actions, c);
      for (int r = 0; r < rows; r++) {
        FloatVector derivative = FloatVector.fromArray(S, rz, r * N + c);
        mean = FloatVector.fromArray(S, p, r * N + c).fma(derivative, mean);
        own = own.blend(derivative, action.compare(EQ, (float) r));
      }
      own.sub(mean).intoArray(s, c);
      FloatVector w = FloatVector.fromArray(S, weights, c);
      for (int r = 0; r < rows; r++) {
        FloatVector q = FloatVector.fromArray(S, p, r * N + c);
        w.mul(q).mul(mean.sub(FloatVector.fromArray(S, rz, r * N + c))).intoArray(rd, r * N + c);
      }
    }
  }
}
