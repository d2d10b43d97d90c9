package dev.azimuth.vector;

import static dev.azimuth.vector.HingeLanes.ADDED_X;
import static dev.azimuth.vector.HingeLanes.ADDED_Y;
import static dev.azimuth.vector.HingeLanes.ADJUGATE11;
import static dev.azimuth.vector.HingeLanes.ADJUGATE12;
import static dev.azimuth.vector.HingeLanes.ADJUGATE13;
import static dev.azimuth.vector.HingeLanes.ARM_AX;
import static dev.azimuth.vector.HingeLanes.ARM_AY;
import static dev.azimuth.vector.HingeLanes.ARM_BX;
import static dev.azimuth.vector.HingeLanes.ARM_BY;
import static dev.azimuth.vector.HingeLanes.IMPULSE_X;
import static dev.azimuth.vector.HingeLanes.IMPULSE_Y;
import static dev.azimuth.vector.HingeLanes.INVERSE22;
import static dev.azimuth.vector.HingeLanes.INVERSE_INERTIA;
import static dev.azimuth.vector.HingeLanes.INVERSE_MASS;
import static dev.azimuth.vector.HingeLanes.K11;
import static dev.azimuth.vector.HingeLanes.K12;
import static dev.azimuth.vector.HingeLanes.K13;
import static dev.azimuth.vector.HingeLanes.K22;
import static dev.azimuth.vector.HingeLanes.K23;
import static dev.azimuth.vector.HingeLanes.K33;
import static dev.azimuth.vector.HingeLanes.LEAST_LIMIT_IMPULSE;
import static dev.azimuth.vector.HingeLanes.LIMIT_IMPULSE;
import static dev.azimuth.vector.HingeLanes.MINUS_INVERSE33;
import static dev.azimuth.vector.HingeLanes.MINUS_MOTOR_MASS;
import static dev.azimuth.vector.HingeLanes.MOST_LIMIT_IMPULSE;
import static dev.azimuth.vector.HingeLanes.MOST_MOTOR_IMPULSE;
import static dev.azimuth.vector.HingeLanes.MOTOR_IMPULSE;
import static dev.azimuth.vector.HingeLanes.MOTOR_SPEED;
import static dev.azimuth.vector.HingeLanes.SPIN;
import static dev.azimuth.vector.HingeLanes.VELOCITY_X;
import static dev.azimuth.vector.HingeLanes.VELOCITY_Y;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// An iteration of one hinge, for one vector of worlds; see [HingeLanes].
///
/// It is one method, since the compiler would box vectors that go in and out of others. It must not
/// be longer: the first compiler runs out of registers in long ones, and the second is then never
/// asked.
final class SimdHinge {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  static final int L = Lanes.COUNT;

  private SimdHinge() {}

