package dev.azimuth.report.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What one run left in its directory, as far as the report needs it.
///
/// @param directory where it was read from
/// @param config `config.yaml`: the effective configuration, values as written
/// @param machine `machine.json`; empty if the run has none
/// @param epochs `epochs.csv`; has no rows if the run did not finish an epoch
/// @param tasks `tasks.csv` without the column `task`; empty if the run has none
public record RunData(
    Path directory,
    SequencedMap<String, String> config,
    SequencedMap<String, String> machine,
    Table epochs,
    Table tasks) {

  public static final String EPOCH = "epoch";
  public static final String ENVIRONMENT_STEPS = "environment_steps";
  public static final String WALL_SECONDS = "wall_seconds";
  public static final String RETURN_BEFORE = "return_before_adaptation";
  public static final String RETURN_AFTER = "return_after_adaptation";
  public static final String RETURN_AFTER_EMA = "return_after_adaptation_ema";

  public static final String OPTIMAL_RETURN = "optimal_return";

  /// What the names of quantities end in.
  public static final String BEFORE = "_before_adaptation";

  public static final String AFTER = "_after_adaptation";

  private static final List<String> EPOCH_COLUMNS =
      List.of(
          EPOCH, ENVIRONMENT_STEPS, WALL_SECONDS, RETURN_BEFORE, RETURN_AFTER, RETURN_AFTER_EMA);
  private static final String TASK = "task";
  private static final List<String> TASK_COLUMNS =
      List.of(EPOCH, TASK, RETURN_BEFORE, RETURN_AFTER);

  public RunData {
    config = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(config));
    machine = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(machine));
  }

  /// Reads a run directory; `config.yaml` and `epochs.csv` must be there.
  ///
  /// @throws IllegalArgumentException if one of them is missing, or if a file is garbled, naming it
  ///     and the line
  /// @throws java.io.UncheckedIOException if a file cannot be read
  public static RunData read(Path directory) {
    Path config = directory.resolve("config.yaml");
    Path epochs = directory.resolve("epochs.csv");
    Path machine = directory.resolve("machine.json");
    Path tasks = directory.resolve("tasks.csv");
    requireFile(config, directory);
    requireFile(epochs, directory);
    RunData begun =
        new RunData(
            directory,
            FlatFile.readYaml(config),
            Files.exists(machine) ? FlatFile.readJson(machine) : new LinkedHashMap<>(),
            Table.empty(),
            Table.empty());
    begun.setting("algorithm");
    RunData run =
        begun.with(
            Table.read(epochs, EPOCH_COLUMNS, List.of(), begun.plannedEpochs()), Table.empty());
    run.requireAscending(epochs);
    return Files.exists(tasks)
        ? run.with(
            run.epochs,
            Table.read(
                tasks, TASK_COLUMNS, List.of(TASK), run.endedEarly() ? Integer.MAX_VALUE : 0))
        : run;
  }

  private RunData with(Table newEpochs, Table newTasks) {
    return new RunData(directory, config, machine, newEpochs, newTasks);
  }

  /// Whether `directory` holds a run, finished or not: its configuration, which a run writes after its
  /// other files, so one that was killed before that is no run.
  static boolean isRun(Path directory) {
    return Files.isRegularFile(directory.resolve("config.yaml"));
  }

  /// The name of the run: that of its directory, such as `maml-seed3`.
  public String name() {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    return name == null ? directory.toString() : name.toString();
  }

  public String algorithm() {
    return setting("algorithm");
  }

  /// The arm that the run's name says it belongs to: what stands before `-seed<k>`.
  String arm() {
    return arm(name());
  }

  static String arm(String runName) {
    return runName.replaceFirst("-seed\\d+$", "");
  }

  /// The epochs that are complete.
  public int finishedEpochs() {
    return epochs.rows();
  }

  /// The epochs that the configuration asks for; if it does not say, those that are complete.
  public int plannedEpochs() {
    String planned = config.getOrDefault("epochs", "");
    try {
      return planned.isEmpty() ? finishedEpochs() : Integer.parseInt(planned);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: epochs (%s) must be a whole number."
              .formatted(directory.resolve("config.yaml"), planned),
          e);
    }
  }

  /// Whether the run has fewer epochs than its configuration asks for.
  public boolean endedEarly() {
    return finishedEpochs() < plannedEpochs();
  }

  /// The names of the task distribution's parameters, such as `gravity`: the columns of `tasks.csv`
  /// that stand before the returns.
  public List<String> taskParameters() {
    return tasks.names().stream()
        .takeWhile(name -> !name.equals(RETURN_BEFORE))
        .filter(name -> !TASK_COLUMNS.contains(name))
        .toList();
  }

  /// What the environment counts beside the return, such as `collision_rate`: the columns of `tasks.csv`
  /// that are there both before and after adaptation.
  public List<String> measures() {
    return tasks.names().stream()
        .filter(name -> name.endsWith(BEFORE) && !name.equals(RETURN_BEFORE))
        .map(name -> name.substring(0, name.length() - BEFORE.length()))
        .filter(name -> tasks.has(name + AFTER))
        .toList();
  }

  private String setting(String key) {
    String value = config.get(key);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no value for %s.".formatted(directory.resolve("config.yaml"), key));
    }
    return value;
  }

  private void requireAscending(Path file) {
    double[] epoch = epochs.column(EPOCH);
    for (int row = 0; row < epoch.length; row++) {
      if (epoch[row] != row + 1) {
        throw Table.at(
            file, row + 2, "epoch (%s) must be %d, for epochs count from 1", epoch[row], row + 1);
      }
    }
  }

  private static void requireFile(Path file, Path directory) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s is missing, so %s is no run directory.".formatted(file, directory));
    }
  }
}
