package dev.azimuth.box2d;

/// A hinge between two bodies, with a motor that turns it and limits to its angle.
///
/// Three demands are solved by impulses, one after the other, again and again: the motor's, that
/// the bodies turn against each other at its speed, as far as its torque suffices; that the two
/// anchors have the same velocity; and, while the angle is at a limit, that it does not go beyond.
/// The last two are solved together, as a system of three equations whose matrix K tells how an
/// impulse (x, y, torque) changes the relative velocity. A limit can only push: where the sum of
/// its impulses would change sign it is released, to zero, and the two equations of the anchors
/// alone are solved.
///
/// The matrix does not change during a step, so what only depends on it is computed once.
public final class RevoluteJoint {

  /// Where the angle is.
  enum Limit {
    INSIDE,
    AT_LOWER,
    AT_UPPER
  }

  /// What a joint is built from.
  ///
  /// @param anchorAx place of the hinge on the first body, in m, in its own coordinates
  /// @param referenceAngle the difference of the bodies' angles that counts as 0, in rad
  /// @param lower limit of the angle, in rad
  /// @param motorSpeed in rad/s
  public record Definition(
      float anchorAx,
      float anchorAy,
      float anchorBx,
      float anchorBy,
      float referenceAngle,
      float lower,
      float upper,
      float motorSpeed) {}

  final Body a;
  final Body b;
  final Definition definition;
  private final JointPosition position;
  private float motorTorque; // N·m, the most that the motor can

  // What the joint did in the last step, from which the next starts.
  Limit limit = Limit.INSIDE;
  float impulseX; // N·s
  float impulseY;
  float limitImpulse; // N·m·s
  float motorImpulse;

  // By how much the last iteration changed impulseX and impulseY.
  float addedX;
  float addedY;

  // The present step.
  float motorMass; // of the bodies' turning against each other, kg·m²
  float mostMotorImpulse;
  float ax; // m, from the center of mass of the first body to the hinge
  float ay;
  float bx;
  float by;

  // K, symmetric, the first row of its adjugate, and the inverses of its determinant and of that
  // of its upper left 2×2 part.
  float k11;
  float k12;
  float k13;
  float k22;
  float k23;
  float k33;
  float adjugate11;
  float adjugate12;
  float adjugate13;
  float inverse33;
  float inverse22;

  boolean inIsland;

  public RevoluteJoint(Body a, Body b, Definition definition) {
    this.a = a;
    this.b = b;
    this.definition = definition;
    position = new JointPosition(a, b, definition);
  }

  public Definition definition() {
    return definition;
  }

  /// Forgets all former steps.
  ///
  /// @param torque the most that the motor can, in N·m
  public void reset(float torque) {
    motorTorque = torque;
    limit = Limit.INSIDE;
    impulseX = 0;
    impulseY = 0;
    limitImpulse = 0;
    motorImpulse = 0;
  }

  /// The body at the other end.
  Body other(Body body) {
    return body == a ? b : a;
  }

  /// Prepares the velocity iterations of a step, and starts with the impulses of the last. The bodies
  /// are where they were left, so that their transforms know the sines of their angles.
  ///
  /// @param dtRatio duration of this step in durations of the last, 0 in the first
  void initialize(float dt, float dtRatio) {
    float armAx = definition.anchorAx() - a.sweep.localX;
    float armAy = definition.anchorAy() - a.sweep.localY;
    float armBx = definition.anchorBx() - b.sweep.localX;
    float armBy = definition.anchorBy() - b.sweep.localY;
    ax = a.transform.turnX(armAx, armAy);
    ay = a.transform.turnY(armAx, armAy);
    bx = b.transform.turnX(armBx, armBy);
    by = b.transform.turnY(armBx, armBy);
    computeMasses();
    mostMotorImpulse = dt * motorTorque;
    findLimit();
    warmStart(dtRatio);
  }

  private void computeMasses() {
    float mA = a.inverseMass;
    float mB = b.inverseMass;
    float iA = a.inverseInertia;
    float iB = b.inverseInertia;
    k11 = mA + mB + ay * ay * iA + by * by * iB;
    k12 = -ay * ax * iA - by * bx * iB;
    k13 = -ay * iA - by * iB;
    k22 = mA + mB + ax * ax * iA + bx * bx * iB;
    k23 = ax * iA + bx * iB;
    k33 = iA + iB;
    motorMass = 1 / k33;
    adjugate11 = k22 * k33 - k23 * k23;
    adjugate12 = k23 * k13 - k12 * k33;
    adjugate13 = k12 * k23 - k22 * k13;
    inverse33 = inverse(k11 * adjugate11 + k12 * adjugate12 + k13 * adjugate13);
    inverse22 = inverse(k11 * k22 - k12 * k12);
  }

