package dev.azimuth.vector;

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

/// One iteration of one hinge for one vector of worlds; see [HingeLanes].
///
/// It is one method, since the compiler would box the vectors that went in and out of others. It is
/// not longer, since the first compiler runs out of registers in a longer one, and the second is
/// then never asked.
final class SimdHinge {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  static final int L = Lanes.COUNT;

  private SimdHinge() {}

  /// @param a where the first lane of the common body is
  /// @param b of the other one
  /// @param h of the hinge
  static void solve(float[] v, int a, int b, int h) {
    FloatVector iA = FloatVector.fromArray(S, v, a + INVERSE_INERTIA);
    FloatVector iB = FloatVector.fromArray(S, v, b + INVERSE_INERTIA);
    FloatVector spinA = FloatVector.fromArray(S, v, a + SPIN);
    FloatVector spinB = FloatVector.fromArray(S, v, b + SPIN);
    // The motor.
    FloatVector motor = FloatVector.fromArray(S, v, h + MOTOR_IMPULSE);
    FloatVector most = FloatVector.fromArray(S, v, h + MOST_MOTOR_IMPULSE);
    FloatVector least = most.neg();
    FloatVector excess = spinB.sub(spinA).sub(FloatVector.fromArray(S, v, h + MOTOR_SPEED));
    FloatVector wanted = excess.mul(FloatVector.fromArray(S, v, h + MINUS_MOTOR_MASS)).add(motor);
    FloatVector clamped = most.blend(wanted, wanted.compare(LT, most));
    clamped = clamped.blend(least, clamped.compare(LT, least));
    clamped.intoArray(v, h + MOTOR_IMPULSE);
    FloatVector turn = clamped.sub(motor);
    spinA = spinA.sub(iA.mul(turn));
    spinB = spinB.add(iB.mul(turn));
    // The anchors' relative velocity, and the impulse that would make it and the bodies' zero.
    FloatVector ax = FloatVector.fromArray(S, v, h + ARM_AX);
    FloatVector ay = FloatVector.fromArray(S, v, h + ARM_AY);
    FloatVector bx = FloatVector.fromArray(S, v, h + ARM_BX);
    FloatVector by = FloatVector.fromArray(S, v, h + ARM_BY);
    FloatVector vAx = FloatVector.fromArray(S, v, a + VELOCITY_X);
    FloatVector vAy = FloatVector.fromArray(S, v, a + VELOCITY_Y);
    FloatVector vBx = FloatVector.fromArray(S, v, b + VELOCITY_X);
    FloatVector vBy = FloatVector.fromArray(S, v, b + VELOCITY_Y);
    FloatVector cx = vBx.sub(spinB.mul(by)).sub(vAx).add(spinA.mul(ay));
    FloatVector cy = vBy.add(spinB.mul(bx)).sub(vAy).sub(spinA.mul(ax));
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
    pz = pz.blend(limit.neg(), released);
    sum.blend(0, released).intoArray(v, h + LIMIT_IMPULSE);
    FloatVector.fromArray(S, v, h + IMPULSE_X).add(px).intoArray(v, h + IMPULSE_X);
    FloatVector.fromArray(S, v, h + IMPULSE_Y).add(py).intoArray(v, h + IMPULSE_Y);
    FloatVector mA = FloatVector.fromArray(S, v, a + INVERSE_MASS);
    FloatVector mB = FloatVector.fromArray(S, v, b + INVERSE_MASS);
    vAx.sub(mA.mul(px)).intoArray(v, a + VELOCITY_X);
    vAy.sub(mA.mul(py)).intoArray(v, a + VELOCITY_Y);
    spinA.sub(iA.mul(ax.mul(py).sub(ay.mul(px)).add(pz))).intoArray(v, a + SPIN);
    vBx.add(mB.mul(px)).intoArray(v, b + VELOCITY_X);
    vBy.add(mB.mul(py)).intoArray(v, b + VELOCITY_Y);
    spinB.add(iB.mul(bx.mul(py).sub(by.mul(px)).add(pz))).intoArray(v, b + SPIN);
  }
}
