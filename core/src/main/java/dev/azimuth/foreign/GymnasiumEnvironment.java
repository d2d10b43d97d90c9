package dev.azimuth.foreign;

import dev.azimuth.env.Environment;
import dev.azimuth.env.NumpyRandom;

/// A batch of one.
final class GymnasiumEnvironment implements Environment {

  private final GymnasiumBatch batch;
  private final float[] reward = new float[1];
  private final boolean[] terminated = new boolean[1];

  GymnasiumEnvironment(GymnasiumBatch batch) {
    this.batch = batch;
  }

  @Override
  public void reset(double[] phi, NumpyRandom random) {
    terminated[0] = false;
    batch.reset(0, phi, random);
  }

  @Override
  public double step(float[] action) {
    batch.step(1, action, 0, 1, reward, terminated);
    return batch.reward(0);
  }

  @Override
  public void observe(float[] observation) {
    batch.observe(1, observation, 0, 1);
  }

  @Override
  public boolean terminated() {
    return terminated[0];
  }

  @Override
  public void close() {
    batch.close();
  }
}
