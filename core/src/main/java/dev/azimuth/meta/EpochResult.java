package dev.azimuth.meta;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The outcome of one epoch of Algorithm 1.
///
/// @param theta the new θ, [n]
/// @param metaGradient the direction of Line 12 before the optimizer, [n]
/// @param clipped whether the bound on its norm acted
/// @param tasks one result for each task, in the order of sampling
/// @param directed the outcome of Lines 4 and 5
public record EpochResult(
    float[] theta,
    float[] metaGradient,
    boolean clipped,
    List<TaskResult> tasks,
    DirectedResult directed) {

  /// The environment steps that were learned from.
  public long steps() {
    return directed.steps() + tasks.stream().mapToLong(TaskResult::steps).sum();
  }

  /// The environment steps that were taken for the record only.
  public long watchedSteps() {
    return tasks.stream().mapToLong(TaskResult::watchedSteps).sum();
  }

  /// The return before adaptation, mean over tasks.
  public double returnBefore() {
    return mean(TaskResult::returnBefore);
  }

  /// The return after adaptation, mean over tasks.
  public double returnAfter() {
    return mean(TaskResult::returnAfter);
  }

  /// One of the task's measures before adaptation, mean over tasks.
  public double measureBefore(int index) {
    return mean(task -> task.measuresBefore().get(index));
  }

  /// The same after adaptation.
  public double measureAfter(int index) {
    return mean(task -> task.measuresAfter().get(index));
  }

  /// The entropy of the policy before adaptation, mean over tasks, in nats.
  public double entropy() {
    return mean(task -> task.batches().getFirst().entropy());
  }

  private double mean(ToDoubleFunction<TaskResult> quantity) {
    return tasks.stream().mapToDouble(quantity).average().orElseThrow();
  }
}
