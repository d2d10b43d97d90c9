package dev.azimuth.vector;

import static dev.azimuth.vector.HingeLanes.ARM_X;
import static dev.azimuth.vector.HingeLanes.ARM_Y;
import static dev.azimuth.vector.HingeLanes.BOUNCE;
import static dev.azimuth.vector.HingeLanes.FRICTION;
import static dev.azimuth.vector.HingeLanes.INVERSE_INERTIA;
import static dev.azimuth.vector.HingeLanes.INVERSE_MASS;
import static dev.azimuth.vector.HingeLanes.MINUS_NORMAL_MASS;
import static dev.azimuth.vector.HingeLanes.MINUS_NORMAL_X;
import static dev.azimuth.vector.HingeLanes.MINUS_TANGENT_MASS;
import static dev.azimuth.vector.HingeLanes.NORMAL_IMPULSE;
import static dev.azimuth.vector.HingeLanes.NORMAL_X;
import static dev.azimuth.vector.HingeLanes.NORMAL_Y;
import static dev.azimuth.vector.HingeLanes.SPIN;
import static dev.azimuth.vector.HingeLanes.TANGENT_IMPULSE;
import static dev.azimuth.vector.HingeLanes.VELOCITY_X;
import static dev.azimuth.vector.HingeLanes.VELOCITY_Y;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The halves of an iteration of one point of contact, for one vector of worlds; see [HingeLanes].
/// They are methods of this size for the reasons that [SimdHinge] gives.
final class SimdContact {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  static final int L = Lanes.COUNT;

  private SimdContact() {}

  /// Friction.
  ///
  /// @param b where the first lane of the body is
  /// @param c of the contact
  static void rub(float[] v, int b, int c) {
    FloatVector vx = FloatVector.fromArray(S, v, b + VELOCITY_X);
    FloatVector vy = FloatVector.fromArray(S, v, b + VELOCITY_Y);
    FloatVector spin = FloatVector.fromArray(S, v, b + SPIN);
    FloatVector x = FloatVector.fromArray(S, v, c + ARM_X);
    FloatVector y = FloatVector.fromArray(S, v, c + ARM_Y);
    FloatVector tangentX = FloatVector.fromArray(S, v, c + NORMAL_Y);
    FloatVector tangentY = FloatVector.fromArray(S, v, c + MINUS_NORMAL_X);
    FloatVector former = FloatVector.fromArray(S, v, c + TANGENT_IMPULSE);
    FloatVector most =
        FloatVector.fromArray(S, v, c + FRICTION)
            .mul(FloatVector.fromArray(S, v, c + NORMAL_IMPULSE));
    FloatVector least = most.neg();
    FloatVector speed = vx.sub(spin.mul(y)).mul(tangentX).add(vy.add(spin.mul(x)).mul(tangentY));
    FloatVector wanted = former.add(FloatVector.fromArray(S, v, c + MINUS_TANGENT_MASS).mul(speed));
    FloatVector sum = most.blend(wanted, wanted.compare(LT, most));
    sum = sum.blend(least, sum.compare(LT, least));
    sum.intoArray(v, c + TANGENT_IMPULSE);
    FloatVector impulse = sum.sub(former);
    FloatVector px = impulse.mul(tangentX);
    FloatVector py = impulse.mul(tangentY);
    FloatVector mass = FloatVector.fromArray(S, v, b + INVERSE_MASS);
    vx.add(mass.mul(px)).intoArray(v, b + VELOCITY_X);
    vy.add(mass.mul(py)).intoArray(v, b + VELOCITY_Y);
    spin.add(x.mul(py).sub(y.mul(px)).mul(FloatVector.fromArray(S, v, b + INVERSE_INERTIA)))
        .intoArray(v, b + SPIN);
  }

  /// The ground, which only pushes.
  static void press(float[] v, int b, int c) {
    FloatVector vx = FloatVector.fromArray(S, v, b + VELOCITY_X);
    FloatVector vy = FloatVector.fromArray(S, v, b + VELOCITY_Y);
    FloatVector spin = FloatVector.fromArray(S, v, b + SPIN);
    FloatVector x = FloatVector.fromArray(S, v, c + ARM_X);
    FloatVector y = FloatVector.fromArray(S, v, c + ARM_Y);
    FloatVector normalX = FloatVector.fromArray(S, v, c + NORMAL_X);
    FloatVector normalY = FloatVector.fromArray(S, v, c + NORMAL_Y);
    FloatVector former = FloatVector.fromArray(S, v, c + NORMAL_IMPULSE);
    FloatVector excess =
        vx.sub(spin.mul(y))
            .mul(normalX)
            .add(vy.add(spin.mul(x)).mul(normalY))
            .sub(FloatVector.fromArray(S, v, c + BOUNCE));
    FloatVector wanted = former.add(FloatVector.fromArray(S, v, c + MINUS_NORMAL_MASS).mul(excess));
    FloatVector sum = FloatVector.zero(S).blend(wanted, wanted.compare(GT, 0));
    sum.intoArray(v, c + NORMAL_IMPULSE);
    FloatVector impulse = sum.sub(former);
    FloatVector px = impulse.mul(normalX);
    FloatVector py = impulse.mul(normalY);
    FloatVector mass = FloatVector.fromArray(S, v, b + INVERSE_MASS);
    vx.add(mass.mul(px)).intoArray(v, b + VELOCITY_X);
    vy.add(mass.mul(py)).intoArray(v, b + VELOCITY_Y);
    spin.add(x.mul(py).sub(y.mul(px)).mul(FloatVector.fromArray(S, v, b + INVERSE_INERTIA)))
        .intoArray(v, b + SPIN);
  }
}
