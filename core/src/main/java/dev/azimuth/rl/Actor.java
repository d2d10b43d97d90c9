package dev.azimuth.rl;

import dev.azimuth.vector.Panel;

/// A policy at work: maps one observation after the other to an action drawn from π_θ. It is what an
/// application embeds; confined to one thread, it allocates nothing once made.
public final class Actor {

  private final Policy policy;
  private final float[] theta;
  private final PolicyWorkspace space;
  private final long[] stream;
  private int time;

  /// @param theta the parameters, [n]; copied
  /// @param seed of the stream from which actions are drawn
  public Actor(Policy policy, float[] theta, long seed) {
    if (theta.length != policy.parameterCount()) {
      throw new IllegalArgumentException(
          "theta (%d entries) must have the policy's %d parameters."
              .formatted(theta.length, policy.parameterCount()));
    }
    this.policy = policy;
    this.theta = theta.clone();
    space = policy.workspace();
    stream = new long[] {seed};
  }

  /// Draws an action.
  ///
  /// @param observation [O], read
  /// @param action [A], written; of a discrete space, the index in `action[0]`
  public void act(float[] observation, float[] action) {
    for (int i = 0; i < observation.length; i++) {
      space.network.inputs()[i * Panel.STRIDE] = observation[i];
    }
    policy.evaluate(theta, space, 1);
    policy.sample(space, 1, stream, time++);
    for (int i = 0; i < action.length; i++) {
      action[i] = space.environmentActions[i * Panel.STRIDE];
    }
  }
}
