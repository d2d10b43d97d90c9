package dev.azimuth.examples;

import dev.azimuth.env.Dynamics;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Trigonometry;

/// A car too weak for the hill in front of it, as in Gymnasium's MountainCar-v0.
public final class MountainCar implements Dynamics {
  @Override
  public Description description() {
    return new Description("mountain-car", "Swing a weak car out of a valley.", 2, 2)
        .discrete(3)
        .parameter("force", 0.001, 0.0005, 0.002, "", "speed that a push adds in a step")
        .parameter("gravity", 0.0025, 0.001, 0.005, "", "speed that a slope adds in a step")
        .tasks("gravity=0.002..0.003");
  }

  @Override
  public void start(double[] phi, double[] state, NumpyRandom random) {
    state[0] = random.uniform(-0.6, -0.4); // position
  }

  @Override
  public double step(double[] phi, double[] state, float[] action, NumpyRandom random) {
    double pull = (action[0] - 1) * phi[0] - Trigonometry.cos(3 * state[0]) * phi[1];
    double speed = Math.clamp(state[1] + pull, -0.07, 0.07);
    state[0] = Math.clamp(state[0] + speed, -1.2, 0.6);
    state[1] = state[0] == -1.2 ? Math.max(speed, 0) : speed;
    return -1;
  }

  @Override
  public boolean terminated(double[] phi, double[] state) {
    return state[0] >= 0.5;
  }
}
