package dev.azimuth.box2d;

import dev.azimuth.vector.HingeLanes;

/// Steps many worlds, each of one body with two others hinged to it, with the same bits as one by
/// one.
///
/// The velocity iterations of worlds in free flight, most of all work, are done in lanes of vectors,
/// one world in each (decision 0022). Whatever touches the ground, and everything where there are no
/// lanes, is done by the world itself.
public final class Worlds {

  /// For fewer worlds in flight, lanes take longer than [VelocityIterations] of each.
  private static final int FEWEST = 3;

  private final boolean lanesAvailable = HingeLanes.available();
  private final HingeLanes lanes = new HingeLanes();
  private final World[] flying = new World[HingeLanes.WIDTH];
  private int count; // of those flying

  /// Moves everything on in the first worlds of an array; see [World#step].
  public void step(
      World[] worlds, int worldCount, float dt, int velocityIterations, int positionIterations) {
    for (int i = 0; i < worldCount; i++) {
      World world = worlds[i];
      if (!world.begin(dt, velocityIterations, positionIterations)) {
        world.finish();
        continue;
      }
      flying[count++] = world;
      if (count == HingeLanes.WIDTH) {
        finish(velocityIterations);
      }
    }
    finish(velocityIterations);
  }

  private void finish(int velocityIterations) {
    if (lanesAvailable && count >= FEWEST) {
      for (int lane = 0; lane < count; lane++) {
        write(flying[lane].island, lane);
      }
      lanes.iterate(count, velocityIterations);
      for (int lane = 0; lane < count; lane++) {
        read(flying[lane].island, lane);
      }
    } else {
      for (int i = 0; i < count; i++) {
        flying[i].iterate();
      }
    }
    for (int i = 0; i < count; i++) {
      flying[i].finish();
    }
    count = 0;
  }

  private void write(Island island, int lane) {
    float[] values = lanes.values;
    write(island.joints[0].a, values, HingeLanes.body(0) + lane);
    for (int i = 0; i < island.jointCount; i++) {
      RevoluteJoint joint = island.joints[i];
      write(joint.b, values, HingeLanes.body(i + 1) + lane);
      int at = HingeLanes.hinge(i) + lane;
      writeDemands(joint, values, at);
      writeMatrix(joint, values, at);
    }
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

  private void read(Island island, int lane) {
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
    }
  }

  private static void read(Body body, float[] values, int at) {
    body.vx = values[at + HingeLanes.VELOCITY_X];
    body.vy = values[at + HingeLanes.VELOCITY_Y];
    body.spin = values[at + HingeLanes.SPIN];
  }
}
