package dev.azimuth.meta;

import java.util.List;

/// What one task gave in one epoch; statistics travel with the gradient, from whichever thread.
///
/// @param task the task
/// @param metaGradient its summand of Line 12, [n]
/// @param samplingScore ∇_θ log p(D; θ) of the data before adaptation, [n], or empty if not wanted
/// @param batches the account of its data, in the order in which a learner numbers them: first the
///     support data, drawn before adaptation, last the query data, drawn after it
public record TaskResult(
    Task task, float[] metaGradient, float[] samplingScore, List<TaskSession.Batch> batches) {

  TaskResult withMetaGradient(float[] gradient) {
    return new TaskResult(task, gradient, samplingScore, batches);
  }

  /// The return on the data drawn before adaptation (D).
  public double returnBefore() {
    return batches.getFirst().meanReturn();
  }

  /// The return on the data drawn after adaptation (D′).
  public double returnAfter() {
    return batches.getLast().meanReturn();
  }

  /// What the environment counted beside the return, on D.
  public List<Double> measuresBefore() {
    return batches.getFirst().measures();
  }

  /// The same on D′.
  public List<Double> measuresAfter() {
    return batches.getLast().measures();
  }

  /// The estimate of J(θ′ᵢ) on D′.
  double objectiveAfter() {
    return batches.getLast().objective();
  }

  /// The environment steps that were learned from.
  public long steps() {
    return steps(false);
  }

  /// The environment steps that were taken for the record only.
  public long watchedSteps() {
    return steps(true);
  }

  private long steps(boolean watched) {
    return batches.stream()
        .filter(batch -> batch.watched() == watched)
        .mapToLong(TaskSession.Batch::steps)
        .sum();
  }
}
