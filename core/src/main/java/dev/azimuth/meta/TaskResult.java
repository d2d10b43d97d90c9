package dev.azimuth.meta;

import java.util.List;

/// What one task gave in one epoch; statistics travel with the gradient, from whichever thread.
///
/// @param task the task
/// @param metaGradient its summand of Line 12, [n]
/// @param batches the account of its data, in the order in which a learner numbers them: first the
///     support data, drawn before adaptation, last the query data, drawn after it
public record TaskResult(Task task, float[] metaGradient, List<TaskSession.Batch> batches) {

  /// The return on the data drawn before adaptation (D).
  public double returnBefore() {
    return batches.getFirst().meanReturn();
  }

  /// The return on the data drawn after adaptation (D′).
  public double returnAfter() {
    return batches.getLast().meanReturn();
  }

  /// The environment steps of all batches.
  public long steps() {
    return batches.stream().mapToLong(TaskSession.Batch::steps).sum();
  }
}