  /// The inverse of a determinant, or 0 for a system without solution.
  static float inverse(float determinant) {
    return determinant == 0 ? 0 : 1 / determinant;
  }

  private void findLimit() {
    float angle = b.sweep.angle - a.sweep.angle - definition.referenceAngle();
    Limit found =
        angle <= definition.lower()
            ? Limit.AT_LOWER
            : angle >= definition.upper() ? Limit.AT_UPPER : Limit.INSIDE;
    if (found != limit || found == Limit.INSIDE) {
      limitImpulse = 0;
    }
    limit = found;
  }

  private void warmStart(float dtRatio) {
    impulseX *= dtRatio;
    impulseY *= dtRatio;
    limitImpulse *= dtRatio;
    motorImpulse *= dtRatio;
    a.vx -= a.inverseMass * impulseX;
    a.vy -= a.inverseMass * impulseY;
    a.spin -= a.inverseInertia * (ax * impulseY - ay * impulseX + motorImpulse + limitImpulse);
    b.vx += b.inverseMass * impulseX;
    b.vy += b.inverseMass * impulseY;
    b.spin += b.inverseInertia * (bx * impulseY - by * impulseX + motorImpulse + limitImpulse);
  }

  /// One iteration.
  void solveVelocity() {
    float iA = a.inverseInertia;
    float iB = b.inverseInertia;
    float spinA = a.spin;
    float spinB = b.spin;
    // The motor.
    float wanted = motorImpulse + -motorMass * (spinB - spinA - definition.motorSpeed());
    float clamped = wanted < mostMotorImpulse ? wanted : mostMotorImpulse;
    clamped = -mostMotorImpulse > clamped ? -mostMotorImpulse : clamped;
    float turn = clamped - motorImpulse;
    motorImpulse = clamped;
    spinA -= iA * turn;
    spinB += iB * turn;
    // The anchors' relative velocity, and the impulse that would make it and the bodies' zero.
    float cx = b.vx - spinB * by - a.vx + spinA * ay;
    float cy = b.vy + spinB * bx - a.vy - spinA * ax;
    float px = 0;
    float py = 0;
    float pz = 0;
    boolean released = limit == Limit.INSIDE;
    if (!released) {
      float cz = spinB - spinA;
      pz =
          -(inverse33
              * (k11 * (k22 * cz - k23 * cy)
                  + k12 * (k23 * cx - k12 * cz)
                  + k13 * (k12 * cy - k22 * cx)));
      float sum = limitImpulse + pz;
      released = limit == Limit.AT_LOWER ? sum < 0 : sum > 0;
      if (!released) {
        px = -(inverse33 * (cx * adjugate11 + cy * adjugate12 + cz * adjugate13));
        py =
            -(inverse33
                * (k11 * (cy * k33 - cz * k23)
                    + k12 * (cz * k13 - cx * k33)
                    + k13 * (cx * k23 - cy * k13)));
        limitImpulse = sum;
      }
    }
    if (released) {
      float rx = -cx + limitImpulse * k13;
      float ry = -cy + limitImpulse * k23;
      px = inverse22 * (k22 * rx - k12 * ry);
      py = inverse22 * (k11 * ry - k12 * rx);
      pz = -limitImpulse;
      limitImpulse = 0;
    }
    addedX = px;
    addedY = py;
    impulseX += px;
    impulseY += py;
    a.vx -= a.inverseMass * px;
    a.vy -= a.inverseMass * py;
    a.spin = spinA - iA * (ax * py - ay * px + pz);
    b.vx += b.inverseMass * px;
    b.vy += b.inverseMass * py;
    b.spin = spinB + iB * (bx * py - by * px + pz);
  }

  /// Writes what an iteration changes and the next starts from. The impulses at the anchors are not
  /// among it: they are sums that nothing depends on before the next step.
  ///
  /// @return where the next may write
  int save(float[] state, int at) {
    state[at] = motorImpulse;
    state[at + 1] = limitImpulse;
    return at + 2;
  }

  /// Whether it has the same bits as what was written.
  boolean isSaved(float[] state, int at) {
    return VelocityIterations.same(motorImpulse, state[at])
        && VelocityIterations.same(limitImpulse, state[at + 1]);
  }

  /// Moves the bodies such that the anchors meet and the angle is within its limits.
  ///
  /// @return whether they were near enough before
  boolean solvePosition() {
    return position.solve(limit, motorMass);
  }
}
