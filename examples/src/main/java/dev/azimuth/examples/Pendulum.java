package dev.azimuth.examples;

import dev.azimuth.env.Dynamics;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Trigonometry;

/// A pendulum and a motor that is too weak to lift it at once, as in Gymnasium's Pendulum-v1.
public final class Pendulum implements Dynamics {
  @Override
  public Description description() {
    return new Description("pendulum", "Swing a pendulum up and hold it there.", 2, 3)
        .box(-2, 2) // torque, N·m
        .parameter("gravity", 10, 0, 30, "m/s²", "acceleration of free fall")
        .parameter("length", 1, 0.5, 2, "m", "length of the pendulum, whose mass is 1 kg")
        .tasks("gravity=5..15");
  }

  @Override
  public void start(double[] phi, double[] state, NumpyRandom random) {
    state[0] = random.uniform(-Math.PI, Math.PI); // angle, rad, 0 is upright
    state[1] = random.uniform(-1, 1); // rad/s
  }

  @Override
  public double step(double[] phi, double[] state, float[] action, NumpyRandom random) {
    double cost = state[0] * state[0] + 0.1 * state[1] * state[1] + 0.001 * action[0] * action[0];
    double pull = 1.5 * phi[0] / phi[1] * Trigonometry.sin(state[0]); // rad/s²
    state[1] = Math.clamp(state[1] + 0.05 * (pull + 3 * action[0] / (phi[1] * phi[1])), -8, 8);
    state[0] = Math.IEEEremainder(state[0] + 0.05 * state[1], 2 * Math.PI);
    return -cost;
  }

  @Override
  public void observe(double[] phi, double[] state, float[] observation) {
    observation[0] = (float) Trigonometry.cos(state[0]);
    observation[1] = (float) Trigonometry.sin(state[0]);
    observation[2] = (float) state[1];
  }
}
