package dev.azimuth.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;

/// Tasks on virtual threads, of which only some have the right to a processor: decision 0052.
final class ParallelExecutor implements MetaBatchExecutor {

  private final int threads;
  private final LongSupplier clock;
  private volatile long half; // of the time that tasks left over took in the run before; 0 at first

  ParallelExecutor(int threads) {
    this(threads, System::nanoTime);
  }

  ParallelExecutor(int threads, LongSupplier clock) {
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public List<TaskResult> run(List<TaskWork> tasks) throws InterruptedException {
    TurnQueue queue = new TurnQueue();
    List<FutureTask<TaskResult>> futures = new ArrayList<>(tasks.size());
    List<HalvedTask> leftOver = new ArrayList<>();
    for (TaskWork task : tasks) {
      TurnQueue.Place place = queue.stand();
      if (leftOver.size() < tasks.size() % threads) {
        HalvedTask halved = new HalvedTask(task, place, half, clock);
        leftOver.add(halved);
        futures.add(inTurn(halved, place, queue));
      } else {
        futures.add(inTurn(task, place, queue));
      }
    }
    for (int i = 0; i < threads; i++) {
      queue.next();
    }
    runAll(futures);
    half = (long) leftOver.stream().mapToLong(HalvedTask::time).average().orElse(0) / 2;
    List<TaskResult> results = new ArrayList<>(tasks.size());
    for (FutureTask<TaskResult> future : futures) {
      results.add(result(future));
    }
    return List.copyOf(results);
  }

  private static FutureTask<TaskResult> inTurn(
      TaskWork task, TurnQueue.Place place, TurnQueue queue) {
    return new FutureTask<>(() -> {
      place.await();
      try {
        return task.run(Turn.NEVER_PASSED);
      } finally {
        queue.next();
      }
    });
  }

  private static void runAll(List<FutureTask<TaskResult>> futures) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(futures.size());
    List<Thread> workers = new ArrayList<>(futures.size());
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
