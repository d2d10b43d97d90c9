package dev.azimuth.meta;

import dev.azimuth.optim.Vectors;

/// The task-directed step, Lines 4 and 5 of Algorithm 1: a first-order step on one task before any
/// other task is looked at. Directed-X is this step before the epoch of X.
///
/// @param delta the step size δ; with 0 nothing is sampled and the epoch is that of plain X
public record TaskDirectedStep(float delta) {

  /// No directed step.
  public static final TaskDirectedStep NONE = new TaskDirectedStep(0);

  public TaskDirectedStep {
    if (!(delta >= 0)) {
      throw new IllegalArgumentException("delta (%s) must not be negative.".formatted(delta));
    }
  }

  /// θ + δ∇J(θ) on data drawn with π_θ in the session's task.
  public float[] apply(float[] theta, ObjectiveSampler medium) {
    return Vectors.plus(theta, delta, medium.sample(theta, 0).gradient(theta));
  }
}
