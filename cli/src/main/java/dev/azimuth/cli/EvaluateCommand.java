package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.Task;
import dev.azimuth.report.evaluation.EvaluationData;
import dev.azimuth.report.evaluation.EvaluationTable;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.rl.EpisodeStatistics;
import dev.azimuth.study.Evaluation;
import dev.azimuth.study.HeldOutTasks;
import dev.azimuth.train.DivergenceException;
import dev.azimuth.train.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `azimuth evaluate`: what the policies of some runs gain by adapting to held-out tasks.
@Command(
    name = "evaluate",
    description = {
      "Adapts the policies of runs to held-out tasks with fresh data, and measures the return",
      "after 0, 1, … inner steps."
    },
    abbreviateSynopsis = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

  private static final int USUAL_TASKS = 10;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Run directories, or comparison directories with all their runs.")
  private List<Path> directories = List.of();

  @Option(
      names = "--tasks",
      paramLabel = "TASKS",
      description = {
        "The tasks: each one of a list such as gravity=5|10|15, or draws of a distribution.",
        "Default: those that the runs' own distribution holds out, or others of it."
      })
  private @Nullable String taskText;

  @Option(
      names = "--task-count",
      paramLabel = "N",
      description = "How many tasks are drawn, unless they are a list. Default: 10.")
  private @Nullable Integer taskCount;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "5",
      description = "Inner steps, each on fresh data. Default: 5.")
  private int steps;

  @Option(
      names = "--trajectories-per-task",
      paramLabel = "K",
      description = "K, trajectories of each inner step. Default: the run's.")
  private @Nullable String trajectories;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "50",
      description = "Episodes that measure each return; nothing is learned from them. Default: 50.")
  private int episodes;

  @Option(
      names = "--alpha",
      paramLabel = "VALUE",
      description = "α, the inner step size. Default: the run's; meta-sgd has learned its own.")
  private @Nullable String alpha;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of the evaluation. Default: 1.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go. Default: runs/evaluate-<environment>-<time>.")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "Replace an evaluation that is there already.")
  private boolean overwrite;

  @Mixin private final TrainingOptions training = new TrainingOptions();

  @Mixin private final EnvironmentOptions environments = new EnvironmentOptions();

  @Override
  public Integer call() throws Exception {
    if (directories.isEmpty()) {
      throw new UsageException("evaluate needs a run or comparison directory.");
    }
    try (environments) {
      return Interruption.guardWhole(this::evaluate);
    }
  }

  private int evaluate() throws IOException, InterruptedException {
    Evaluation evaluation = new Evaluation(steps, episodes, seed);
    int threads = training.threads();
    Comparison comparison = Comparison.read(directories);
    EnvironmentFamily family = environments.families().named(EvaluatedRuns.environment(comparison));
    EvaluatedRuns runs = EvaluatedRuns.read(comparison, family, changes());
    Tasks distribution = Tasks.parse(taskText == null ? runs.tasks() : taskText, family);
    List<Task> tasks = tasks(distribution, family);
    Path directory = directory(family);
    EvaluationProgress progress =
        new EvaluationProgress(training.progressLine(), runs.policies().size() * tasks.size());
    List<List<List<EpisodeStatistics>>> results;
    try {
      results = evaluation.of(runs.policies(), tasks, threads, progress::evaluated);
    } catch (DivergenceException e) {
      System.err.println("azimuth: " + e.getMessage());
      return ExitCodes.FAILURE;
    }
    EvaluationData data = EvaluationRows.of(runs, distribution, tasks, results);
    data.write(directory);
    print(directory, data);
    return ExitCodes.SUCCESS;
  }

  /// What differs from the runs' configurations, by key.
  private Map<String, String> changes() {
    Map<String, String> changes = new LinkedHashMap<>();
    if (alpha != null) {
      changes.put("alpha", alpha);
    }
    if (trajectories != null) {
      changes.put("trajectories-per-task", trajectories);
    }
    return changes;
  }

  private List<Task> tasks(Tasks distribution, EnvironmentFamily family) {
    Optional<List<Task>> listed = HeldOutTasks.listed(distribution);
    if (listed.isPresent() && taskCount != null) {
      throw new UsageException(
          "task-count (%d) has no effect: the tasks are a list of %d, and each is evaluated."
              .formatted(taskCount, listed.get().size()));
    }
    if (taskText == null
        && listed.isPresent()
        && distribution.heldOut().equals(distribution.distribution())) {
      System.err.println(
          "azimuth: These are the tasks of training: the runs' list holds out none.");
    }
    int count = taskCount == null ? USUAL_TASKS : taskCount;
    if (count < 1 || count > HeldOutTasks.MOST) {
      throw new UsageException(
          "task-count (%d) must lie in [1, %d].".formatted(count, HeldOutTasks.MOST));
    }
    List<Task> tasks = listed.orElseGet(() -> HeldOutTasks.drawn(distribution, count, seed));
    for (Task task : tasks) {
      try {
        family.check(task.phi());
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "tasks (%s): %s".formatted(distribution.describe(task), e.getMessage()));
      }
    }
    return tasks;
  }

  private Path directory(EnvironmentFamily family) throws IOException {
    if (out == null) {
      return OutputOptions.fresh("evaluate-" + family.name());
    }
    if (!overwrite && Files.exists(out.resolve(EvaluationData.CSV))) {
      throw new UsageException(
          "out (%s) already holds an evaluation. Maybe --overwrite, or another --out?"
              .formatted(out));
    }
    OutputOptions.create(out);
    return out;
  }

  private void print(Path directory, EvaluationData data) {
    EvaluationTable table = EvaluationTable.of(data);
    if (training.json) {
      System.out.println(Json.of(EvaluationRows.facts(directory, table)));
    } else {
      System.out.print(table.toText());
      System.out.println("Results: " + directory);
    }
  }
}
