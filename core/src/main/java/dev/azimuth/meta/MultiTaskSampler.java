package dev.azimuth.meta;

import java.util.List;

/// Opens tasks for meta-learners; may be called from several threads at once.
@FunctionalInterface
public interface MultiTaskSampler {

  /// Opens tasks whose data come from the random streams below `seed`. The trajectories of each
  /// batch are dealt to the tasks in turn; with one task, all are of that task.
  ///
  /// @param turn passed on now and then while data are drawn
  TaskSession open(List<Task> tasks, long seed, Turn turn);

  /// The same for whoever has a processor to itself.
  default TaskSession open(List<Task> tasks, long seed) {
    return open(tasks, seed, Turn.NEVER_PASSED);
  }
}
