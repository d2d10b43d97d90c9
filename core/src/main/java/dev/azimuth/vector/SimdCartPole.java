package dev.azimuth.vector;

import static dev.azimuth.vector.CartPoleLanes.ANGLE_LIMIT;
import static dev.azimuth.vector.CartPoleLanes.COS;
import static dev.azimuth.vector.CartPoleLanes.FORCE;
import static dev.azimuth.vector.CartPoleLanes.GRAVITY;
import static dev.azimuth.vector.CartPoleLanes.POLE_ANGLE;
import static dev.azimuth.vector.CartPoleLanes.POLE_HALF_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_VELOCITY;
import static dev.azimuth.vector.CartPoleLanes.POSITION;
import static dev.azimuth.vector.CartPoleLanes.POSITION_LIMIT;
import static dev.azimuth.vector.CartPoleLanes.SEMI_IMPLICIT;
import static dev.azimuth.vector.CartPoleLanes.SIN;
import static dev.azimuth.vector.CartPoleLanes.TIME_STEP;
import static dev.azimuth.vector.CartPoleLanes.TOTAL_MASS;
import static dev.azimuth.vector.CartPoleLanes.VELOCITY;
import static dev.azimuth.vector.SmallAngles.C0;
import static dev.azimuth.vector.SmallAngles.C1;
import static dev.azimuth.vector.SmallAngles.C2;
import static dev.azimuth.vector.SmallAngles.C3;
import static dev.azimuth.vector.SmallAngles.C4;
import static dev.azimuth.vector.SmallAngles.C5;
import static dev.azimuth.vector.SmallAngles.S0;
import static dev.azimuth.vector.SmallAngles.S1;
import static dev.azimuth.vector.SmallAngles.S2;
import static dev.azimuth.vector.SmallAngles.S3;
import static dev.azimuth.vector.SmallAngles.S4;
import static dev.azimuth.vector.SmallAngles.S5;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Cart-poles in vectors of doubles; see [CartPoleLanes].
///
/// Four lanes also where there are eight: ten episodes take three vectors in place of two, and all
/// the time goes into divisions, of which four take half as long as eight. Loops over arrays, left to
/// the compiler, are mostly scalar where there are no more than ten episodes: 12 ns in place of 3 a step
/// of each (AVX-512, JDK 25.0.3).
final class SimdCartPole {

  private static final VectorSpecies<Double> S =
      Lanes.COUNT >= 8 ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_128;
  private static final VectorSpecies<Float> FLOATS =
      Lanes.COUNT >= 8 ? FloatVector.SPECIES_128 : FloatVector.SPECIES_64;
  private static final int L = S.length();
  private static final int G = CartPoleLanes.GRANULE;
  private static final int ROWS = CartPoleLanes.ROWS;
  private static final double FOUR_THIRDS = 4.0 / 3.0;

  private SimdCartPole() {}

  static boolean turn(double[] v, int count) {
    long large = 0;
    for (int i = 0; i < count; i += L) {
      int a = at(i);
      DoubleVector x = DoubleVector.fromArray(S, v, a + POLE_ANGLE * G);
      DoubleVector z = x.mul(x);
      DoubleVector s = z.fma(DoubleVector.broadcast(S, S5), DoubleVector.broadcast(S, S4));
      s = z.fma(s, DoubleVector.broadcast(S, S3));
      s = z.fma(s, DoubleVector.broadcast(S, S2));
      s = z.fma(s, DoubleVector.broadcast(S, S1));
      s = z.fma(s, DoubleVector.broadcast(S, S0));
      x.mul(z).fma(s, x).intoArray(v, a + SIN * G);
      DoubleVector c = z.fma(DoubleVector.broadcast(S, C5), DoubleVector.broadcast(S, C4));
      c = z.fma(c, DoubleVector.broadcast(S, C3));
      c = z.fma(c, DoubleVector.broadcast(S, C2));
      c = z.fma(c, DoubleVector.broadcast(S, C1));
      c = z.fma(c, DoubleVector.broadcast(S, C0));
      c = z.fma(c, DoubleVector.broadcast(S, -0.5));
      z.fma(c, DoubleVector.broadcast(S, 1.0)).intoArray(v, a + COS * G);
      // The lanes in use, written out: C2 would call a helper.
      long used = -1L >>> (Long.SIZE - Math.min(L, count - i));
      large |= used & ~x.abs().compare(LE, SmallAngles.MOST).toLong();
    }
    return large == 0;
  }

