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

/// An iteration of one point of contact, for one vector of worlds; see [HingeLanes]. It is one
/// method for the reason that [SimdHinge] gives.
final class SimdContact {

  private static final VectorSpecies<Float> S = Lanes.SPECIES;
  static final int L = Lanes.COUNT;

  private SimdContact() {}

  /// Friction, then the ground, which only pushes.
  ///
  /// @param b where the first lane of the body is
  /// @param c of the contact
  static void solve(float[] v, int b, int c) {
    FloatVector vx = FloatVector.fromArray(S, v, b + VELOCITY_X);
    FloatVector vy = FloatVector.fromArray(S, v, b + VELOCITY_Y);
    FloatVector spin = FloatVector.fromArray(S, v, b + SPIN);
    FloatVector mass = FloatVector.fromArray(S, v, b + INVERSE_MASS);
    FloatVector inertia = FloatVector.fromArray(S, v, b + INVERSE_INERTIA);
    FloatVector x = FloatVector.fromArray(S, v, c + ARM_X);
    FloatVector y = FloatVector.fromArray(S, v, c + ARM_Y);
    FloatVector normalX = FloatVector.fromArray(S, v, c + NORMAL_X);
    FloatVector normalY = FloatVector.fromArray(S, v, c + NORMAL_Y);
    FloatVector tangentY = FloatVector.fromArray(S, v, c + MINUS_NORMAL_X);
    FloatVector normal = FloatVector.fromArray(S, v, c + NORMAL_IMPULSE);
    FloatVector tangent = FloatVector.fromArray(S, v, c + TANGENT_IMPULSE);
    FloatVector most = FloatVector.fromArray(S, v, c + FRICTION).mul(normal);
    FloatVector least = most.neg();
    FloatVector slip = vx.sub(spin.mul(y)).mul(normalY).add(vy.add(spin.mul(x)).mul(tangentY));
    FloatVector wanted = tangent.add(FloatVector.fromArray(S, v, c + MINUS_TANGENT_MASS).mul(slip));
    FloatVector sum = most.blend(wanted, wanted.compare(LT, most));
    sum = sum.blend(least, sum.compare(LT, least));
    sum.intoArray(v, c + TANGENT_IMPULSE);
    FloatVector impulse = sum.sub(tangent);
    FloatVector px = impulse.mul(normalY);
    FloatVector py = impulse.mul(tangentY);
    vx = vx.add(mass.mul(px));
    vy = vy.add(mass.mul(py));
    spin = spin.add(inertia.mul(x.mul(py).sub(y.mul(px))));
    FloatVector approach =
        vx.sub(spin.mul(y))
            .mul(normalX)
            .add(vy.add(spin.mul(x)).mul(normalY))
            .sub(FloatVector.fromArray(S, v, c + BOUNCE));
    wanted = normal.add(FloatVector.fromArray(S, v, c + MINUS_NORMAL_MASS).mul(approach));
    sum = FloatVector.zero(S).blend(wanted, wanted.compare(GT, 0));
    sum.intoArray(v, c + NORMAL_IMPULSE);
    impulse = sum.sub(normal);
    px = impulse.mul(normalX);
    py = impulse.mul(normalY);
    vx.add(mass.mul(px)).intoArray(v, b + VELOCITY_X);
    vy.add(mass.mul(py)).intoArray(v, b + VELOCITY_Y);
    spin.add(inertia.mul(x.mul(py).sub(y.mul(px)))).intoArray(v, b + SPIN);
  }
}
