package dev.azimuth.testkit;

import dev.azimuth.env.Dynamics;
import dev.azimuth.env.NumpyRandom;

/// A point on a line that is to be held near zero against gusts: the simplest environment whose
/// actions are real numbers and whose dynamics draw in every step.
final class WindyPoint implements Dynamics {

  @Override
  public Description description() {
    return new Description("windy-point", "Hold a point near zero against gusts.", 2, 2)
        .box(-1, 1)
        .box(-2, 2)
        .parameter("gust", 0.1, 0, 1, "m/s", "standard deviation of the wind")
        .parameter("limit", 2, 0.5, 10, "m", "distance at which the point is lost")
        .tasks("gust=0..0.2")
        .horizon(50)
        .thresholds(-30, -10);
  }

  @Override
  public void start(double[] phi, double[] state, NumpyRandom random) {
    state[0] = random.uniform(-0.1, 0.1);
  }

  @Override
  public double step(double[] phi, double[] state, float[] action, NumpyRandom random) {
    state[1] =
        0.9 * state[1] + 0.1 * action[0] - 0.01 * action[1] + phi[0] * random.standardNormal();
    state[0] += 0.1 * state[1];
    return -Math.abs(state[0]);
  }

  @Override
  public boolean terminated(double[] phi, double[] state) {
    return Math.abs(state[0]) > phi[1];
  }
}
