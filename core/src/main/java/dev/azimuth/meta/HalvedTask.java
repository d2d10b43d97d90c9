package dev.azimuth.meta;

import dev.azimuth.meta.MetaBatchExecutor.TaskWork;
import java.util.function.LongSupplier;

/// A task that once lets those that wait go first, when half of the time that it needs is over.
final class HalvedTask implements TaskWork, Turn {

  private final TaskWork task;
  private final TurnQueue.Place place;
  private final long half;
  private final LongSupplier clock;
  private long begin; // of the half that runs
  private long time; // of the halves before
  private boolean passed;

  /// @param half of the time that it needs
  /// @param clock which counts time
  HalvedTask(TaskWork task, TurnQueue.Place place, long half, LongSupplier clock) {
    this.task = task;
    this.place = place;
    this.half = half;
    this.clock = clock;
  }

  @Override
  public TaskResult run(Turn turn) {
    begin = clock.getAsLong();
    try {
      return task.run(this);
    } finally {
      time += clock.getAsLong() - begin;
    }
  }

  @Override
  public void pass() {
    if (passed) {
      return;
    }
    long now = clock.getAsLong();
    if (now - begin >= half) {
      passed = true;
      time = now - begin;
      place.pass();
      begin = clock.getAsLong();
    }
  }

  /// The time that both halves took, without what lay between.
  long time() {
    return time;
  }
}
