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
import static dev.azimuth.vector.Coefficients.SIGN;
import static dev.azimuth.vector.Coefficients.SQRT_HALF_BITS;
import static dev.azimuth.vector.Coefficients.TANH_LIMIT_SQUARED;
import static dev.azimuth.vector.Coefficients.TANH_MOST;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// SIMD activation functions and their derivatives; contracts in [Kernels].
///
/// Each kernel takes a pair of vectors down all rows before it turns to the next pair of columns: the
/// loop over rows is long even if few states are in use, as in a rollout, where a loop over the
/// columns of each row would spend itself on starting.
///
/// Bounds compare and blend, because `min` and `max` on floats obey Java's rules for NaN and −0 and
/// take several instructions each; NaN passes through, which is wanted.
final class SimdElementwise {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  private static final int L = Lanes.COUNT;
  private static final int N = Panel.STRIDE;
  private static final int O = Panel.ORIGIN;

  private SimdElementwise() {}

  static void tanh(float[] z, int rows, int from, int columns) {
    int c = O + from;
    int end = c + columns;
    for (; c + L < end; c += 2 * L) {
      tanhPair(z, c, rows);
    }
    if (c < end) {
      int even = rows / 2 * 2;
      tanhRows(z, c, even);
      tanhSingle(z, even * N + c, rows - even);
    }
  }

  private static void tanhPair(float[] z, int column, int rows) {
    for (int r = 0, i = column; r < rows; r++, i += N) {
      FloatVector x = FloatVector.fromArray(S, z, i);
      FloatVector y = FloatVector.fromArray(S, z, i + L);
      FloatVector t = x.mul(x);
      FloatVector u = y.mul(y);
      FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      FloatVector m = u.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector n = u.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      p = p.fma(t, FloatVector.broadcast(S, P2));
      q = q.fma(t, FloatVector.broadcast(S, Q2));
      m = m.fma(u, FloatVector.broadcast(S, P2));
      n = n.fma(u, FloatVector.broadcast(S, Q2));
      p = p.fma(t, FloatVector.broadcast(S, P1));
      q = q.fma(t, FloatVector.broadcast(S, Q1));
      m = m.fma(u, FloatVector.broadcast(S, P1));
      n = n.fma(u, FloatVector.broadcast(S, Q1));
      p = p.fma(t, FloatVector.broadcast(S, P0));
      q = q.fma(t, FloatVector.broadcast(S, 1f));
      m = m.fma(u, FloatVector.broadcast(S, P0));
      n = n.fma(u, FloatVector.broadcast(S, 1f));
      FloatVector most = x.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      x.mul(p).div(q).blend(most, t.compare(GT, TANH_LIMIT_SQUARED)).intoArray(z, i);
      FloatVector other = y.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      y.mul(m).div(n).blend(other, u.compare(GT, TANH_LIMIT_SQUARED)).intoArray(z, i + L);
    }
  }

  /// The same for one vector of two rows at a time; one by one they would wait for each other.
  private static void tanhRows(float[] z, int column, int rows) {
    int end = column + rows * N;
    for (int i = column; i < end; i += 2 * N) {
      FloatVector x = FloatVector.fromArray(S, z, i);
      FloatVector y = FloatVector.fromArray(S, z, i + N);
      FloatVector t = x.mul(x);
      FloatVector u = y.mul(y);
      FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      FloatVector m = u.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector n = u.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      p = p.fma(t, FloatVector.broadcast(S, P2));
      q = q.fma(t, FloatVector.broadcast(S, Q2));
      m = m.fma(u, FloatVector.broadcast(S, P2));
      n = n.fma(u, FloatVector.broadcast(S, Q2));
      p = p.fma(t, FloatVector.broadcast(S, P1));
      q = q.fma(t, FloatVector.broadcast(S, Q1));
      m = m.fma(u, FloatVector.broadcast(S, P1));
      n = n.fma(u, FloatVector.broadcast(S, Q1));
      p = p.fma(t, FloatVector.broadcast(S, P0));
      q = q.fma(t, FloatVector.broadcast(S, 1f));
      m = m.fma(u, FloatVector.broadcast(S, P0));
      n = n.fma(u, FloatVector.broadcast(S, 1f));
      FloatVector most = x.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      x.mul(p).div(q).blend(most, t.compare(GT, TANH_LIMIT_SQUARED)).intoArray(z, i);
      FloatVector other = y.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      y.mul(m).div(n).blend(other, u.compare(GT, TANH_LIMIT_SQUARED)).intoArray(z, i + N);
    }
  }

