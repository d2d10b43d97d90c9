package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.report.run.About;
import dev.azimuth.report.run.Panels;
import dev.azimuth.train.Checkpoint;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.RunDirectory;
import dev.azimuth.train.TrainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `azimuth resume`: goes on with a run or a comparison that was interrupted, bit for bit.
@Command(
    name = "resume",
    description =
        "Goes on with a run, a comparison or a reproduction that was interrupted or killed, as if it"
            + " had not been.",
    sortOptions = false)
final class ResumeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The directory of the run, comparison or reproduction.")
  private @Nullable Path directory;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Of a single run: train for so many epochs in all. Default: its own.")
  private @Nullable Integer epochs;

  @Mixin private final TrainingOptions training = new TrainingOptions();

  @Mixin private final EnvironmentOptions environments = new EnvironmentOptions();

  @Override
  public Integer call() throws Exception {
    if (directory == null) {
      throw new UsageException("resume needs the directory of a run or a comparison.");
    }
    int threads = training.threads();
    try (environments) {
      return isComparison(directory) ? resumeComparison(directory) : resume(directory, threads);
    }
  }

  private static boolean isComparison(Path directory) {
    return !RunDirectory.holdsRun(directory)
        && (Files.isDirectory(directory.resolve("runs"))
            || Files.exists(directory.resolve(About.COMPARISON))
            || Panels.areIn(directory));
  }

  private int resumeComparison(Path comparison) throws Exception {
    if (epochs != null) {
      throw new UsageException(
          "epochs (%d) are for a single run, and %s is a comparison."
              .formatted(epochs, comparison));
    }
    PlannedWork work = PlannedWork.begunIn(comparison, environments.families());
    work.check();
    return work.run(training);
  }

  private int resume(Path run, int threads) throws Exception {
    Checkpoint checkpoint = Checkpoint.read(run);
    if (epochs != null && epochs != checkpoint.config().epochs()) {
      checkpoint = checkpoint.withEpochs(epochs);
    }
    if (checkpoint.finished()) {
      tellFinished(run, checkpoint.state());
      return ExitCodes.SUCCESS;
    }
    RunConfig config = checkpoint.config();
    EnvironmentFamily family = environments.families().named(config.environment());
    Job job = new Job(String.valueOf(run.getFileName()), run, config, family);
    Work work = training.work(List.of(job));
    return Interruption.guard(work::stop, () -> train(work, job, threads));
  }

  private int train(Work work, Job job, int threads) throws IOException, InterruptedException {
    RunOutcome outcome = work.resume(job, threads);
    TrainCommand.print(outcome, job.directory(), training.json);
    return outcome.failed() ? ExitCodes.FAILURE : ExitCodes.SUCCESS;
  }

  private void tellFinished(Path run, TrainerState state) {
    if (training.json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("directory", run.toString());
      facts.put("epochs", state.epoch());
      facts.put("environment_steps", state.steps());
      facts.put("wall_seconds", state.seconds());
      facts.put("return_after_adaptation_ema", state.ema());
      facts.put("finished", true);
      System.out.println(Json.of(facts));
    } else {
      System.out.printf("%s is finished: all %d epochs have ended.%n", run, state.epoch());
    }
  }
}
