package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Manifold;
import dev.azimuth.box2d.collision.Settings;
import dev.azimuth.box2d.collision.Transform;

/// What a contact demands of its body's velocity: not to enter the ground, and to be held by
/// friction.
///
/// As in a joint, the demands are met by impulses, in many iterations. Impulses are summed, and the
/// sums are clamped, not the single ones, so that a later iteration can take back what an earlier
/// one did too much: the sum of normal impulses must push, and that of friction is limited by the
/// normal impulse of the moment. Friction comes first, since not to enter is more important.
///
/// The two normal impulses of a side that lies on the ground depend on each other strongly, and one
/// after the other they would converge slowly. They are solved as a pair: with A the matrix that
/// tells how impulses change normal velocities, the new sums x must satisfy v = A·x + b with x ≥ 0,
/// v ≥ 0 and, for each point, x = 0 or v = 0. The four possible cases are tried in turn; if
/// rounding lets all of them fail, nothing is changed.
///
/// The ground does not move, so of Box2D's formulas the terms of one body are left.
final class ContactConstraint {

  /// Slower impacts do not bounce.
  private static final float LEAST_BOUNCE = 1.0f; // m/s

  /// Beyond this condition of A one of two points is left out.
  private static final float WORST_CONDITION = 1000.0f;

  private final Body body;
  private final Manifold manifold;

  float friction;
  float normalX; // from the ground to the body
  float normalY;
  private int count;
  final ContactPoint first = new ContactPoint();
  private final ContactPoint second = new ContactPoint();

  // A and its inverse, for two points.
  private float a11;
  private float a12;
  private float a22;
  private float inverse11;
  private float inverse12;
  private float inverse22;

  private final Transform place = new Transform();

  ContactConstraint(Body body, Manifold manifold) {
    this.body = body;
    this.manifold = manifold;
  }

  /// Whether one point is solved, the first.
  boolean hasOnePoint() {
    return count == 1;
  }

  /// Prepares the iterations from where the body is and how it moves now.
  ///
  /// @param impulseShare of the impulses of the last step, with which the sums start
  void initialize(float frictionOfPair, float restitution, float impulseShare) {
    friction = frictionOfPair;
    count = manifold.count;
    body.locate(place);
    for (int i = 0; i < count; i++) {
      ContactPoint point = i == 0 ? first : second;
      point.normalImpulse = impulseShare * manifold.normalImpulse[i];
      point.tangentImpulse = impulseShare * manifold.tangentImpulse[i];
      initialize(point, i, restitution);
    }
    if (count == 2) {
      initializePair();
    }
  }

  private void initialize(ContactPoint point, int i, float restitution) {
    manifold.locate(i, place);
    float nx = manifold.worldNormalX;
    float ny = manifold.worldNormalY;
    // The middle between the surfaces of the two skins.
    float toSurface = Settings.SKIN - manifold.height;
    float middleX =
        0.5f * (manifold.worldX + toSurface * nx + (manifold.worldX - Settings.SKIN * nx));
    float middleY =
        0.5f * (manifold.worldY + toSurface * ny + (manifold.worldY - Settings.SKIN * ny));
    normalX = manifold.sideOfEdge ? nx : -nx;
    normalY = manifold.sideOfEdge ? ny : -ny;
    point.x = middleX - body.sweep.x;
    point.y = middleY - body.sweep.y;
    point.normalMass = mass(arm(point));
    point.tangentMass = mass(point.x * -normalX - point.y * normalY);
    float approach =
        normalX * (body.vx - body.spin * point.y) + normalY * (body.vy + body.spin * point.x);
    point.bounce = approach < -LEAST_BOUNCE ? -restitution * approach : 0;
  }

  /// The lever arm of a normal impulse, in m.
  private float arm(ContactPoint point) {
    return point.x * normalY - point.y * normalX;
  }

  /// What an impulse with a lever arm has to move.
  private float mass(float arm) {
    return 1 / (body.inverseMass + body.inverseInertia * arm * arm);
  }

  private void initializePair() {
    float m = body.inverseMass;
    float inertia = body.inverseInertia;
    float arm1 = arm(first);
    float arm2 = arm(second);
    a11 = m + inertia * arm1 * arm1;
    a22 = m + inertia * arm2 * arm2;
    a12 = m + inertia * arm1 * arm2;
    if (a11 * a11 < WORST_CONDITION * (a11 * a22 - a12 * a12)) {
      float determinant = a11 * a22 - a12 * a12;
      float inverse = determinant == 0 ? 0 : 1 / determinant;
      inverse11 = inverse * a22;
      inverse12 = -inverse * a12;
      inverse22 = inverse * a11;
    } else {
      count = 1;
    }
  }

  /// Applies the sums with which the iterations start.
  void warmStart() {
    warmStart(first);
    if (count == 2) {
      warmStart(second);
    }
  }

