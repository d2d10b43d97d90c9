package dev.azimuth.meta;

import java.util.List;

/// Where the tasks of an epoch run. Every executor gives the same bits, since each task has random
/// streams and arrays of its own.
@FunctionalInterface
public interface MetaBatchExecutor {

  /// Runs all of them and returns their results in the given order.
  List<TaskResult> run(List<TaskWork> tasks) throws InterruptedException;

  /// The work of an epoch on one task.
  @FunctionalInterface
  interface TaskWork {

    /// Does the work.
    ///
    /// @param turn to be passed on now and then
    TaskResult run(Turn turn);
  }

  /// One after the other, in the calling thread.
  static MetaBatchExecutor sequential() {
    return tasks -> tasks.stream().map(task -> task.run(Turn.NEVER_PASSED)).toList();
  }

  /// On so many threads, but no more than the machine has processors. Called from a virtual thread it
  /// takes less time: no processor has to be woken for the caller.
  ///
  /// Where tasks are left over when all others are dealt out evenly, these run in two halves, before
  /// and after them: decision 0052.
  static MetaBatchExecutor parallel(int threads) {
    return new ParallelExecutor(threads);
  }
}
