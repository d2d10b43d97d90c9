package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.plus;
import static dev.azimuth.optim.Vectors.product;

import dev.azimuth.optim.Objective;
import java.util.Arrays;

/// Meta-SGD [1]: an initialization θ and a learned step size for each of its entries, θ′ᵢ = θ + a∘∇J.
///
/// The meta-parameters are [θ; a], of length 2n. The data of an inner step are drawn again on the way
/// back, but those of the last, as in [MultiStepMaml].
///
/// [1] Li, Zhou, Chen, Li. Meta-SGD: Learning to Learn Quickly for Few-Shot Learning. 2017.
///
/// @param alpha the step size from which all entries of a start
/// @param steps N, inner steps
/// @param order whether ∂θ′ᵢ/∂θ has its Hessian or is taken for I; the paper's epoch times suggest
///     the latter for its own
public record MetaSgd(float alpha, int steps, Order order) implements MetaLearner {

  /// The order of derivatives that a meta-gradient has.
  public enum Order {
    FIRST,
    SECOND
  }

  public MetaSgd {
    InnerSteps.require(alpha, steps);
  }

  @Override
  public float[] initialize(float[] theta) {
    float[] both = Arrays.copyOf(theta, 2 * theta.length);
    Arrays.fill(both, theta.length, both.length, alpha);
    return both;
  }

  @Override
  public float[] adapt(float[] both, ObjectiveSampler task) {
    int n = both.length / 2;
    float[] rates = Arrays.copyOfRange(both, n, 2 * n);
    float[] adapted = Arrays.copyOf(both, n);
    for (int j = 0; j < steps; j++) {
      adapted = plus(adapted, 1, product(rates, task.sample(adapted, j).gradient(adapted)));
    }
    float[] result = both.clone();
    System.arraycopy(adapted, 0, result, 0, n);
    return result;
  }

  @Override
  public float[] metaGradient(float[] both, ObjectiveSampler task) {
    int n = both.length / 2;
    float[] rates = Arrays.copyOfRange(both, n, 2 * n);
    float[][] path = new float[steps + 1][]; // θ₀ = θ, θ₁, …, θ_N = θ′ᵢ
    path[0] = Arrays.copyOf(both, n);
    Objective support = task.sample(path[0], 0);
    for (int j = 0; j < steps; j++) {
      path[j + 1] = plus(path[j], 1, product(rates, support.gradient(path[j])));
      support = j + 1 < steps ? task.sample(path[j + 1], j + 1) : support;
    }
    float[] v = task.sample(path[steps], steps).gradient(path[steps]); // ∇J(θ′ᵢ) on D′ᵢ
    float[] byRates = new float[n];
    for (int j = steps - 1; j >= 0; j--) {
      // ∂θⱼ₊₁/∂a = diag(∇J(θⱼ)) and ∂θⱼ₊₁/∂θⱼ = I + diag(a)·∇²J(θⱼ), each transposed onto v.
      byRates = plus(byRates, 1, product(support.gradient(path[j]), v));
      if (order == Order.SECOND) {
        v = plus(v, 1, support.hessianVectorProduct(path[j], product(rates, v)));
      }
      support = j > 0 ? task.sample(path[j - 1], j - 1) : support;
    }
    float[] gradient = Arrays.copyOf(v, 2 * n);
    System.arraycopy(byRates, 0, gradient, n, n);
    return gradient;
  }
}
