package dev.azimuth.box2d;

import dev.azimuth.vector.HingeLanes;
import org.jspecify.annotations.Nullable;

/// How the [Island] of all bodies of a world is written into a lane of [HingeLanes], and read from
/// it.
final class LaneOfWorld {

  private LaneOfWorld() {}

  /// Whether the island of a world has no contacts but with one point each, of different bodies at
  /// the ends of hinges.
  static boolean fits(Island island) {
    if (island.jointCount != 2 || island.contactCount > 2) {
      return false;
    }
    for (int i = 0; i < island.contactCount; i++) {
      Contact contact = island.contacts[i];
      if (!contact.velocity.hasOnePoint()
          || contact.body == island.joints[0].a
          || (i > 0 && contact.body == island.contacts[0].body)) {
        return false;
      }
    }
    return true;
  }

  static void write(Island island, HingeLanes lanes, int lane) {
    float[] values = lanes.values;
    write(island.joints[0].a, values, HingeLanes.body(0) + lane);
    for (int i = 0; i < island.jointCount; i++) {
      RevoluteJoint joint = island.joints[i];
      write(joint.b, values, HingeLanes.body(i + 1) + lane);
      int at = HingeLanes.hinge(i) + lane;
      writeDemands(joint, values, at);
      writeMatrix(joint, values, at);
      Contact contact = contact(island, joint.b);
      if (contact == null) {
        writeNoContact(values, HingeLanes.contact(i) + lane);
      } else {
        write(contact.velocity, values, HingeLanes.contact(i) + lane);
      }
    }
  }

  private static @Nullable Contact contact(Island island, Body body) {
    for (int i = 0; i < island.contactCount; i++) {
      if (island.contacts[i].body == body) {
        return island.contacts[i];
      }
    }
    return null;
  }

  /// Lets all impulses be −0, which changes no number, not even one of the zeros.
  private static void writeNoContact(float[] values, int at) {
    values[at + HingeLanes.NORMAL_IMPULSE] = 0;
    values[at + HingeLanes.TANGENT_IMPULSE] = 0;
    values[at + HingeLanes.NORMAL_X] = -0.0f;
    values[at + HingeLanes.NORMAL_Y] = -0.0f;
    values[at + HingeLanes.MINUS_NORMAL_X] = -0.0f;
    values[at + HingeLanes.ARM_X] = 0;
    values[at + HingeLanes.ARM_Y] = -0.0f;
    values[at + HingeLanes.FRICTION] = 0;
    values[at + HingeLanes.MINUS_NORMAL_MASS] = 0;
    values[at + HingeLanes.MINUS_TANGENT_MASS] = 0;
    values[at + HingeLanes.BOUNCE] = 0;
  }

  private static void write(ContactConstraint contact, float[] values, int at) {
    ContactPoint point = contact.first;
    values[at + HingeLanes.NORMAL_IMPULSE] = point.normalImpulse;
    values[at + HingeLanes.TANGENT_IMPULSE] = point.tangentImpulse;
    values[at + HingeLanes.NORMAL_X] = contact.normalX;
    values[at + HingeLanes.NORMAL_Y] = contact.normalY;
    values[at + HingeLanes.MINUS_NORMAL_X] = -contact.normalX;
    values[at + HingeLanes.ARM_X] = point.x;
    values[at + HingeLanes.ARM_Y] = point.y;
    values[at + HingeLanes.FRICTION] = contact.friction;
    values[at + HingeLanes.MINUS_NORMAL_MASS] = -point.normalMass;
    values[at + HingeLanes.MINUS_TANGENT_MASS] = -point.tangentMass;
    values[at + HingeLanes.BOUNCE] = point.bounce;
  }

  private static void write(Body body, float[] values, int at) {
    values[at + HingeLanes.VELOCITY_X] = body.vx;
    values[at + HingeLanes.VELOCITY_Y] = body.vy;
    values[at + HingeLanes.SPIN] = body.spin;
    values[at + HingeLanes.INVERSE_MASS] = body.inverseMass;
    values[at + HingeLanes.INVERSE_INERTIA] = body.inverseInertia;
  }

