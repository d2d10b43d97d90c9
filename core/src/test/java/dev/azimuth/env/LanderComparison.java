package dev.azimuth.env;

import dev.azimuth.box2d.StateBits;
import dev.azimuth.vector.Kernels;
import java.nio.IntBuffer;
import java.util.Arrays;

/// Steps a batch of landers beside single ones and compares all of their state after each step: from
/// free flight over crashes to rest. Half of the episodes fly under random actions, the others just
/// fall; they start and are cut at random, and the number of slots in use changes from step to step.
final class LanderComparison {

  private static final int BITS = 128;

  /// Most episodes are at rest after fewer steps than this.
  private static final int LONGEST = 500;

  private final LunarLanderFamily family = new LunarLanderFamily(false);
  private final LunarLanderBatch batch;
  private final LunarLander[] singles;
  private final NumpyRandom choices = new NumpyRandom(7);
  private final boolean[] falls;
  private final int[] left; // steps until the end of the episode
  private final float[] actions;
  private final float[] rewards;
  private final boolean[] terminated;
  private int episodes;

  // What has been compared, in steps of single landers.
  int flying;
  int touching;
  int resting;

  LanderComparison(int size) {
    batch = new LunarLanderBatch(family, size);
    singles = new LunarLander[size];
    Arrays.setAll(singles, _ -> new LunarLander(false));
    falls = new boolean[size];
    left = new int[size];
    actions = new float[size];
    rewards = new float[size];
    terminated = new boolean[size];
  }

  /// As a program it prints the number of lanes after all was equal.
  ///
  /// @param arguments slots and steps
  public static void main(String[] arguments) {
    new LanderComparison(Integer.parseInt(arguments[0])).run(Integer.parseInt(arguments[1]));
    System.out.println(Kernels.ACTIVE.lanes());
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      for (int slot = 0; slot < singles.length; slot++) {
        if (left[slot]-- == 0) {
          reset(slot);
        }
        actions[slot] = falls[slot] ? 0 : choices.integers(0, LunarLander.ACTIONS);
      }
      int count = step % 2 == 0 ? singles.length : choices.integers(1, singles.length + 1);
      batch.step(count, actions, 0, singles.length, rewards, terminated);
      for (int slot = 0; slot < count; slot++) {
        compare(slot);
      }
    }
  }

  private void reset(int slot) {
    double[] phi = family.parameters().stream().mapToDouble(Parameter::initial).toArray();
    phi[LunarLanderFamily.GRAVITY] = choices.uniform(2, 20);
    phi[LunarLanderFamily.LEG_TORQUE] = choices.uniform(0, 80);
    falls[slot] = choices.integers(0, 2) == 0;
    left[slot] = choices.integers(1, LONGEST);
    batch.reset(slot, phi, new NumpyRandom(episodes));
    singles[slot].reset(phi, new NumpyRandom(episodes++));
  }

  private void compare(int slot) {
    LunarLander single = singles[slot];
    float reward = (float) single.step(new float[] {actions[slot]});
    int[] expected = bits(single, reward, single.terminated());
    int[] actual = bits(batch.lander(slot), rewards[slot], terminated[slot]);
    if (!Arrays.equals(actual, expected)) {
      throw new AssertionError(
          "Slot %d: %s, but alone %s."
              .formatted(slot, Arrays.toString(actual), Arrays.toString(expected)));
    }
    LunarScene scene = single.scene();
    if (!scene.lander.awake()) {
      resting++;
    } else if (scene.crashed() || scene.legDown(0) || scene.legDown(1)) {
      touching++;
    } else {
      flying++;
    }
  }

  private static int[] bits(LunarLander lander, float reward, boolean terminated) {
    IntBuffer bits = IntBuffer.allocate(BITS);
    LunarScene scene = lander.scene();
    StateBits.put(scene.lander, bits);
    for (int leg = 0; leg < 2; leg++) {
      StateBits.put(scene.leg(leg), bits);
      StateBits.put(scene.joint(leg), bits);
      bits.put(scene.legDown(leg) ? 1 : 0);
    }
    bits.put(scene.crashed() ? 1 : 0).put(terminated ? 1 : 0);
    bits.put(Float.floatToRawIntBits(reward));
    float[] observation = new float[LunarLander.OBSERVATION_SIZE];
    lander.observe(observation);
    for (float component : observation) {
      bits.put(Float.floatToRawIntBits(component));
    }
    return Arrays.copyOf(bits.array(), bits.position());
  }
}
