package dev.azimuth.rl;

import dev.azimuth.nn.MlpParameters;
import dev.azimuth.vector.Panel;

/// A policy at work: maps one observation after the other to an action drawn from π_θ. It is what an
/// application embeds; confined to one thread, it allocates nothing once made.
public final class Actor {

  private final Policy policy;
  private final MlpParameters theta;
  private final PolicyPanel panel;
  private final long[] stream;
  private int time;

  /// @param theta the parameters, [n]; copied. What an algorithm learns beside them may follow
  /// @param seed of the stream from which actions are drawn
  public Actor(Policy policy, float[] theta, long seed) {
    requireAtLeast("theta", theta.length, policy.parameterCount());
    this.policy = policy;
    this.theta = new MlpParameters(policy.network());
    this.theta.set(theta);
    panel = policy.panel();
    stream = new long[] {seed};
  }

  /// Draws an action.
  ///
  /// @param observation [O], read
  /// @param action [A], written; of a discrete space, the index in `action[0]`
  public void act(float[] observation, float[] action) {
    int observationSize = policy.network().inputSize();
    requireAtLeast("observation", observation.length, observationSize);
    requireAtLeast("action", action.length, policy.actionSize());
    for (int i = 0; i < observationSize; i++) {
      panel.network.inputs()[Panel.at(i, 0)] = observation[i];
    }
    policy.evaluate(theta, panel, 0, 1);
    policy.sample(panel, 0, 1, stream, time++);
    for (int i = 0; i < policy.actionSize(); i++) {
      action[i] = panel.environmentActions[Panel.at(i, 0)];
    }
  }

  private static void requireAtLeast(String name, int length, int least) {
    if (length < least) {
      throw new IllegalArgumentException(
          "%s (%d entries) must have at least %d.".formatted(name, length, least));
    }
  }
}