  private void warmStart(ContactPoint point) {
    float px = point.normalImpulse * normalX + point.tangentImpulse * normalY;
    float py = point.normalImpulse * normalY + point.tangentImpulse * -normalX;
    body.spin += body.inverseInertia * (point.x * py - point.y * px);
    body.vx += body.inverseMass * px;
    body.vy += body.inverseMass * py;
  }

  /// One iteration.
  void solveVelocity() {
    solveTangent(first);
    if (count == 2) {
      solveTangent(second);
      solveNormalPair();
    } else {
      solveNormal(first);
    }
  }

  private void solveTangent(ContactPoint point) {
    float dvx = body.vx - body.spin * point.y;
    float dvy = body.vy + body.spin * point.x;
    float speed = dvx * normalY + dvy * -normalX;
    float most = friction * point.normalImpulse;
    float wanted = point.tangentImpulse + point.tangentMass * -speed;
    float sum = wanted < most ? wanted : most;
    sum = -most > sum ? -most : sum;
    float impulse = sum - point.tangentImpulse;
    point.tangentImpulse = sum;
    apply(point, impulse * normalY, impulse * -normalX);
  }

  private void solveNormal(ContactPoint point) {
    float wanted = point.normalImpulse + -point.normalMass * (normalSpeed(point) - point.bounce);
    float sum = wanted > 0 ? wanted : 0;
    float impulse = sum - point.normalImpulse;
    point.normalImpulse = sum;
    apply(point, impulse * normalX, impulse * normalY);
  }

  private float normalSpeed(ContactPoint point) {
    float dvx = body.vx - body.spin * point.y;
    float dvy = body.vy + body.spin * point.x;
    return dvx * normalX + dvy * normalY;
  }

  private void apply(ContactPoint point, float px, float py) {
    body.vx += body.inverseMass * px;
    body.vy += body.inverseMass * py;
    body.spin += body.inverseInertia * (point.x * py - point.y * px);
  }

  private void solveNormalPair() {
    float sum1 = first.normalImpulse;
    float sum2 = second.normalImpulse;
    float b1 = normalSpeed(first) - first.bounce - (a11 * sum1 + a12 * sum2);
    float b2 = normalSpeed(second) - second.bounce - (a12 * sum1 + a22 * sum2);
    // Both points rest.
    float x1 = -(inverse11 * b1 + inverse12 * b2);
    float x2 = -(inverse12 * b1 + inverse22 * b2);
    if (x1 >= 0 && x2 >= 0) {
      applyPair(x1, x2);
      return;
    }
    // The first rests, the second leaves.
    x1 = -first.normalMass * b1;
    if (x1 >= 0 && a12 * x1 + b2 >= 0) {
      applyPair(x1, 0);
      return;
    }
    // The second rests, the first leaves.
    x2 = -second.normalMass * b2;
    if (x2 >= 0 && a12 * x2 + b1 >= 0) {
      applyPair(0, x2);
      return;
    }
    // Both leave.
    if (b1 >= 0 && b2 >= 0) {
      applyPair(0, 0);
    }
  }

  private void applyPair(float sum1, float sum2) {
    float d1 = sum1 - first.normalImpulse;
    float d2 = sum2 - second.normalImpulse;
    float p1x = d1 * normalX;
    float p1y = d1 * normalY;
    float p2x = d2 * normalX;
    float p2y = d2 * normalY;
    body.vx += body.inverseMass * (p1x + p2x);
    body.vy += body.inverseMass * (p1y + p2y);
    body.spin +=
        body.inverseInertia * (first.x * p1y - first.y * p1x + (second.x * p2y - second.y * p2x));
    first.normalImpulse = sum1;
    second.normalImpulse = sum2;
  }

  /// Writes what an iteration changes.
  ///
  /// @return where the next may write
  int save(float[] state, int at) {
    state[at] = first.normalImpulse;
    state[at + 1] = first.tangentImpulse;
    state[at + 2] = second.normalImpulse;
    state[at + 3] = second.tangentImpulse;
    return at + 4;
  }

  /// Whether it has the same bits as what was written.
  boolean isSaved(float[] state, int at) {
    return VelocityIterations.same(first.normalImpulse, state[at])
        && VelocityIterations.same(first.tangentImpulse, state[at + 1])
        && VelocityIterations.same(second.normalImpulse, state[at + 2])
        && VelocityIterations.same(second.tangentImpulse, state[at + 3]);
  }

  /// Keeps the sums for the next step.
  void storeImpulses() {
    manifold.normalImpulse[0] = first.normalImpulse;
    manifold.tangentImpulse[0] = first.tangentImpulse;
    if (count == 2) {
      manifold.normalImpulse[1] = second.normalImpulse;
      manifold.tangentImpulse[1] = second.tangentImpulse;
    }
  }
}
