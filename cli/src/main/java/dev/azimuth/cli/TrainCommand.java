package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.RunConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `azimuth train`: one run.
@Command(
    name = "train",
    description = "Trains one run and leaves a run directory.",
    abbreviateSynopsis = true,
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {

  @Mixin private final ConfigOptions configuration = new ConfigOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new TrainCommand());
    ConfigOptions.addTo(line.getCommandSpec(), List.of());
    return line;
  }

  @Override
  public Integer call() throws Exception {
    try (configuration) {
      return train();
    }
  }

  private int train() throws Exception {
    Given given = configuration.given(spec.commandLine(), List.of());
    EnvironmentFamily family = given.family();
    RunConfig config = given.config();
    if (output.printConfig) {
      System.out.print(ConfigText.yaml(ConfigText.of(config)));
      return ExitCodes.SUCCESS;
    }
    String name = config.environment() + "-" + KebabCase.of(config.algorithm());
    int threads = output.training().threads();
    Path directory = output.directory(name);
    OutputOptions.prepare(directory);
    Job job = new Job(name, directory, config, family);
    Work work = output.training().work(List.of(job));
    return Interruption.guard(
        work::stop,
        () -> {
          RunOutcome outcome = work.run(job, threads);
          print(outcome, directory, output.training().json);
          return outcome.failed() ? ExitCodes.FAILURE : ExitCodes.SUCCESS;
        });
  }

  /// Tells how a run ended.
  static void print(RunOutcome outcome, Path directory, boolean json) {
    if (outcome.failed()) {
      System.err.println("azimuth: " + outcome.failure());
    }
    if (json) {
      System.out.println(Json.of(outcome.facts(directory)));
    } else if (outcome.epochs() > 0) {
      System.out.printf(
          "%d epoch%s, %,d environment steps, %.1f s%n",
          outcome.epochs(), outcome.epochs() == 1 ? "" : "s", outcome.steps(), outcome.seconds());
      System.out.printf(
          "Return before adaptation %.1f, after %.1f, its moving average %.1f%n",
          outcome.returnBefore(), outcome.returnAfter(), outcome.returnEma());
      System.out.println("Results: " + directory);
    }
  }
}