  private static void tanhSingle(float[] z, int column, int rows) {
    for (int r = 0, i = column; r < rows; r++, i += N) {
      FloatVector x = FloatVector.fromArray(S, z, i);
      FloatVector t = x.mul(x);
      FloatVector p = t.fma(FloatVector.broadcast(S, P4), FloatVector.broadcast(S, P3));
      FloatVector q = t.fma(FloatVector.broadcast(S, Q4), FloatVector.broadcast(S, Q3));
      p = p.fma(t, FloatVector.broadcast(S, P2));
      q = q.fma(t, FloatVector.broadcast(S, Q2));
      p = p.fma(t, FloatVector.broadcast(S, P1));
      q = q.fma(t, FloatVector.broadcast(S, Q1));
      p = p.fma(t, FloatVector.broadcast(S, P0));
      q = q.fma(t, FloatVector.broadcast(S, 1f));
      FloatVector most = x.reinterpretAsInts().and(SIGN).or(TANH_MOST).reinterpretAsFloats();
      x.mul(p).div(q).blend(most, t.compare(GT, TANH_LIMIT_SQUARED)).intoArray(z, i);
    }
  }

  static void tanhDerivative(float[] d, float[] h, int rows, int columns) {
    for (int c = O; c < O + columns; c += L) {
      for (int r = 0, i = c; r < rows; r++, i += N) {
        FloatVector y = FloatVector.fromArray(S, h, i);
        FloatVector slope = y.neg().fma(y, FloatVector.broadcast(S, 1f));
        FloatVector.fromArray(S, d, i).mul(slope).intoArray(d, i);
      }
    }
  }

  static void tanhSecondDerivative(
      float[] rd, float[] d, float[] h, float[] rh, int rows, int columns) {
    for (int c = O; c < O + columns; c += L) {
      for (int r = 0, i = c; r < rows; r++, i += N) {
        FloatVector y = FloatVector.fromArray(S, h, i);
        FloatVector slope = y.neg().fma(y, FloatVector.broadcast(S, 1f));
        FloatVector bend = FloatVector.fromArray(S, d, i).mul(y).mul(-2f);
        FloatVector first = FloatVector.fromArray(S, rd, i).mul(slope);
        bend.fma(FloatVector.fromArray(S, rh, i), first).intoArray(rd, i);
      }
    }
  }

  static void relu(float[] z, int rows, int from, int columns) {
    for (int c = O + from; c < O + from + columns; c += L) {
      for (int r = 0, i = c; r < rows; r++, i += N) {
        FloatVector x = FloatVector.fromArray(S, z, i);
        x.blend(0f, x.compare(LT, 0f)).intoArray(z, i);
      }
    }
  }

  static void reluDerivative(float[] d, float[] h, int rows, int columns) {
    FloatVector zero = FloatVector.zero(S);
    for (int c = O; c < O + columns; c += L) {
      for (int r = 0, i = c; r < rows; r++, i += N) {
        FloatVector y = FloatVector.fromArray(S, h, i);
        zero.blend(FloatVector.fromArray(S, d, i), y.compare(GT, 0f)).intoArray(d, i);
      }
    }
  }

  static void log(float[] x, float[] y, int rows, int columns) {
    for (int c = O; c < O + columns; c += L) {
      logColumn(x, y, c, rows);
    }
  }

  private static void logColumn(float[] x, float[] y, int column, int rows) {
    for (int r = 0, i = column; r < rows; r++, i += N) {
      IntVector bits = FloatVector.fromArray(S, x, i).reinterpretAsInts();
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
      n.fma(FloatVector.broadcast(S, LN2_HIGH), low).intoArray(y, i);
    }
  }
}
