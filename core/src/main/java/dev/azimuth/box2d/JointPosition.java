package dev.azimuth.box2d;

import dev.azimuth.box2d.RevoluteJoint.Limit;
import dev.azimuth.box2d.collision.Settings;
import dev.azimuth.box2d.collision.Transform;

/// What a joint demands of positions: that the anchors are at the same place and the angle within
/// its limits.
///
/// Velocities that satisfy a joint let it drift apart slowly, since each is right for one moment
/// only. So the bodies are moved and turned once more, as impulses would, without a change of their
/// velocities; at the limits some slop is left, so that they are not left and met again all the
/// time.
final class JointPosition {

  private static final float MOST_ANGULAR_CORRECTION = 8.0f / 180.0f * Settings.PI; // rad

  private final Body a;
  private final Body b;
  private final RevoluteJoint.Definition definition;
  private final Transform turnA = new Transform();
  private final Transform turnB = new Transform();

  JointPosition(Body a, Body b, RevoluteJoint.Definition definition) {
    this.a = a;
    this.b = b;
    this.definition = definition;
  }

  /// Moves the bodies such that the anchors meet and the angle is within its limits.
  ///
  /// @return whether they were near enough before
  boolean solve(Limit limit, float motorMass) {
    float angularError = limit == Limit.INSIDE ? 0 : correctAngle(limit, motorMass);
    turnA.turn(a.sweep.angle);
    turnB.turn(b.sweep.angle);
    float armAx = definition.anchorAx() - a.sweep.localX;
    float armAy = definition.anchorAy() - a.sweep.localY;
    float armBx = definition.anchorBx() - b.sweep.localX;
    float armBy = definition.anchorBy() - b.sweep.localY;
    float rAx = turnA.turnX(armAx, armAy);
    float rAy = turnA.turnY(armAx, armAy);
    float rBx = turnB.turnX(armBx, armBy);
    float rBy = turnB.turnY(armBx, armBy);
    float errorX = b.sweep.x + rBx - a.sweep.x - rAx;
    float errorY = b.sweep.y + rBy - a.sweep.y - rAy;
    float error = (float) Math.sqrt(errorX * errorX + errorY * errorY);
    correctPosition(rAx, rAy, rBx, rBy, errorX, errorY);
    return error <= Settings.LINEAR_SLOP && angularError <= Settings.ANGULAR_SLOP;
  }

  private float correctAngle(Limit limit, float motorMass) {
    float angle = b.sweep.angle - a.sweep.angle - definition.referenceAngle();
    float error;
    float correction;
    if (limit == Limit.AT_LOWER) {
      float beyond = angle - definition.lower();
      error = -beyond;
      correction = clamp(beyond + Settings.ANGULAR_SLOP, -MOST_ANGULAR_CORRECTION, 0);
    } else {
      error = angle - definition.upper();
      correction = clamp(error - Settings.ANGULAR_SLOP, 0, MOST_ANGULAR_CORRECTION);
    }
    float impulse = -motorMass * correction;
    a.sweep.angle -= a.inverseInertia * impulse;
    b.sweep.angle += b.inverseInertia * impulse;
    return error;
  }

  private void correctPosition(
      float rAx, float rAy, float rBx, float rBy, float errorX, float errorY) {
    float mA = a.inverseMass;
    float mB = b.inverseMass;
    float iA = a.inverseInertia;
    float iB = b.inverseInertia;
    float m11 = mA + mB + iA * rAy * rAy + iB * rBy * rBy;
    float m12 = -iA * rAx * rAy - iB * rBx * rBy;
    float m22 = mA + mB + iA * rAx * rAx + iB * rBx * rBx;
    float inverse = RevoluteJoint.inverse(m11 * m22 - m12 * m12);
    float px = -(inverse * (m22 * errorX - m12 * errorY));
    float py = -(inverse * (m11 * errorY - m12 * errorX));
    a.sweep.x -= mA * px;
    a.sweep.y -= mA * py;
    a.sweep.angle -= iA * (rAx * py - rAy * px);
    b.sweep.x += mB * px;
    b.sweep.y += mB * py;
    b.sweep.angle += iB * (rBx * py - rBy * px);
  }

  private static float clamp(float value, float low, float high) {
    float below = value < high ? value : high;
    return low > below ? low : below;
  }
}
