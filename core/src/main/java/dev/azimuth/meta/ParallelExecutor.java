package dev.azimuth.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Tasks on virtual threads, of which only some have the right to a processor: decision 0052.
final class ParallelExecutor implements MetaBatchExecutor {

  private final int threads;

  ParallelExecutor(int threads) {
    this.threads = threads;
  }

  @Override
  public List<TaskResult> run(List<TaskWork> tasks) throws InterruptedException {
    TurnQueue queue = new TurnQueue();
    List<FutureTask<TaskResult>> futures = new ArrayList<>(tasks.size());
    int leftOver = tasks.size() % threads;
    for (int i = 0; i < tasks.size(); i++) {
      TaskWork task = tasks.get(i);
      TurnQueue.Place place = queue.stand();
      Turn turn = i < leftOver ? place : () -> {};
      futures.add(new FutureTask<>(() -> inTurn(task, place, turn, queue)));
    }
    for (int i = 0; i < threads; i++) {
      queue.next();
    }
    CountDownLatch running = new CountDownLatch(tasks.size());
    List<Thread> workers = new ArrayList<>(tasks.size());
    for (FutureTask<TaskResult> future : futures) {
      workers.add(
          Thread.startVirtualThread(() -> {
            future.run();
            running.countDown();
          }));
    }
    try {
      running.await();
    } catch (InterruptedException e) {
      workers.forEach(Thread::interrupt);
      running.await(); // they hold what belongs to the run
      throw e;
    }
    List<TaskResult> results = new ArrayList<>(tasks.size());
    for (FutureTask<TaskResult> future : futures) {
      results.add(result(future));
    }
    return List.copyOf(results);
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

  private static TaskResult result(FutureTask<TaskResult> future) throws InterruptedException {
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
