package dev.azimuth.meta;

import java.util.random.RandomGenerator;

/// Tasks whose constants are drawn independently and uniformly, φ ~ U(Φ), with Φ a box.
///
/// @param low the least value of each constant
/// @param high the greatest value of each constant; equal to `low` where a constant is fixed
public record UniformTasks(double[] low, double[] high) implements TaskDistribution {

  public UniformTasks {
    low = low.clone();
    high = high.clone();
    if (low.length != high.length) {
      throw new IllegalArgumentException(
          "low (%d values) and high (%d values) must have the same length."
              .formatted(low.length, high.length));
    }
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] <= high[i])) {
        throw new IllegalArgumentException(
            "low (%s) must not be above high (%s).".formatted(low[i], high[i]));
      }
    }
  }

  @Override
  public Task sample(RandomGenerator random) {
    double[] phi = new double[low.length];
    for (int i = 0; i < phi.length; i++) {
      if (low[i] < high[i]) {
        phi[i] = low[i] + (high[i] - low[i]) * random.nextDouble();
      } else {
        phi[i] = low[i];
      }
    }
    return new Task(phi);
  }

  @Override
  public Task medium() {
    double[] phi = new double[low.length];
    for (int i = 0; i < phi.length; i++) {
      phi[i] = low[i] + (high[i] - low[i]) / 2;
    }
    return new Task(phi);
  }
}
