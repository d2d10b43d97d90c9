package dev.azimuth.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import java.util.Arrays;
import java.util.List;

/// Steps a batch beside single environments that receive the same, and compares every bit. Slots
/// end, are closed by a move of the last one, or start again with other constants, at random.
final class BatchComparison implements AutoCloseable {

  private static final int OFFSET = 3;

  private final EnvironmentFamily family;
  private final List<double[]> constants;
  private final EnvironmentBatch batch;
  private final Environment[] singles;
  private final NumpyRandom choices = new NumpyRandom(5);
  private final int stride;
  private final float[] actions; // [A × stride]
  private final float[] rewards;
  private final boolean[] terminated;
  private final float[] observations; // [O × stride], after OFFSET
  private int count;
  private long episodes;

  BatchComparison(EnvironmentFamily family, List<double[]> constants, int size) {
    this.family = family;
    this.constants = constants;
    batch = family.createBatch(size);
    singles = new Environment[size];
    Arrays.setAll(singles, _ -> family.create());
    stride = size + 2;
    actions = new float[family.actionSpace().size() * stride];
    rewards = new float[size];
    terminated = new boolean[size];
    observations = new float[OFFSET + family.observationSize() * stride];
    count = size;
    for (int slot = 0; slot < size; slot++) {
      reset(slot);
    }
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      step();
      for (int slot = count - 1; slot >= 0; slot--) {
        change(slot);
      }
    }
  }

  private void step() {
    float[][] chosen = new float[count][];
    for (int slot = 0; slot < count; slot++) {
      chosen[slot] = Episode.action(family.actionSpace(), choices);
      for (int i = 0; i < chosen[slot].length; i++) {
        actions[i * stride + slot] = chosen[slot][i];
      }
    }
    batch.step(count, actions, 0, stride, rewards, terminated);
    batch.observe(count, observations, OFFSET, stride);
    float[] expected = new float[family.observationSize()];
    double[] measured = new double[family.measures().size()];
    double[] expectedMeasures = new double[measured.length];
    for (int slot = 0; slot < count; slot++) {
      assertEquals((float) singles[slot].step(chosen[slot]), rewards[slot], "reward of a batch");
      assertEquals(singles[slot].terminated(), terminated[slot], "ending of a batch");
      singles[slot].observe(expected);
      for (int i = 0; i < expected.length; i++) {
        float observed = observations[OFFSET + i * stride + slot];
        assertEquals(expected[i], observed, "component of an observation of a batch");
      }
      batch.measure(slot, measured);
      singles[slot].measure(expectedMeasures);
      assertArrayEquals(expectedMeasures, measured, "measures of a batch");
    }
  }

  /// Starts another episode in a slot or closes it: always where one has ended, else now and then.
  private void change(int slot) {
    int choice = choices.integers(0, terminated[slot] ? 2 : 400);
    if (choice == 1 && count > 1) {
      count--;
      batch.move(count, slot);
      Environment over = singles[slot];
      singles[slot] = singles[count];
      singles[count] = over;
      terminated[slot] = terminated[count];
    } else if (choice == 0 || terminated[slot]) {
      reset(slot);
    } else if (choice == 2 && count < singles.length) {
      reset(count++);
    }
  }

  private void reset(int slot) {
    double[] phi = constants.get(choices.integers(0, constants.size()));
    episodes++;
    batch.reset(slot, phi, new NumpyRandom(episodes));
    singles[slot].reset(phi, new NumpyRandom(episodes));
  }

  @Override
  public void close() {
    batch.close();
    for (Environment single : singles) {
      single.close();
    }
  }
}
