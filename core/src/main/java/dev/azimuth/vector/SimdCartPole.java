package dev.azimuth.vector;

import static dev.azimuth.vector.CartPoleLanes.COS;
import static dev.azimuth.vector.CartPoleLanes.GRAVITY;
import static dev.azimuth.vector.CartPoleLanes.POLE_ANGLE;
import static dev.azimuth.vector.CartPoleLanes.POLE_HALF_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_VELOCITY;
import static dev.azimuth.vector.CartPoleLanes.POSITION;
import static dev.azimuth.vector.CartPoleLanes.PUSH;
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
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
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
  private static final int L = S.length();
  private static final double FOUR_THIRDS = 4.0 / 3.0;

  private SimdCartPole() {}

  static void turn(double[] v, int stride, int count) {
    int angle = POLE_ANGLE * stride;
    int sin = SIN * stride;
    int cos = COS * stride;
    for (int i = 0; i < count; i += L) {
      DoubleVector x = DoubleVector.fromArray(S, v, angle + i);
      DoubleVector z = x.mul(x);
      DoubleVector s = z.fma(DoubleVector.broadcast(S, S5), DoubleVector.broadcast(S, S4));
      s = z.fma(s, DoubleVector.broadcast(S, S3));
      s = z.fma(s, DoubleVector.broadcast(S, S2));
      s = z.fma(s, DoubleVector.broadcast(S, S1));
      s = z.fma(s, DoubleVector.broadcast(S, S0));
      x.mul(z).fma(s, x).intoArray(v, sin + i);
      DoubleVector c = z.fma(DoubleVector.broadcast(S, C5), DoubleVector.broadcast(S, C4));
      c = z.fma(c, DoubleVector.broadcast(S, C3));
      c = z.fma(c, DoubleVector.broadcast(S, C2));
      c = z.fma(c, DoubleVector.broadcast(S, C1));
      c = z.fma(c, DoubleVector.broadcast(S, C0));
      c = z.fma(c, DoubleVector.broadcast(S, -0.5));
      z.fma(c, DoubleVector.broadcast(S, 1.0)).intoArray(v, cos + i);
    }
  }

  static void advance(double[] v, int stride, int count) {
    for (int i = 0; i < count; i += L) {
      DoubleVector sin = DoubleVector.fromArray(S, v, SIN * stride + i);
      DoubleVector cos = DoubleVector.fromArray(S, v, COS * stride + i);
      DoubleVector totalMass = DoubleVector.fromArray(S, v, TOTAL_MASS * stride + i);
      DoubleVector poleMassLength = DoubleVector.fromArray(S, v, POLE_MASS_LENGTH * stride + i);
      DoubleVector velocity = DoubleVector.fromArray(S, v, VELOCITY * stride + i);
      DoubleVector poleVelocity = DoubleVector.fromArray(S, v, POLE_VELOCITY * stride + i);
      DoubleVector pull =
          DoubleVector.fromArray(S, v, PUSH * stride + i)
              .add(poleMassLength.mul(poleVelocity.mul(poleVelocity)).mul(sin))
              .div(totalMass);
      DoubleVector inertia =
          DoubleVector.broadcast(S, FOUR_THIRDS)
              .sub(
                  DoubleVector.fromArray(S, v, POLE_MASS * stride + i)
                      .mul(cos.mul(cos))
                      .div(totalMass));
      DoubleVector poleAcceleration =
          DoubleVector.fromArray(S, v, GRAVITY * stride + i)
              .mul(sin)
              .sub(cos.mul(pull))
              .div(DoubleVector.fromArray(S, v, POLE_HALF_LENGTH * stride + i).mul(inertia));
      DoubleVector timeStep = DoubleVector.fromArray(S, v, TIME_STEP * stride + i);
      DoubleVector reaction = poleMassLength.mul(poleAcceleration).mul(cos).div(totalMass);
      DoubleVector newVelocity = velocity.add(timeStep.mul(pull.sub(reaction)));
      DoubleVector newPoleVelocity = poleVelocity.add(timeStep.mul(poleAcceleration));
      VectorMask<Double> semiImplicit =
          DoubleVector.fromArray(S, v, SEMI_IMPLICIT * stride + i).compare(NE, 0.0);
      DoubleVector.fromArray(S, v, POSITION * stride + i)
          .add(timeStep.mul(velocity.blend(newVelocity, semiImplicit)))
          .intoArray(v, POSITION * stride + i);
      DoubleVector.fromArray(S, v, POLE_ANGLE * stride + i)
          .add(timeStep.mul(poleVelocity.blend(newPoleVelocity, semiImplicit)))
          .intoArray(v, POLE_ANGLE * stride + i);
      newVelocity.intoArray(v, VELOCITY * stride + i);
      newPoleVelocity.intoArray(v, POLE_VELOCITY * stride + i);
    }
  }
}
