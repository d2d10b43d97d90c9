package dev.azimuth.train;

import dev.azimuth.meta.TaskResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// The files that a run leaves: plain, documented and complete, so that every plot can be made again
/// without Azimuth.
///
/// `config.yaml` holds the configuration and `machine.json` the machine. `epochs.csv` has one row an
/// epoch and `tasks.csv` one an epoch and task, written when the epoch ends, so a run that is killed
/// keeps all epochs that ended. `parameters.safetensors` holds θ of the last good epoch and
/// `checkpoint.bin` what it takes to go on from it: they are written on closing, also after an
/// interruption or a divergence, and about once a second until then.
public final class RunDirectory implements TrainingListener, AutoCloseable {

  private static final String EPOCHS = "epochs.csv";
  private static final String TASKS = "tasks.csv";

  // config.yaml makes a directory a run: it is the first to go, and comes when all else is there.
  private static final List<String> FILES =
      List.of(
          "config.yaml", "machine.json", EPOCHS, TASKS, "parameters.safetensors", Checkpoint.FILE);

  private static final long SAVING_NANOS = 1_000_000_000;

  // Where the disk is slow, saving waits longer rather than take more than this share of the time.
  private static final int SAVING_SHARE = 50;

  private final Path path;
  private final MetaTrainer trainer;
  private final EpochColumns columns;
  private final TaskColumns taskColumns;
  private final RunLock lock;
  private final AppendedTable epochs;
  private final AppendedTable tasks;
  private Checkpoint checkpoint; // after the last good epoch
  private long nextSaving = System.nanoTime() + SAVING_NANOS;

  /// Whether a directory holds a run.
  public static boolean holdsRun(Path path) {
    return Files.exists(path.resolve("config.yaml"));
  }

  /// Removes what a run has left in a directory; other files stay.
  ///
  /// @throws IllegalArgumentException if another process is writing it
  public static void clear(Path path) throws IOException {
    if (Files.exists(path.resolve(RunLock.FILE))) {
      try (RunLock _ = RunLock.of(path)) {
        clearFiles(path);
        Files.delete(path.resolve(RunLock.FILE));
      }
    } else {
      clearFiles(path);
    }
  }

  private static void clearFiles(Path path) throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(path.resolve(file));
    }
  }

  /// Creates the directory, or clears an old run out of it, and writes the files that come first.
  ///
  /// @throws IllegalArgumentException if another process is writing it
  public RunDirectory(Path path, MetaTrainer trainer) throws IOException {
    Files.createDirectories(path);
    RunLock lock = RunLock.of(path);
    clearFiles(path);
    this(
        path,
        trainer,
        lock,
        AppendedTable.create(path.resolve(EPOCHS), new EpochColumns(trainer).names()),
        AppendedTable.create(path.resolve(TASKS), new TaskColumns(trainer).names()));
    AtomicFile.write(path.resolve("machine.json"), Machine.json(trainer.family().provenance()));
    saveCheckpoint();
    writeConfig();
  }

  private RunDirectory(
      Path path, MetaTrainer trainer, RunLock lock, AppendedTable epochs, AppendedTable tasks)
      throws IOException {
    this.path = path;
    this.trainer = trainer;
    this.lock = lock;
    this.epochs = epochs;
    this.tasks = tasks;
    columns = new EpochColumns(trainer);
    taskColumns = new TaskColumns(trainer);
    checkpoint = checkpoint();
  }

  /// Where a run is from which it can go on: its checkpoint, to which its tables reach.
  ///
  /// @throws IllegalArgumentException with one sentence if nobody can go on with it
  public static Checkpoint checkpoint(Path path) throws IOException {
    Checkpoint checkpoint = Checkpoint.read(path);
    AppendedTable.requireLength(path.resolve(EPOCHS), checkpoint.epochsLength());
    AppendedTable.requireLength(path.resolve(TASKS), checkpoint.tasksLength());
    return checkpoint;
  }

  /// Opens the directory of a run that was interrupted, takes back what came after its checkpoint and
  /// makes the trainer go on from there.
  ///
  /// @param trainer a new one of the run's configuration, but perhaps with more epochs
  /// @throws IllegalArgumentException if another process is writing it, or the run cannot go on; then
  ///     nothing has changed
  public static RunDirectory resume(Path path, MetaTrainer trainer) throws IOException {
    RunLock lock = RunLock.of(path);
    try {
      Checkpoint checkpoint = checkpoint(path).withEpochs(trainer.config().epochs());
      if (!checkpoint.config().equals(trainer.config())) {
        throw new IllegalArgumentException(
            "%s has another configuration than its trainer.".formatted(path));
      }
      trainer.restore(checkpoint.state());
      RunDirectory run =
          new RunDirectory(
              path,
              trainer,
              lock,
              AppendedTable.reopen(path.resolve(EPOCHS), checkpoint.epochsLength()),
              AppendedTable.reopen(path.resolve(TASKS), checkpoint.tasksLength()));
      run.writeConfig();
      return run;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void writeConfig() throws IOException {
    AtomicFile.write(path.resolve("config.yaml"), ConfigText.yaml(ConfigText.of(trainer.config())));
  }

  @Override
  public void epochEnded(EpochRecord record, float[] theta) {
    try {
      tasks.write(taskRows(record));
      epochs.write(List.of(columns.values(record, theta)));
      checkpoint = checkpoint();
      if (System.nanoTime() >= nextSaving) {
        save();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to %s.".formatted(path), e);
    }
  }

  private List<List<Object>> taskRows(EpochRecord record) {
    List<TaskResult> results = record.result().tasks();
    return IntStream.range(0, results.size())
        .mapToObj(i -> taskColumns.values(record.epoch(), i + 1, results.get(i)))
        .toList();
  }

  private Checkpoint checkpoint() throws IOException {
    return new Checkpoint(trainer.config(), trainer.state(), epochs.length(), tasks.length());
  }

  /// Saves where the run is and closes its files.
  @Override
  public void close() throws IOException {
    try (lock;
        epochs;
        tasks) {
      save();
    }
  }

  private void save() throws IOException {
    long begin = System.nanoTime();
    if (checkpoint.state().epoch() > 0) {
      AtomicFile.write(
          path.resolve("parameters.safetensors"),
          Parameters.bytes(trainer, checkpoint.state().theta()));
    }
    saveCheckpoint();
    long end = System.nanoTime();
    nextSaving = end + Math.max(SAVING_NANOS, SAVING_SHARE * (end - begin));
  }

  private void saveCheckpoint() throws IOException {
    epochs.force(); // or a checkpoint might be there after a loss of power, and its rows not
    tasks.force();
    AtomicFile.write(path.resolve(Checkpoint.FILE), CheckpointFormat.write(checkpoint));
  }
}
