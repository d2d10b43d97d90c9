package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.plus;

import dev.azimuth.optim.Objective;

/// Model-agnostic meta-learning [1] with N inner steps of size α, each on fresh data.
///
/// It remembers one parameter vector a step; on the way back the data of all steps but the last are
/// drawn again, so memory does not grow with them.
///
/// [1] Finn, Abbeel, Levine. Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks.
///     ICML 2017.
public record MultiStepMaml(float alpha, int steps) implements MetaLearner {

  public MultiStepMaml {
    InnerSteps.require(alpha, steps);
  }

  @Override
  public float[] adapt(float[] theta, ObjectiveSampler task) {
    return InnerSteps.climb(theta, alpha, steps, task);
  }

  @Override
  public float[] metaGradient(float[] theta, ObjectiveSampler task) {
    float[][] path = new float[steps + 1][]; // θ₀ = θ, θ₁, …, θ_N = θ′ᵢ
    path[0] = theta;
    Objective support = task.sample(theta, 0);
    for (int j = 0; j < steps; j++) {
      path[j + 1] = plus(path[j], alpha, support.gradient(path[j]));
      support = j + 1 < steps ? task.sample(path[j + 1], j + 1) : support;
    }
    float[] adapted = path[steps];
    float[] g = task.sample(adapted, steps).gradient(adapted); // ∇J(θ′ᵢ) on D′ᵢ
    // The chain rule from the last step to the first: ∂θⱼ₊₁/∂θⱼ = I + α∇²J(θⱼ), with ∇²J on Dⱼ.
    for (int j = steps - 1; j >= 0; j--) {
      g = plus(g, alpha, support.hessianVectorProduct(path[j], g));
      support = j > 0 ? task.sample(path[j - 1], j - 1) : support;
    }
    return g;
  }
}