  static boolean advance(double[] v, int count, float[] actions, int offset) {
    long beyond = 0;
    for (int i = 0; i < count; i += L) {
      int a = at(i);
      DoubleVector sin = DoubleVector.fromArray(S, v, a + SIN * G);
      DoubleVector cos = DoubleVector.fromArray(S, v, a + COS * G);
      DoubleVector totalMass = DoubleVector.fromArray(S, v, a + TOTAL_MASS * G);
      DoubleVector poleMassLength = DoubleVector.fromArray(S, v, a + POLE_MASS_LENGTH * G);
      DoubleVector velocity = DoubleVector.fromArray(S, v, a + VELOCITY * G);
      DoubleVector poleVelocity = DoubleVector.fromArray(S, v, a + POLE_VELOCITY * G);
      FloatVector direction = FloatVector.fromArray(FLOATS, actions, offset + i).mul(2f).sub(1f);
      DoubleVector pull =
          DoubleVector.fromArray(S, v, a + FORCE * G)
              .mul((DoubleVector) direction.convertShape(F2D, S, 0))
              .add(poleMassLength.mul(poleVelocity.mul(poleVelocity)).mul(sin))
              .div(totalMass);
      DoubleVector inertia =
          DoubleVector.broadcast(S, FOUR_THIRDS)
              .sub(
                  DoubleVector.fromArray(S, v, a + POLE_MASS * G).mul(cos.mul(cos)).div(totalMass));
      DoubleVector poleAcceleration =
          DoubleVector.fromArray(S, v, a + GRAVITY * G)
              .mul(sin)
              .sub(cos.mul(pull))
              .div(DoubleVector.fromArray(S, v, a + POLE_HALF_LENGTH * G).mul(inertia));
      DoubleVector timeStep = DoubleVector.fromArray(S, v, a + TIME_STEP * G);
      DoubleVector reaction = poleMassLength.mul(poleAcceleration).mul(cos).div(totalMass);
      DoubleVector newVelocity = velocity.add(timeStep.mul(pull.sub(reaction)));
      DoubleVector newPoleVelocity = poleVelocity.add(timeStep.mul(poleAcceleration));
      VectorMask<Double> semiImplicit =
          DoubleVector.fromArray(S, v, a + SEMI_IMPLICIT * G).compare(NE, 0.0);
      DoubleVector position =
          DoubleVector.fromArray(S, v, a + POSITION * G)
              .add(timeStep.mul(velocity.blend(newVelocity, semiImplicit)));
      DoubleVector angle =
          DoubleVector.fromArray(S, v, a + POLE_ANGLE * G)
              .add(timeStep.mul(poleVelocity.blend(newPoleVelocity, semiImplicit)));
      position.intoArray(v, a + POSITION * G);
      newVelocity.intoArray(v, a + VELOCITY * G);
      angle.intoArray(v, a + POLE_ANGLE * G);
      newPoleVelocity.intoArray(v, a + POLE_VELOCITY * G);
      VectorMask<Double> within =
          position
              .abs()
              .compare(LE, DoubleVector.fromArray(S, v, a + POSITION_LIMIT * G))
              .and(angle.abs().compare(LE, DoubleVector.fromArray(S, v, a + ANGLE_LIMIT * G)));
      long used = -1L >>> (Long.SIZE - Math.min(L, count - i));
      beyond |= used & ~within.toLong();
    }
    return beyond == 0;
  }

  static void observe(double[] v, int count, float[] observations, int offset, int stride) {
    for (int i = 0; i < count; i += L) {
      int a = at(i);
      narrow(v, a + POSITION * G).intoArray(observations, offset + i);
      narrow(v, a + VELOCITY * G).intoArray(observations, offset + stride + i);
      narrow(v, a + POLE_ANGLE * G).intoArray(observations, offset + 2 * stride + i);
      narrow(v, a + POLE_VELOCITY * G).intoArray(observations, offset + 3 * stride + i);
    }
  }

  private static FloatVector narrow(double[] v, int i) {
    return (FloatVector) DoubleVector.fromArray(S, v, i).convertShape(D2F, FLOATS, 0);
  }

  /// Where the block of a slot begins, and within it the vector.
  private static int at(int slot) {
    return L == G ? ROWS * slot : ROWS * (slot & -G) + (slot & (G - 1));
  }
}
