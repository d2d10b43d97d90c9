package dev.azimuth.env;

import dev.azimuth.box2d.World;
import dev.azimuth.box2d.Worlds;

/// Many episodes of [LunarLander] that are stepped together, with the same bits as one by one: their
/// worlds are moved on in [Worlds].
final class LunarLanderBatch implements EnvironmentBatch {

  private final LunarLander[] landers;
  private final World[] worlds; // of the landers
  private final Worlds together = new Worlds();
  private final float[] action; // [A]
  private final float[] observation = new float[LunarLander.OBSERVATION_SIZE];

  LunarLanderBatch(LunarLanderFamily family, int size) {
    landers = new LunarLander[size];
    worlds = new World[size];
    for (int slot = 0; slot < size; slot++) {
      landers[slot] = new LunarLander(family.continuous());
      worlds[slot] = landers[slot].scene().world;
    }
    action = new float[family.actionSpace().size()];
  }

  LunarLander lander(int slot) {
    return landers[slot];
  }

  @Override
  public void reset(int slot, double[] phi, NumpyRandom random) {
    landers[slot].reset(phi, random);
  }

  @Override
  public void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
    for (int slot = 0; slot < count; slot++) {
      for (int i = 0; i < action.length; i++) {
        action[i] = actions[offset + i * stride + slot];
      }
      landers[slot].act(action);
    }
    LunarScene.step(together, worlds, count);
    for (int slot = 0; slot < count; slot++) {
      rewards[slot] = (float) landers[slot].settle();
      terminated[slot] = landers[slot].terminated();
    }
  }

  @Override
  public void observe(int count, float[] observations, int offset, int stride) {
    for (int slot = 0; slot < count; slot++) {
      landers[slot].observe(observation);
      for (int i = 0; i < observation.length; i++) {
        observations[offset + i * stride + slot] = observation[i];
      }
    }
  }

  @Override
  public void measure(int slot, double[] values) {
    landers[slot].measure(values);
  }

  @Override
  public void move(int from, int to) {
    LunarLander over = landers[to];
    landers[to] = landers[from];
    landers[from] = over;
    worlds[to] = landers[to].scene().world;
    worlds[from] = landers[from].scene().world;
  }
}
