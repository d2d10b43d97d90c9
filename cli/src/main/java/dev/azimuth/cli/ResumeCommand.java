package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
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

/// `azimuth resume`: goes on with a run that was interrupted, bit for bit.
@Command(
    name = "resume",
    description = "Goes on with a run that was interrupted or killed, as if it had not been.",
    sortOptions = false)
final class ResumeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run directory.")
  private @Nullable Path run;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Train for so many epochs in all. Default: those of the run.")
  private @Nullable Integer epochs;

  @Mixin private final TrainingOptions training = new TrainingOptions();

  @Mixin private final EnvironmentOptions environments = new EnvironmentOptions();

  @Override
  public Integer call() throws Exception {
    if (run == null) {
      throw new UsageException("resume needs a run directory.");
    }
    int threads = training.threads();
    if (!RunDirectory.holdsRun(run) && Files.isDirectory(run.resolve("runs"))) {
      throw new UsageException(
          "%s is a comparison directory, and resume takes one of its runs: %s/NAME."
              .formatted(run, run.resolve("runs")));
    }
    try (environments) {
      return resume(run, threads);
    }
  }

  private int resume(Path directory, int threads) throws Exception {
    Checkpoint checkpoint = Checkpoint.read(directory);
    if (epochs != null && epochs != checkpoint.config().epochs()) {
      checkpoint = checkpoint.withEpochs(epochs);
    }
    if (checkpoint.finished()) {
      tellFinished(directory, checkpoint.state());
      return ExitCodes.SUCCESS;
    }
    RunConfig config = checkpoint.config();
    EnvironmentFamily family = environments.families().named(config.environment());
    Job job = new Job(String.valueOf(directory.getFileName()), directory, config, family);
    Work work = training.work(List.of(job));
    return Interruption.guard(work::stop, () -> train(work, job, threads));
  }

  private int train(Work work, Job job, int threads) throws IOException, InterruptedException {
    RunOutcome outcome = work.resume(job, threads);
    TrainCommand.print(outcome, job.directory(), training.json);
    return outcome.failed() ? ExitCodes.FAILURE : ExitCodes.SUCCESS;
  }

  private void tellFinished(Path directory, TrainerState state) {
    if (training.json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("directory", directory.toString());
      facts.put("epochs", state.epoch());
      facts.put("environment_steps", state.steps());
      facts.put("wall_seconds", state.seconds());
      facts.put("return_after_adaptation_ema", state.ema());
      facts.put("finished", true);
      System.out.println(Json.of(facts));
    } else {
      System.out.printf("%s is finished: all %d epochs have ended.%n", directory, state.epoch());
    }
  }
}
