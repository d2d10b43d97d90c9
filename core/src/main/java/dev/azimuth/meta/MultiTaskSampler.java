package dev.azimuth.meta;

/// Opens tasks for meta-learners; may be called from several threads at once.
@FunctionalInterface
public interface MultiTaskSampler {

  /// Opens a task whose data come from the random streams below `seed`.
  TaskSession open(Task task, long seed);
}
