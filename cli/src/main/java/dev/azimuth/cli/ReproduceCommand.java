package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Names;
import dev.azimuth.report.output.ShellText;
import dev.azimuth.report.run.About;
import dev.azimuth.rl.Estimator;
import dev.azimuth.study.Reproduction;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `azimuth reproduce`: a result of the paper, by its name.
@Command(
    name = "reproduce",
    description = "Repeats a result of the paper; goes on where it was interrupted.",
    abbreviateSynopsis = true,
    sortOptions = false)
final class ReproduceCommand implements Callable<Integer> {

  private static final int QUICK_EPOCHS = 20;

  @Parameters(
      paramLabel = "RESULT",
      arity = "0..1",
      description = "fig2, fig3, table2 or controls.")
  private @Nullable String target;

  @Option(
      names = "--environment",
      paramLabel = "NAMES",
      description = "Environments separated by commas. Default: all of the result.")
  private @Nullable String environments;

  @Option(
      names = "--estimator",
      paramLabel = "NAMES",
      description = "Estimators separated by commas. Default: those of the result.")
  private @Nullable String estimators;

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      description = "Seeds, such as 1..5 or 1,2,7. Default: 1..5, with --quick 1,2.")
  private @Nullable String seeds;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "tuned",
      description = "Where the configurations start: tuned, paper. Default: tuned.")
  private String preset = "tuned";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs of every run. Default: the preset's for each environment.")
  private @Nullable Integer epochs;

  @Option(names = "--quick", description = "A preview: 20 epochs and two seeds.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go. Default: runs/<result>.")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "Replace the results that are there already.")
  private boolean overwrite;

  @Mixin private final TrainingOptions training = new TrainingOptions();

  @Override
  public Integer call() throws Exception {
    if (target == null) {
      throw new UsageException(
          "reproduce needs the name of a result: fig2, fig3, table2 or controls.");
    }
    Reproduction result = Given.constant(Reproduction.class, "result", target);
    Path directory = out == null ? Path.of("runs", target) : out;
    List<PlannedDirectory> panels = panels(result, directory);
    training.threads(); // refused before anything is written
    requireOwn(directory);
    PlannedWork work = new PlannedWork(directory, panels);
    if (!overwrite) {
      work.check();
    }
    List<PlannedDirectory> shown = withFormer(result, directory, panels);
    OutputOptions.create(directory);
    for (PlannedDirectory panel : panels) {
      if (overwrite) {
        FormerResults.removeFrom(panel.path());
      }
      OutputOptions.create(panel.path());
      ComparisonFiles.write(panel.path(), panel.plan());
    }
    String command =
        shown.size() == panels.size()
            ? command(target, environments, estimators)
            : shown.stream().map(panel -> panel.plan().command()).collect(Collectors.joining("\n"));
    ComparisonFiles.writePanels(directory, shown, command, result.timed());
    return work.run(training);
  }

  /// Refuses a directory that holds a run or another result, whose files would be replaced.
  private void requireOwn(Path directory) throws IOException {
    boolean others =
        RunDirectory.holdsRun(directory)
            || Files.exists(directory.resolve("runs"))
            || Files.exists(directory.resolve(About.COMPARISON))
                && !About.read(directory).name().equals(target);
    if (others) {
      throw new UsageException(
          "out (%s) already holds other results. Maybe another --out?".formatted(directory));
    }
  }

  private List<PlannedDirectory> panels(Reproduction result, Path directory) {
    List<PlannedDirectory> panels = new ArrayList<>();
    for (String name : environmentNames(result)) {
      EnvironmentFamily family = EnvironmentFamilies.builtIn().named(name);
      for (Estimator estimator : chosenEstimators(result, name)) {
        panels.add(
            new PlannedDirectory(
                path(directory, name, estimator), plan(result, family, estimator)));
      }
    }
    return panels;
  }

  /// The panels with those that the directory has from other calls, in the order of the result.
  private static List<PlannedDirectory> withFormer(
      Reproduction result, Path directory, List<PlannedDirectory> panels) throws IOException {
    List<PlannedDirectory> all = new ArrayList<>();
    for (String environment : result.environments()) {
      for (Estimator estimator : Estimator.values()) {
        Path path = path(directory, environment, estimator);
        Optional<PlannedDirectory> chosen =
            panels.stream().filter(panel -> panel.path().equals(path)).findFirst();
        if (chosen.isPresent()) {
          all.add(chosen.get());
        } else if (Files.exists(path.resolve(About.COMPARISON))) {
          ComparisonPlan former = ComparisonFiles.read(path, EnvironmentFamilies.builtIn());
          all.add(new PlannedDirectory(path, former));
        }
      }
    }
    return all;
  }

  private static Path path(Path directory, String environment, Estimator estimator) {
    return directory.resolve(environment + "-" + KebabCase.of(estimator));
  }

  private List<Estimator> chosenEstimators(Reproduction result, String environment) {
    return estimators == null
        ? result.estimators(environment)
        : Lists.distinct(
            "estimator", estimators, name -> Given.constant(Estimator.class, "estimator", name));
  }

  private List<String> environmentNames(Reproduction result) {
    if (environments == null) {
      return result.environments();
    }
    return Lists.distinct(
        "environment",
        environments,
        name -> {
          if (!result.environments().contains(name)) {
            throw new UsageException(Names.unknown("environment", name, result.environments()));
          }
          return name;
        });
  }

  private ComparisonPlan plan(Reproduction result, EnvironmentFamily family, Estimator estimator) {
    Presets start = start();
    OptionalInt length =
        epochs != null
            ? OptionalInt.of(epochs)
            : quick ? OptionalInt.of(QUICK_EPOCHS) : OptionalInt.empty();
    String name = KebabCase.of(result);
    return new ComparisonPlan(
        name,
        "%s; %s, %s".formatted(result.title(), family.name(), KebabCase.of(estimator)),
        command(name, family.name(), KebabCase.of(estimator)),
        family,
        result.arms(start, family, estimator, length),
        Lists.seeds(seeds == null ? quick ? "1,2" : "1..5" : seeds),
        family.thresholds(),
        Optional.of(result.reference()),
        quick,
        result.timed(),
        new ComparisonPlan.Paper(
            result.deviations(start, family, estimator, length), result.published(family.name())));
  }

  private Presets start() {
    Presets start = Given.constant(Presets.class, "preset", preset);
    if (start.environment().isPresent()) {
      throw new UsageException(
          "preset (%s) is one of %s; a result starts from tuned or paper."
              .formatted(preset, start.environment().get()));
    }
    return start;
  }

  /// The command that repeats the result in some environments with some estimators.
  private String command(
      String name, @Nullable String environmentNames, @Nullable String estimatorNames) {
    StringBuilder command = new StringBuilder("./azimuth reproduce " + name);
    append(command, "environment", environmentNames);
    append(command, "estimator", estimatorNames);
    append(command, "preset", preset);
    append(command, "seeds", seeds);
    append(command, "epochs", epochs);
    return command.append(quick ? " --quick" : "").toString();
  }

  private static void append(StringBuilder command, String option, @Nullable Object value) {
    if (value != null) {
      command.append(" --").append(option).append(' ').append(ShellText.quote("" + value));
    }
  }
}
