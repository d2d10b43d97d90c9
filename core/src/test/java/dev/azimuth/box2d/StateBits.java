package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Sweep;
import java.nio.IntBuffer;

/// Everything of bodies and joints that a step changes, bit by bit.
public final class StateBits {

  private StateBits() {}

  /// Puts what a step may change of a body.
  public static void put(Body body, IntBuffer bits) {
    Sweep sweep = body.sweep;
    put(bits, body.transform.x, body.transform.y, body.transform.sin, body.transform.cos);
    put(bits, sweep.x, sweep.y, sweep.angle, sweep.x0, sweep.y0, sweep.angle0, sweep.alpha0);
    put(bits, body.vx, body.vy, body.spin, body.sleepTime);
    put(bits, body.forceX, body.forceY, body.torque);
    put(bits, body.bounds.lowX, body.bounds.lowY, body.bounds.highX, body.bounds.highY);
    bits.put(body.awake() ? 1 : 0).put(body.boundsMoved ? 1 : 0).put(body.inIsland ? 1 : 0);
  }

  /// Puts what a step may change of a joint.
  public static void put(RevoluteJoint joint, IntBuffer bits) {
    put(bits, joint.impulseX, joint.impulseY, joint.limitImpulse, joint.motorImpulse);
    bits.put(joint.limit.ordinal());
  }

  private static void put(IntBuffer bits, float... values) {
    for (float value : values) {
      bits.put(Float.floatToRawIntBits(value));
    }
  }
}
