package dev.azimuth.meta;

/// How a meta-learner adapts to one task and learns from it: Lines 8–10 of Algorithm 1 and the
/// summand of Line 12. One record for each algorithm; all else of an epoch is the same for all.
public interface MetaLearner {

  /// The meta-parameters of an untrained policy with parameters θ: θ itself, unless the learner
  /// learns more than an initialization. The policy's parameters always come first.
  default float[] initialize(float[] theta) {
    return theta;
  }

  /// θ′ᵢ, the parameters adapted to a task on fresh data.
  float[] adapt(float[] theta, ObjectiveSampler task);

  /// ∇_θ J(θ′ᵢ), or what the algorithm takes for it, [n].
  float[] metaGradient(float[] theta, ObjectiveSampler task);
}
