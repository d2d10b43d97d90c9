package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.plus;

import dev.azimuth.optim.Objective;

/// Model-agnostic meta-learning [1] with one inner step of size α.
///
/// [1] Finn, Abbeel, Levine. Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks.
///     ICML 2017.
public record Maml(float alpha) implements MetaLearner {

  public Maml {
    if (!(alpha >= 0)) {
      throw new IllegalArgumentException("alpha (%s) must not be negative.".formatted(alpha));
    }
  }

  @Override
  public float[] adapt(float[] theta, ObjectiveSampler task) {
    return plus(theta, alpha, task.sample(theta, 0).gradient(theta));
  }

  @Override
  public float[] metaGradient(float[] theta, ObjectiveSampler task) {
    Objective support = task.sample(theta, 0); // Line 8: D, with π_θ
    float[] adapted = plus(theta, alpha, support.gradient(theta)); // Line 9: θ′ᵢ, Eq. 2a
    Objective query = task.sample(adapted, 1); // Line 10: D′ᵢ, with π_θ′ᵢ
    float[] g = query.gradient(adapted); // g = ∇J(θ′ᵢ) on D′ᵢ
    // Line 12: ∂θ′ᵢ/∂θ = I + α∇²J(θ), so ∇_θ J(θ′ᵢ) = g + α∇²J(θ)·g, with ∇²J on D. The dependence
    // of D itself on θ is ignored, as in Algorithm 1.
    return plus(g, alpha, support.hessianVectorProduct(theta, g));
  }
}