  /// The motor, then the impulse that makes the anchors' velocity zero, and the bodies' turning if
  /// that is limited.
  ///
  /// @param a where the first lane of the common body is
  /// @param b of the other one
  /// @param h of the hinge
  /// @param added of the impulse, which is written
  static void solve(float[] v, int a, int b, int h, int added) {
    FloatVector spinA = FloatVector.fromArray(S, v, a + SPIN);
    FloatVector spinB = FloatVector.fromArray(S, v, b + SPIN);
    FloatVector motor = FloatVector.fromArray(S, v, h + MOTOR_IMPULSE);
    FloatVector most = FloatVector.fromArray(S, v, h + MOST_MOTOR_IMPULSE);
    FloatVector least = most.neg();
    FloatVector excess = spinB.sub(spinA).sub(FloatVector.fromArray(S, v, h + MOTOR_SPEED));
    FloatVector wanted = excess.mul(FloatVector.fromArray(S, v, h + MINUS_MOTOR_MASS)).add(motor);
    FloatVector clamped = most.blend(wanted, wanted.compare(LT, most));
    clamped = clamped.blend(least, clamped.compare(LT, least));
    clamped.intoArray(v, h + MOTOR_IMPULSE);
    FloatVector turn = clamped.sub(motor);
    spinA = spinA.sub(FloatVector.fromArray(S, v, a + INVERSE_INERTIA).mul(turn));
    spinB = spinB.add(FloatVector.fromArray(S, v, b + INVERSE_INERTIA).mul(turn));
    FloatVector cx =
        FloatVector.fromArray(S, v, b + VELOCITY_X)
            .sub(spinB.mul(FloatVector.fromArray(S, v, h + ARM_BY)))
            .sub(FloatVector.fromArray(S, v, a + VELOCITY_X))
            .add(spinA.mul(FloatVector.fromArray(S, v, h + ARM_AY)));
    FloatVector cy =
        FloatVector.fromArray(S, v, b + VELOCITY_Y)
            .add(spinB.mul(FloatVector.fromArray(S, v, h + ARM_BX)))
            .sub(FloatVector.fromArray(S, v, a + VELOCITY_Y))
            .sub(spinA.mul(FloatVector.fromArray(S, v, h + ARM_AX)));
    FloatVector cz = spinB.sub(spinA);

    FloatVector k11 = FloatVector.fromArray(S, v, h + K11);
    FloatVector k12 = FloatVector.fromArray(S, v, h + K12);
    FloatVector k13 = FloatVector.fromArray(S, v, h + K13);
    FloatVector k22 = FloatVector.fromArray(S, v, h + K22);
    FloatVector k23 = FloatVector.fromArray(S, v, h + K23);
    FloatVector k33 = FloatVector.fromArray(S, v, h + K33);
    FloatVector inverse = FloatVector.fromArray(S, v, h + MINUS_INVERSE33);
    FloatVector limit = FloatVector.fromArray(S, v, h + LIMIT_IMPULSE);
    FloatVector pz =
        k11.mul(k22.mul(cz).sub(k23.mul(cy)))
            .add(k12.mul(k23.mul(cx).sub(k12.mul(cz))))
            .add(k13.mul(k12.mul(cy).sub(k22.mul(cx))))
            .mul(inverse);
    FloatVector px =
        cx.mul(FloatVector.fromArray(S, v, h + ADJUGATE11))
            .add(cy.mul(FloatVector.fromArray(S, v, h + ADJUGATE12)))
            .add(cz.mul(FloatVector.fromArray(S, v, h + ADJUGATE13)))
            .mul(inverse);
    FloatVector py =
        k11.mul(cy.mul(k33).sub(cz.mul(k23)))
            .add(k12.mul(cz.mul(k13).sub(cx.mul(k33))))
            .add(k13.mul(cx.mul(k23).sub(cy.mul(k13))))
            .mul(inverse);
    // The same without the limit, where its sum would change sign.
    FloatVector sum = limit.add(pz);
    VectorMask<Float> released =
        sum.compare(LT, FloatVector.fromArray(S, v, h + LEAST_LIMIT_IMPULSE))
            .or(sum.compare(GT, FloatVector.fromArray(S, v, h + MOST_LIMIT_IMPULSE)));
    FloatVector rx = limit.mul(k13).sub(cx);
    FloatVector ry = limit.mul(k23).sub(cy);
    FloatVector inverse22 = FloatVector.fromArray(S, v, h + INVERSE22);
    px = px.blend(inverse22.mul(k22.mul(rx).sub(k12.mul(ry))), released);
    py = py.blend(inverse22.mul(k11.mul(ry).sub(k12.mul(rx))), released);
    px.intoArray(v, added + ADDED_X);
    py.intoArray(v, added + ADDED_Y);
    pz = pz.blend(limit.neg(), released);
    sum.blend(0, released).intoArray(v, h + LIMIT_IMPULSE);

    FloatVector.fromArray(S, v, h + IMPULSE_X).add(px).intoArray(v, h + IMPULSE_X);
    FloatVector.fromArray(S, v, h + IMPULSE_Y).add(py).intoArray(v, h + IMPULSE_Y);
    FloatVector mA = FloatVector.fromArray(S, v, a + INVERSE_MASS);
    FloatVector mB = FloatVector.fromArray(S, v, b + INVERSE_MASS);
    FloatVector.fromArray(S, v, a + VELOCITY_X).sub(mA.mul(px)).intoArray(v, a + VELOCITY_X);
    FloatVector.fromArray(S, v, a + VELOCITY_Y).sub(mA.mul(py)).intoArray(v, a + VELOCITY_Y);
    FloatVector.fromArray(S, v, b + VELOCITY_X).add(mB.mul(px)).intoArray(v, b + VELOCITY_X);
    FloatVector.fromArray(S, v, b + VELOCITY_Y).add(mB.mul(py)).intoArray(v, b + VELOCITY_Y);
    FloatVector turnA =
        FloatVector.fromArray(S, v, h + ARM_AX)
            .mul(py)
            .sub(FloatVector.fromArray(S, v, h + ARM_AY).mul(px))
            .add(pz)
            .mul(FloatVector.fromArray(S, v, a + INVERSE_INERTIA));
    FloatVector turnB =
        FloatVector.fromArray(S, v, h + ARM_BX)
            .mul(py)
            .sub(FloatVector.fromArray(S, v, h + ARM_BY).mul(px))
            .add(pz)
            .mul(FloatVector.fromArray(S, v, b + INVERSE_INERTIA));
    spinA.sub(turnA).intoArray(v, a + SPIN);
    spinB.add(turnB).intoArray(v, b + SPIN);
  }

  /// The sums of impulses after so many more repetitions of some iterations.
  ///
  /// @param sums receives the sums, where they are in `v`
  /// @param step from the impulse of one iteration to that of the next
  static void repeat(float[] v, float[] sums, int h, int added, int step, int times) {
    FloatVector x = FloatVector.fromArray(S, v, h + IMPULSE_X);
    FloatVector y = FloatVector.fromArray(S, v, h + IMPULSE_Y);
    for (int time = 0; time < times; time++) {
      for (int i = 0; i < HingeLanes.ITERATIONS; i++) {
        int at = added + i * step;
        x = x.add(FloatVector.fromArray(S, v, at + ADDED_X));
        y = y.add(FloatVector.fromArray(S, v, at + ADDED_Y));
      }
    }
    x.intoArray(sums, h + IMPULSE_X);
    y.intoArray(sums, h + IMPULSE_Y);
  }
}
