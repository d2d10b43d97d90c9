package dev.azimuth.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Where the tasks of an epoch run. Every executor gives the same bits, since each task has random
/// streams and arrays of its own.
@FunctionalInterface
public interface MetaBatchExecutor {

  /// Runs all of them and returns their results in the given order.
  List<TaskResult> run(List<Supplier<TaskResult>> tasks) throws InterruptedException;

  /// One after the other, in the calling thread.
  static MetaBatchExecutor sequential() {
    return tasks -> tasks.stream().map(Supplier::get).toList();
  }

  /// On the threads of a pool.
  static MetaBatchExecutor parallel(ExecutorService pool) {
    return tasks -> {
      List<Callable<TaskResult>> calls = new ArrayList<>(tasks.size());
      tasks.forEach(task -> calls.add(task::get));
      List<TaskResult> results = new ArrayList<>(tasks.size());
      for (Future<TaskResult> future : pool.invokeAll(calls)) {
        results.add(result(future));
      }
      return List.copyOf(results);
    };
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
