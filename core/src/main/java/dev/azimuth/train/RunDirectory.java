package dev.azimuth.train;

import dev.azimuth.meta.TaskResult;
import dev.azimuth.rl.Policy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The files that a run leaves: plain, documented and complete, so that every plot can be made again
/// without Azimuth.
///
/// `config.yaml` holds the configuration and `machine.json` the machine. `epochs.csv` has one row an
/// epoch and `tasks.csv` one an epoch and task, flushed after each epoch, so a run that is killed
/// keeps all epochs that ended. `parameters.safetensors` holds θ of the last good epoch: it is written
/// on closing, also after an interruption or a divergence, and once a second until then.
public final class RunDirectory implements TrainingListener, AutoCloseable {

  private static final List<String> FILES =
      List.of("config.yaml", "machine.json", "epochs.csv", "tasks.csv", "parameters.safetensors");

  private static final long SAVING_NANOS =
      1_000_000_000; // so that saving costs nothing to speak of

  private final Path path;
  private final RunConfig config;
  private final Policy policy;
  private final EpochColumns columns;
  private final TaskColumns taskColumns;
  private final BufferedWriter epochs;
  private final BufferedWriter taskRows;
  private float[] theta = {};
  private long lastSaved = System.nanoTime();

  /// Whether a directory holds a run.
  public static boolean holdsRun(Path path) {
    return Files.exists(path.resolve("config.yaml"));
  }

  /// Removes what a run has left in a directory; other files stay.
  public static void clear(Path path) throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(path.resolve(file));
    }
  }

  /// Creates the directory, or clears an old run out of it, and writes the files that come first.
  public RunDirectory(Path path, MetaTrainer trainer) throws IOException {
    this.path = path;
    config = trainer.config();
    policy = trainer.policy();
    columns = new EpochColumns(config, trainer.family(), policy.parameterCount());
    taskColumns = new TaskColumns(trainer);
    Files.createDirectories(path);
    clear(path);
    epochs = Files.newBufferedWriter(path.resolve("epochs.csv"));
    taskRows = Files.newBufferedWriter(path.resolve("tasks.csv"));
    epochs.write(String.join(",", columns.names()) + "\n");
    taskRows.write(String.join(",", taskColumns.names()) + "\n");
    epochs.flush();
    taskRows.flush();
    AtomicFile.write(path.resolve("machine.json"), Machine.json(trainer.family().provenance()));
    AtomicFile.write(path.resolve("config.yaml"), ConfigText.yaml(ConfigText.of(config)));
  }

  @Override
  public void epochEnded(EpochRecord record, float[] theta) {
    try {
      writeTasks(record);
      writeRow(epochs, columns.values(record, theta));
      epochs.flush();
      this.theta = theta;
      if (System.nanoTime() - lastSaved >= SAVING_NANOS) {
        saveParameters();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to %s.".formatted(path), e);
    }
  }

  private void writeTasks(EpochRecord record) throws IOException {
    List<TaskResult> results = record.result().tasks();
    for (int i = 0; i < results.size(); i++) {
      writeRow(taskRows, taskColumns.values(record.epoch(), i + 1, results.get(i)));
    }
    taskRows.flush();
  }

  private static void writeRow(BufferedWriter writer, List<Object> values) throws IOException {
    writer.write(values.stream().map(String::valueOf).collect(Collectors.joining(",", "", "\n")));
  }

  /// Writes the parameters and closes the tables.
  @Override
  public void close() throws IOException {
    try (epochs;
        taskRows) {
      if (theta.length > 0) {
        saveParameters();
      }
    }
  }

  private void saveParameters() throws IOException {
    AtomicFile.write(path.resolve("parameters.safetensors"), parameters());
    lastSaved = System.nanoTime();
  }

  private byte[] parameters() {
    Safetensors file = new Safetensors(ConfigText.of(config));
    NamedTensors.of(policy)
        .forEach(tensor -> file.add("policy." + tensor.name(), tensor.of(theta), tensor.shape()));
    if (config.algorithm().learnsRates()) {
      int n = policy.parameterCount();
      float[] rates = Arrays.copyOfRange(theta, n, 2 * n);
      NamedTensors.of(policy)
          .forEach(tensor -> file.add("rates." + tensor.name(), tensor.of(rates), tensor.shape()));
    }
    return file.bytes();
  }
}
