package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.plus;

/// Reptile [1] in its gradient form (θ′ᵢ − θ)/α, whose scale is that of a gradient, so that the
/// outer step sizes of the other algorithms suit it.
///
/// [1] Nichol, Achiam, Schulman. On First-Order Meta-Learning Algorithms. 2018, Algorithm 2.
public record Reptile(float alpha, int steps) implements MetaLearner {

  public Reptile {
    InnerSteps.require(alpha, steps);
    if (alpha == 0) {
      throw new IllegalArgumentException("alpha (0) must be positive, as Reptile divides by it.");
    }
  }

  @Override
  public float[] adapt(float[] theta, ObjectiveSampler task) {
    return InnerSteps.climb(theta, alpha, steps, task);
  }

  @Override
  public float[] metaGradient(float[] theta, ObjectiveSampler task) {
    float[] adapted = theta;
    float[] sum = new float[theta.length]; // (θ′ᵢ − θ)/α is the sum of the inner gradients
    for (int j = 0; j < steps; j++) {
      float[] g = task.sample(adapted, j).gradient(adapted);
      adapted = plus(adapted, alpha, g);
      sum = plus(sum, 1, g);
    }
    task.watch(adapted, steps); // there is no D′: what adaptation brought is for the record
    return sum;
  }
}
