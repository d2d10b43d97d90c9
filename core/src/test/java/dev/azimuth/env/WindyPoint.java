package dev.azimuth.env;

import java.util.List;

/// A point on a line that is to be held near zero against gusts: the simplest environment whose
/// actions are real numbers and whose dynamics draw in every step.
record WindyPoint() implements EnvironmentFamily {

  @Override
  public String name() {
    return "windy-point";
  }

  @Override
  public String summary() {
    return "Hold a point near zero against gusts.";
  }

  @Override
  public int observationSize() {
    return 2;
  }

  @Override
  public ActionSpace actionSpace() {
    return new ActionSpace.Box(new float[] {-1, -2}, new float[] {1, 2});
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("gust", 0.1, 0, 1, "m/s", "standard deviation of the wind"),
        new Parameter("limit", 2, 0.5, 10, "m", "distance at which the point is lost"));
  }

  @Override
  public String defaultTasks() {
    return "gust=0..0.2";
  }

  @Override
  public int defaultHorizon() {
    return 50;
  }

  @Override
  public List<Double> thresholds() {
    return List.of();
  }

  @Override
  public Environment create() {
    return new Simulator();
  }

  private static final class Simulator implements Environment {

    private double gust;
    private double limit;
    private NumpyRandom random = new NumpyRandom(0);
    private double position;
    private double velocity;

    @Override
    public void reset(double[] phi, NumpyRandom random) {
      gust = phi[0];
      limit = phi[1];
      this.random = random;
      position = random.uniform(-0.1, 0.1);
      velocity = 0;
    }

    @Override
    public double step(float[] action) {
      velocity =
          0.9 * velocity + 0.1 * action[0] - 0.01 * action[1] + gust * random.standardNormal();
      position += 0.1 * velocity;
      return -Math.abs(position);
    }

    @Override
    public void observe(float[] observation) {
      observation[0] = (float) position;
      observation[1] = (float) velocity;
    }

    @Override
    public boolean terminated() {
      return Math.abs(position) > limit;
    }
  }
}
