package dev.azimuth.bench;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;

/// Episodes of one family in all slots of a batch, each under random actions that are drawn anew for
/// each step and slot, with observations, and with a reset where one ends.
final class RandomEpisodes {

  private final int slots;
  private final int horizon;
  private final int choicesOfAction;
  private final double[] phi;
  private final EnvironmentBatch batch;
  private final NumpyRandom choices = new NumpyRandom(1);
  private final NumpyRandom[] generators; // a slot's own, since dynamics may draw from it
  private final float[] actions;
  private final float[] rewards;
  private final float[] observations;
  private final boolean[] terminated;
  private final int[] age;
  private long episodes;

  /// @param family with a discrete action space
  /// @param horizon steps after which an episode is cut
  RandomEpisodes(EnvironmentFamily family, int slots, int horizon) {
    this.slots = slots;
    this.horizon = horizon;
    choicesOfAction = ((ActionSpace.Discrete) family.actionSpace()).count();
    phi = family.parameters().stream().mapToDouble(Parameter::initial).toArray();
    batch = family.createBatch(slots);
    generators = new NumpyRandom[slots];
    actions = new float[slots];
    rewards = new float[slots];
    observations = new float[family.observationSize() * slots];
    terminated = new boolean[slots];
    age = new int[slots];
    for (int slot = 0; slot < slots; slot++) {
      generators[slot] = new NumpyRandom(0);
      reset(slot);
    }
  }

  /// Steps every slot once.
  float[] step() {
    for (int slot = 0; slot < slots; slot++) {
      actions[slot] = choices.integers(0, choicesOfAction);
    }
    batch.step(slots, actions, 0, slots, rewards, terminated);
    for (int slot = 0; slot < slots; slot++) {
      age[slot]++;
      if (terminated[slot] || age[slot] == horizon) {
        reset(slot);
      }
    }
    batch.observe(slots, observations, 0, slots);
    return observations;
  }

  private void reset(int slot) {
    age[slot] = 0;
    generators[slot].seed(episodes++);
    batch.reset(slot, phi, generators[slot]);
  }
}
