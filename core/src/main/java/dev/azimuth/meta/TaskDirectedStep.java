package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.norm;

import dev.azimuth.optim.Optimizer;

/// The task-directed step, Lines 4 and 5 of Algorithm 1: a first-order step on one task before any
/// other task is learned from. Directed-X is this step before the epoch of X.
///
/// @param director chooses the task
/// @param optimizer makes the step "+ δ∇J": plain ascent in the paper
public record TaskDirectedStep(Director director, Optimizer optimizer) {

  /// θ + δ∇J(θ) on data drawn with π_θ in the session's task.
  DirectedResult apply(float[] theta, TaskSession medium) {
    float[] g = medium.sample(theta, 0).gradient(theta);
    float[] moved = optimizer.ascend(theta, g, 1);
    return new DirectedResult(moved, norm(g), medium.batches().getFirst().steps());
  }
}
