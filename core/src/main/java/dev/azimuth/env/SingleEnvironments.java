package dev.azimuth.env;

/// A batch of single environments that are stepped one after the other: for families that have
/// nothing faster.
final class SingleEnvironments implements EnvironmentBatch {

  private final Environment[] environments;
  private final float[] action; // [A]
  private final float[] observation; // [O]

  SingleEnvironments(EnvironmentFamily family, int size) {
    environments = new Environment[size];
    for (int slot = 0; slot < size; slot++) {
      environments[slot] = family.create();
    }
    action = new float[family.actionSpace().size()];
    observation = new float[family.observationSize()];
  }

  @Override
  public void reset(int slot, double[] phi, NumpyRandom random) {
    environments[slot].reset(phi, random);
  }

  @Override
  public void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
    for (int slot = 0; slot < count; slot++) {
      for (int i = 0; i < action.length; i++) {
        action[i] = actions[offset + i * stride + slot];
      }
      rewards[slot] = (float) environments[slot].step(action);
      terminated[slot] = environments[slot].terminated();
    }
  }

  @Override
  public void observe(int count, float[] observations, int offset, int stride) {
    for (int slot = 0; slot < count; slot++) {
      environments[slot].observe(observation);
      for (int i = 0; i < observation.length; i++) {
        observations[offset + i * stride + slot] = observation[i];
      }
    }
  }

  @Override
  public void measure(int slot, double[] values) {
    environments[slot].measure(values);
  }

  @Override
  public void move(int from, int to) {
    Environment over = environments[to];
    environments[to] = environments[from];
    environments[from] = over;
  }

  @Override
  public void close() {
    for (Environment environment : environments) {
      environment.close();
    }
  }
}
