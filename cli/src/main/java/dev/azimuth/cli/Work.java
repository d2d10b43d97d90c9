package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentException;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.train.DivergenceException;
import dev.azimuth.train.EpochRecord;
import dev.azimuth.train.MetaTrainer;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Trains runs into directories, with progress, until asked to stop.
final class Work {

  /// How a run ended.
  ///
  /// @param last the last epoch that ended, if any
  /// @param failure why it stopped early; empty if it did not fail
  record Result(@Nullable EpochRecord last, String failure) {

    int epochs() {
      return last == null ? 0 : last.epoch();
    }

    long steps() {
      return last == null ? 0 : last.environmentSteps();
    }

    double seconds() {
      return last == null ? 0 : last.wallSeconds();
    }

    double returnBefore() {
      return last == null ? Double.NaN : last.returnBefore();
    }

    double returnAfter() {
      return last == null ? Double.NaN : last.returnAfter();
    }

    double returnEma() {
      return last == null ? Double.NaN : last.returnAfterEma();
    }

    Map<String, Object> facts(Path directory) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("directory", directory.toString());
      facts.put("epochs", epochs());
      facts.put("environment_steps", steps());
      facts.put("wall_seconds", seconds());
      if (last != null) {
        facts.put("return_before_adaptation", returnBefore());
        facts.put("return_after_adaptation", returnAfter());
        facts.put("return_after_adaptation_ema", returnEma());
      }
      if (!failure.isEmpty()) {
        facts.put("failure", failure);
      }
      return facts;
    }
  }

  private final EnvironmentFamily family;
  private final Progress progress;
  private final Queue<MetaTrainer> trainers = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  Work(EnvironmentFamily family, Progress progress) {
    this.family = family;
    this.progress = progress;
  }

  /// Asks all runs to stop after the epoch in progress; none starts any more.
  void stop() {
    stopped = true;
    trainers.forEach(MetaTrainer::stop);
  }

  /// Trains one run into a directory, its tasks spread over threads.
  Result run(RunConfig config, Path directory, int threads)
      throws IOException, InterruptedException {
    return run(config, directory, threads, RunDirectory::new, 0);
  }

  /// Goes on with a run that was interrupted.
  ///
  /// @param config its configuration, perhaps with more epochs
  /// @param steps the environment steps that it has taken so far
  Result resume(RunConfig config, Path directory, int threads, long steps)
      throws IOException, InterruptedException {
    return run(config, directory, threads, RunDirectory::resume, steps);
  }

  /// Opens the directory of a run.
  @FunctionalInterface
  private interface Opening {
    RunDirectory open(Path directory, MetaTrainer trainer) throws IOException;
  }

  /// Trains several runs, as many at a time as there are threads, each into a directory of its own
  /// name; more threads than runs serve the tasks of each.
  Map<String, Result> runAll(Map<String, RunConfig> runs, Path directory, int threads)
      throws IOException, InterruptedException {
    int each = Math.max(1, threads / runs.size());
    Map<String, Future<Result>> futures = new LinkedHashMap<>();
    Map<String, Result> results = new LinkedHashMap<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, runs.size()))) {
      runs.forEach((name, config) ->
          futures.put(name, pool.submit(() -> run(config, directory.resolve(name), each))));
      for (Map.Entry<String, Future<Result>> future : futures.entrySet()) {
        results.put(future.getKey(), result(future.getValue()));
      }
    }
    return results;
  }

  private static Result result(Future<Result> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private Result run(RunConfig config, Path directory, int threads, Opening opening, long steps)
      throws IOException, InterruptedException {
    MetaBatchExecutor executor =
        threads == 1 ? MetaBatchExecutor.sequential() : MetaBatchExecutor.parallel(threads);
    MetaTrainer trainer = new MetaTrainer(config, family, executor);
    trainers.add(trainer); // before the look at `stopped`: whoever stops sees the one or the other
    if (stopped) {
      trainers.remove(trainer);
      return new Result(null, "");
    }
    EpochRecord[] last = new EpochRecord[1];
    String failure = "";
    try (RunDirectory files = opening.open(directory, trainer)) {
      trainer.train((record, theta) -> {
        files.epochEnded(record, theta);
        long before = last[0] == null ? steps : last[0].environmentSteps();
        last[0] = record;
        String name = String.valueOf(directory.getFileName());
        progress.epochEnded(name, record, record.environmentSteps() - before);
      });
    } catch (DivergenceException e) {
      failure = withSuppressed(e);
    } catch (EnvironmentException | IOException | UncheckedIOException e) {
      // Environment, disk: no run can go on without it, but what there is can still be told.
      failure = withSuppressed(e);
      stop();
    } finally {
      trainers.remove(trainer);
      progress.runEnded();
    }
    return new Result(last[0], failure);
  }

  /// Why a run failed, and what failed then on closing its files.
  private static String withSuppressed(Exception failure) {
    StringBuilder text = new StringBuilder(Mistakes.sentence(failure));
    for (Throwable suppressed : failure.getSuppressed()) {
      text.append(' ').append(Mistakes.sentence(suppressed));
    }
    return text.toString();
  }
}
