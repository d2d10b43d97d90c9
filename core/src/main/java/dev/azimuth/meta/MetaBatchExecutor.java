package dev.azimuth.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

  /// The right of a task to a processor.
  @FunctionalInterface
  interface Turn {

    /// Lets tasks that wait go on before this one does, if it is this one's to do so.
    void pass();
  }

  /// One after the other, in the calling thread.
  static MetaBatchExecutor sequential() {
    return tasks -> tasks.stream().map(task -> task.run(() -> {})).toList();
  }

  /// On so many threads, but no more than the machine has processors. Called from a virtual thread it
  /// takes less time: no processor has to be woken for the caller.
  ///
  /// Where tasks are left over when all others are dealt out evenly, these take turns with them in
  /// parts: decision 0052.
  static MetaBatchExecutor parallel(int threads) {
    return tasks -> {
      TurnQueue queue = new TurnQueue();
      int leftOver = tasks.size() % threads;
      List<Callable<TaskResult>> calls = new ArrayList<>(tasks.size());
      for (int i = 0; i < tasks.size(); i++) {
        TaskWork task = tasks.get(i);
        TurnQueue.Place place = queue.stand();
        Turn turn = i < leftOver ? place : () -> {};
        calls.add(() -> inTurn(task, place, turn, queue));
      }
      for (int i = 0; i < threads; i++) {
        queue.next();
      }
      List<TaskResult> results = new ArrayList<>(tasks.size());
      try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<TaskResult> future : pool.invokeAll(calls)) {
          results.add(result(future));
        }
      }
      return List.copyOf(results);
    };
  }

  private static TaskResult inTurn(
      TaskWork task, TurnQueue.Place place, Turn turn, TurnQueue queue) {
    place.await();
    try {
      return task.run(turn);
    } finally {
      queue.next();
    }
  }

  private static TaskResult result(Future<TaskResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
