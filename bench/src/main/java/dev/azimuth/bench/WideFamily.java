package dev.azimuth.bench;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import java.util.List;

/// States of normal noise that never end, of the size of LunarLander's: they fill the batches of a
/// wide network, whose derivatives are measured.
record WideFamily() implements EnvironmentFamily {

  private static final int OBSERVATIONS = 8;
  private static final int ACTIONS = 4;

  @Override
  public String name() {
    return "wide";
  }

  @Override
  public String summary() {
    return "Noise.";
  }

  @Override
  public int observationSize() {
    return OBSERVATIONS;
  }

  @Override
  public ActionSpace actionSpace() {
    return new ActionSpace.Discrete(ACTIONS);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public String defaultTasks() {
    return "";
  }

  @Override
  public int defaultHorizon() {
    return Workload.HORIZON;
  }

  @Override
  public List<Double> thresholds() {
    return List.of();
  }

  @Override
  public Environment create() {
    return new Noise();
  }

  private static final class Noise implements Environment {

    private NumpyRandom random = new NumpyRandom(0);

    @Override
    public void reset(double[] phi, NumpyRandom random) {
      this.random = random;
    }

    @Override
    public double step(float[] action) {
      return 1;
    }

    @Override
    public void observe(float[] observation) {
      for (int i = 0; i < OBSERVATIONS; i++) {
        observation[i] = (float) random.standardNormal();
      }
    }

    @Override
    public boolean terminated() {
      return false;
    }
  }
}