  private static void writeDemands(RevoluteJoint joint, float[] values, int at) {
    values[at + HingeLanes.IMPULSE_X] = joint.impulseX;
    values[at + HingeLanes.IMPULSE_Y] = joint.impulseY;
    values[at + HingeLanes.LIMIT_IMPULSE] = joint.limitImpulse;
    values[at + HingeLanes.MOTOR_IMPULSE] = joint.motorImpulse;
    values[at + HingeLanes.MINUS_MOTOR_MASS] = -joint.motorMass;
    values[at + HingeLanes.MOTOR_SPEED] = joint.definition.motorSpeed();
    values[at + HingeLanes.MOST_MOTOR_IMPULSE] = joint.mostMotorImpulse;
    // Inside of the limits everything is released: no number is between those bounds.
    values[at + HingeLanes.LEAST_LIMIT_IMPULSE] =
        switch (joint.limit) {
          case AT_LOWER -> 0;
          case AT_UPPER -> Float.NEGATIVE_INFINITY;
          case INSIDE -> Float.POSITIVE_INFINITY;
        };
    values[at + HingeLanes.MOST_LIMIT_IMPULSE] =
        switch (joint.limit) {
          case AT_LOWER -> Float.POSITIVE_INFINITY;
          case AT_UPPER -> 0;
          case INSIDE -> Float.NEGATIVE_INFINITY;
        };
    values[at + HingeLanes.ARM_AX] = joint.ax;
    values[at + HingeLanes.ARM_AY] = joint.ay;
    values[at + HingeLanes.ARM_BX] = joint.bx;
    values[at + HingeLanes.ARM_BY] = joint.by;
  }

  private static void writeMatrix(RevoluteJoint joint, float[] values, int at) {
    values[at + HingeLanes.K11] = joint.k11;
    values[at + HingeLanes.K12] = joint.k12;
    values[at + HingeLanes.K13] = joint.k13;
    values[at + HingeLanes.K22] = joint.k22;
    values[at + HingeLanes.K23] = joint.k23;
    values[at + HingeLanes.K33] = joint.k33;
    values[at + HingeLanes.ADJUGATE11] = joint.adjugate11;
    values[at + HingeLanes.ADJUGATE12] = joint.adjugate12;
    values[at + HingeLanes.ADJUGATE13] = joint.adjugate13;
    values[at + HingeLanes.MINUS_INVERSE33] = -joint.inverse33;
    values[at + HingeLanes.INVERSE22] = joint.inverse22;
  }

  /// Takes what the iterations did to a lane.
  static void read(Island island, HingeLanes lanes, int lane) {
    float[] values = lanes.values;
    read(island.joints[0].a, values, HingeLanes.body(0) + lane);
    for (int i = 0; i < island.jointCount; i++) {
      RevoluteJoint joint = island.joints[i];
      read(joint.b, values, HingeLanes.body(i + 1) + lane);
      int at = HingeLanes.hinge(i) + lane;
      joint.impulseX = values[at + HingeLanes.IMPULSE_X];
      joint.impulseY = values[at + HingeLanes.IMPULSE_Y];
      joint.limitImpulse = values[at + HingeLanes.LIMIT_IMPULSE];
      joint.motorImpulse = values[at + HingeLanes.MOTOR_IMPULSE];
      Contact contact = contact(island, joint.b);
      if (contact != null) {
        at = HingeLanes.contact(i) + lane;
        contact.velocity.first.normalImpulse = values[at + HingeLanes.NORMAL_IMPULSE];
        contact.velocity.first.tangentImpulse = values[at + HingeLanes.TANGENT_IMPULSE];
      }
    }
  }

  private static void read(Body body, float[] values, int at) {
    body.vx = values[at + HingeLanes.VELOCITY_X];
    body.vy = values[at + HingeLanes.VELOCITY_Y];
    body.spin = values[at + HingeLanes.SPIN];
  }
}
