package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentException;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.train.DivergenceException;
import dev.azimuth.train.EpochRecord;
import dev.azimuth.train.MetaTrainer;
import dev.azimuth.train.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/// Trains runs into directories, with progress, until asked to stop.
final class Work {

  /// Told of a group of runs when all of them have ended.
  interface GroupListener {
    /// @param number of the group, from 0
    /// @param outcomes of its runs by their names
    void groupEnded(int number, Map<String, RunOutcome> outcomes) throws IOException;
  }

  private final Progress progress;
  private final Queue<MetaTrainer> trainers = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  Work(Progress progress) {
    this.progress = progress;
  }

  /// Asks all runs to stop after the epoch in progress; none starts any more.
  void stop() {
    stopped = true;
    trainers.forEach(MetaTrainer::stop);
  }

  /// Trains one run, its tasks spread over threads. Where it was begun before, it goes on.
  RunOutcome run(Job job, int threads) throws IOException, InterruptedException {
    return runAlone(job, threads, Work::begunOrNew);
  }

  /// Goes on with a run that was interrupted, which must be there.
  ///
  /// @param job with its configuration, perhaps with more epochs
  RunOutcome resume(Job job, int threads) throws IOException, InterruptedException {
    return runAlone(job, threads, RunDirectory::resume);
  }

  private RunOutcome runAlone(Job job, int threads, Opening opening)
      throws IOException, InterruptedException {
    try (ExecutorService pool = pool(new Lanes(1, threads))) {
      return outcome(pool.submit(() -> run(job, threads, opening)));
    }
  }

  /// The threads on which runs go on. Where a run waits for tasks on threads of their own, which are
  /// virtual, it is on a virtual one as well: waking a processor for it would take longer than the rest
  /// of what is done between two epochs.
  private static ExecutorService pool(Lanes lanes) {
    ThreadFactory threads =
        lanes.threads() > 1 ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
    return Executors.newFixedThreadPool(lanes.runs(), threads);
  }

  /// Opens the directory of a run.
  @FunctionalInterface
  private interface Opening {
    RunDirectory open(Path directory, MetaTrainer trainer) throws IOException;
  }

  private static RunDirectory begunOrNew(Path directory, MetaTrainer trainer) throws IOException {
    return RunDirectory.holdsRun(directory)
        ? RunDirectory.resume(directory, trainer)
        : new RunDirectory(directory, trainer);
  }

  /// Trains groups of runs, the next ones while the last of a group go on.
  void runAll(List<List<Job>> groups, Lanes lanes, GroupListener listener)
      throws IOException, InterruptedException {
    List<Map<String, Future<RunOutcome>>> futures = new ArrayList<>();
    try (ExecutorService pool = pool(lanes)) {
      for (List<Job> group : groups) {
        Map<String, Future<RunOutcome>> ofGroup = new LinkedHashMap<>();
        group.forEach(job ->
            ofGroup.put(
                job.name(), pool.submit(() -> run(job, lanes.threads(), Work::begunOrNew))));
        futures.add(ofGroup);
      }
      try {
        for (int i = 0; i < groups.size(); i++) {
          listener.groupEnded(i, outcomes(futures.get(i)));
        }
      } catch (IOException | RuntimeException | Error e) {
        stop(); // or the pool would train on until its end
        throw e;
      }
    }
  }

  private static Map<String, RunOutcome> outcomes(Map<String, Future<RunOutcome>> futures)
      throws IOException, InterruptedException {
    Map<String, RunOutcome> outcomes = new LinkedHashMap<>();
    for (Map.Entry<String, Future<RunOutcome>> future : futures.entrySet()) {
      outcomes.put(future.getKey(), outcome(future.getValue()));
    }
    return outcomes;
  }

  private static RunOutcome outcome(Future<RunOutcome> future)
      throws IOException, InterruptedException {
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

  private RunOutcome run(Job job, int threads, Opening opening)
      throws IOException, InterruptedException {
    MetaBatchExecutor executor =
        threads == 1 ? MetaBatchExecutor.sequential() : MetaBatchExecutor.parallel(threads);
    MetaTrainer trainer = new MetaTrainer(job.config(), job.family(), executor);
    trainers.add(trainer); // before the look at `stopped`: whoever stops sees the one or the other
    if (stopped) {
      trainers.remove(trainer);
      return RunOutcome.NONE;
    }
    EpochRecord[] last = new EpochRecord[1];
    String failure = "";
    try (RunDirectory files = opening.open(job.directory(), trainer)) {
      long begunWith = trainer.state().steps();
      progress.resumed(job, trainer.state().epoch());
      trainer.train((record, theta) -> {
        files.epochEnded(record, theta);
        long before = last[0] == null ? begunWith : last[0].environmentSteps();
        last[0] = record;
        progress.epochEnded(job, record, record.environmentSteps() - before);
      });
    } catch (DivergenceException e) {
      failure = withSuppressed(e);
    } catch (EnvironmentException | IOException | UncheckedIOException e) {
      // Environment, disk: no run can go on without it, but what there is can still be told.
      failure = withSuppressed(e);
      stop();
    } finally {
      trainers.remove(trainer);
      progress.runEnded(job, trainer.state().epoch());
    }
    return (last[0] == null ? RunOutcome.NONE : RunOutcome.of(last[0])).withFailure(failure);
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
