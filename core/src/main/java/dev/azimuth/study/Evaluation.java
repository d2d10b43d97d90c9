package dev.azimuth.study;

import static dev.azimuth.meta.Seeds.child;

import dev.azimuth.meta.Task;
import dev.azimuth.rl.EpisodeSampler;
import dev.azimuth.rl.EpisodeStatistics;
import dev.azimuth.train.Adaptation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What adaptation brings in held-out tasks: the return after 0, 1, … inner steps, each measured on
/// episodes of its own, from which nothing is learned.
///
/// Random streams are named by evaluation, training seed, task and step. So policies that were
/// trained with one seed meet the same starts, which makes differences between their algorithms
/// sharper, and runs of one algorithm meet different ones, which makes their spread honest. None is
/// a stream of training (decision 0093).
///
/// @param steps inner steps
/// @param episodes that measure each return
/// @param seed of the evaluation
public record Evaluation(int steps, int episodes, long seed) {

  // The child of a seed that training leaves to evaluation; those before it are training's.
  private static final int EVALUATION = 4;

  // Children of the evaluation: 0 is that of the tasks.
  private static final int RUNS = 1;

  // Children of a task.
  private static final int ADAPTATION = 0;
  private static final int MEASUREMENT = 1;

  public Evaluation {
    require("steps", steps, 0, 1_000);
    require("episodes", episodes, 1, 1_000_000);
    if (seed < 0) {
      throw new IllegalArgumentException("seed (%d) must not be negative.".formatted(seed));
    }
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s (%d) must lie in [%d, %d].".formatted(name, value, least, most));
    }
  }

  /// The seed below which all streams of an evaluation are.
  static long root(long seed) {
    return child(seed, EVALUATION);
  }

  /// Evaluates one policy in one task.
  ///
  /// @param number of the task, from 0
  /// @return how well it does after each number of steps, from 0 on
  public List<EpisodeStatistics> of(Adaptation policy, Task task, int number) {
    long stream = child(child(child(root(seed), RUNS), policy.config().seed()), number);
    EpisodeSampler sampler =
        new EpisodeSampler(policy.policy(), policy.family(), episodes, policy.config().horizon());
    List<EpisodeStatistics> results = new ArrayList<>();
    for (float[] theta : policy.path(task, steps, child(stream, ADAPTATION))) {
      long measurement = child(child(stream, MEASUREMENT), results.size());
      results.add(sampler.draw(theta, task, measurement));
    }
    return results;
  }

  /// Evaluates policies in tasks, several at a time; the results do not depend on how many.
  ///
  /// @param listener told, by any thread, when a policy has been evaluated in a task
  /// @return by policy, task and step
  public List<List<List<EpisodeStatistics>>> of(
      List<Adaptation> policies, List<Task> tasks, int threads, Runnable listener)
      throws InterruptedException {
    List<Callable<List<EpisodeStatistics>>> calls = new ArrayList<>();
    for (Adaptation policy : policies) {
      for (int i = 0; i < tasks.size(); i++) {
        int number = i;
        calls.add(() -> {
          List<EpisodeStatistics> results = of(policy, tasks.get(number), number);
          listener.run();
          return results;
        });
      }
    }
    List<List<EpisodeStatistics>> results = inParallel(calls, threads);
    return IntStream.range(0, policies.size())
        .mapToObj(i -> results.subList(i * tasks.size(), (i + 1) * tasks.size()))
        .toList();
  }

  private static <T> List<T> inParallel(List<Callable<T>> calls, int threads)
      throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> futures = calls.stream().map(pool::submit).toList();
      try {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
          results.add(result(future));
        }
        return results;
      } catch (RuntimeException | Error | InterruptedException e) {
        pool.shutdownNow(); // or it would go on with all the others
        throw e;
      }
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
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
