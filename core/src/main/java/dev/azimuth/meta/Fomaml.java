package dev.azimuth.meta;

/// First-order MAML [1]: the gradient at the adapted parameters, as if adaptation were a constant
/// shift.
///
/// [1] Finn, Abbeel, Levine. Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks.
///     ICML 2017, section 5.2; named by Nichol, Achiam, Schulman. On First-Order Meta-Learning
///     Algorithms. 2018.
public record Fomaml(float alpha, int steps) implements MetaLearner {

  public Fomaml {
    InnerSteps.require(alpha, steps);
  }

  @Override
  public float[] adapt(float[] theta, ObjectiveSampler task) {
    return InnerSteps.climb(theta, alpha, steps, task);
  }

  @Override
  public float[] metaGradient(float[] theta, ObjectiveSampler task) {
    float[] adapted = adapt(theta, task); // Lines 8–9, Eq. 2a
    return task.sample(adapted, steps).gradient(adapted); // Line 12 with ∂θ′ᵢ/∂θ = I
  }
}
