package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/// Steps a batch beside single environments that receive the same, and compares every bit. Slots
/// end, are closed by a move of the last one, or start again with other parameters, at random.
final class BatchComparison {

  private final EnvironmentFamily family;
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

  private static final int OFFSET = 3;

  BatchComparison(EnvironmentFamily family, int size) {
    this.family = family;
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
      chosen[slot] = RandomActions.draw(family.actionSpace(), choices);
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
      assertThat(rewards[slot]).isEqualTo((float) singles[slot].step(chosen[slot]));
      assertThat(terminated[slot]).isEqualTo(singles[slot].terminated());
      singles[slot].observe(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat(observations[OFFSET + i * stride + slot]).isEqualTo(expected[i]);
      }
      batch.measure(slot, measured);
      singles[slot].measure(expectedMeasures);
      assertThat(measured).isEqualTo(expectedMeasures);
    }
  }

  /// Now and then lets an episode that ended go on, closes its slot, or starts another in it.
  private void change(int slot) {
    int choice = choices.integers(0, terminated[slot] ? 4 : 400);
    if (choice == 0) {
      reset(slot);
    } else if (choice == 1 && count > 1) {
      count--;
      batch.move(count, slot);
      Environment over = singles[slot];
      singles[slot] = singles[count];
      singles[count] = over;
    } else if (choice == 2 && count < singles.length) {
      reset(count++);
    }
  }

  private void reset(int slot) {
    double[] phi = family.parameters().stream().mapToDouble(this::value).toArray();
    episodes++;
    batch.reset(slot, phi, new NumpyRandom(episodes));
    singles[slot].reset(phi, new NumpyRandom(episodes));
  }

  /// Mostly the initial value, else one of the whole range.
  private double value(Parameter parameter) {
    return choices.integers(0, 4) > 0
        ? parameter.initial()
        : EnvironmentContract.whole(
            parameter, choices.uniform(parameter.minimum(), parameter.maximum()));
  }
}
