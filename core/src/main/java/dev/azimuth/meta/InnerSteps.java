package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.plus;

/// Inner steps with one step size, θⱼ₊₁ = θⱼ + α∇J(θⱼ), each on fresh data: Eq. 2a, repeated.
final class InnerSteps {

  private InnerSteps() {}

  static void require(float alpha, int steps) {
    if (!(alpha >= 0)) {
      throw new IllegalArgumentException("alpha (%s) must not be negative.".formatted(alpha));
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps (%d) must be at least 1.".formatted(steps));
    }
  }

  /// θ_N after N `steps`, on the batches 0…N−1.
  static float[] climb(float[] theta, float alpha, int steps, ObjectiveSampler task) {
    float[] adapted = theta;
    for (int j = 0; j < steps; j++) {
      adapted = plus(adapted, alpha, task.sample(adapted, j).gradient(adapted));
    }
    return adapted;
  }
}
