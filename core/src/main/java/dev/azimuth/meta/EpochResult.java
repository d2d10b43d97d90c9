package dev.azimuth.meta;

import java.util.List;

/// The outcome of one epoch of Algorithm 1.
///
/// @param theta the new θ, [n]
/// @param metaGradient the direction of Line 12 before the optimizer, [n]
/// @param tasks one result for each task, in the order of sampling
/// @param directedSteps the environment steps of Line 4; 0 without a directed step
public record EpochResult(
    float[] theta, float[] metaGradient, List<TaskResult> tasks, long directedSteps) {

  /// The environment steps of the whole epoch.
  public long steps() {
    return directedSteps + tasks.stream().mapToLong(TaskResult::steps).sum();
  }

  /// The return before adaptation, mean over tasks.
  public double returnBefore() {
    return tasks.stream().mapToDouble(TaskResult::returnBefore).average().orElseThrow();
  }

  /// The return after adaptation, mean over tasks.
  public double returnAfter() {
    return tasks.stream().mapToDouble(TaskResult::returnAfter).average().orElseThrow();
  }
}
