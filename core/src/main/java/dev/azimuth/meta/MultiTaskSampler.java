package dev.azimuth.meta;

import java.util.List;

/// Opens tasks for meta-learners; may be called from several threads at once.
@FunctionalInterface
public interface MultiTaskSampler {

  /// Opens tasks whose data come from the random streams below `seed`. The trajectories of each
  /// batch are dealt to the tasks in turn; with one task, all are of that task.
  TaskSession open(List<Task> tasks, long seed);
}
