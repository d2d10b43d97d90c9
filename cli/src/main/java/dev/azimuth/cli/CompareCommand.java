package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.report.output.ShellText;
import dev.azimuth.study.Arm;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.RunConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `azimuth compare`: every algorithm with every seed, and what they have in common.
@Command(
    name = "compare",
    description = "Trains every algorithm with every seed and leaves a comparison directory.",
    abbreviateSynopsis = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {

  /// Components of a configuration that a comparison takes as lists.
  private static final List<String> LISTED_INSTEAD = List.of("algorithm", "seed");

  private static final String ALGORITHMS = "algorithms";
  private static final String SEEDS = "seeds";

  @Option(
      names = "--algorithms",
      paramLabel = "NAMES",
      description = "Algorithms separated by commas. Default: maml,directed-maml.")
  private @Nullable String algorithms;

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      description = "Seeds, such as 1..5 or 1,2,7. Default: 1..5.")
  private @Nullable String seeds;

  @Option(
      names = "--thresholds",
      paramLabel = "RETURNS",
      description = "Returns whose first crossing is reported. Default: the environment's.")
  private @Nullable String thresholds;

  @Mixin private final ConfigOptions configuration = new ConfigOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Spec private CommandSpec spec;

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new CompareCommand());
    ConfigOptions.addTo(line.getCommandSpec(), LISTED_INSTEAD);
    return line;
  }

  @Override
  public Integer call() throws Exception {
    try (configuration) {
      return compare();
    }
  }

  private int compare() throws Exception {
    Given given = configuration.given(spec.commandLine(), List.of(ALGORITHMS, SEEDS));
    String algorithmKey = given.list(ALGORITHMS, "algorithm", algorithms, "maml,directed-maml");
    String seedKey = given.list(SEEDS, "seed", seeds, "1..5");
    EnvironmentFamily family = given.family();
    List<Algorithm> chosen = given.read(algorithmKey, CompareCommand::algorithms);
    List<Long> seedList = given.read(seedKey, Lists::seeds);
    List<Arm> arms = arms(given, chosen);
    if (output.printConfig) {
      System.out.print(ConfigText.yaml(printed(arms, seedList)));
      return ExitCodes.SUCCESS;
    }
    Path directory = output.location("compare-" + family.name());
    PlannedDirectory planned = new PlannedDirectory(directory, plan(family, arms, seedList));
    output.training().threads(); // refused before anything is written
    if (output.holdsResults(directory)) {
      planned.requireBegun();
    } else {
      OutputOptions.prepare(directory);
    }
    ComparisonFiles.write(directory, planned.plan());
    return PlannedWork.of(planned).run(output.training());
  }

  private static List<Algorithm> algorithms(String names) {
    return Lists.distinct(
        ALGORITHMS, names, name -> Given.constant(Algorithm.class, "algorithm", name));
  }

  /// Each algorithm with its configuration.
  private static List<Arm> arms(Given given, List<Algorithm> algorithms) {
    return algorithms.stream()
        .map(algorithm -> {
          RunConfig config = suited(given, algorithm, algorithms).config(algorithm);
          return new Arm(KebabCase.of(algorithm), algorithm.summary(), config);
        })
        .toList();
  }

  /// The given values less those that have no effect on this algorithm, as long as they have one on
  /// another of the comparison.
  private static Given suited(Given given, Algorithm algorithm, List<Algorithm> algorithms) {
    Given suited = given;
    for (String key : given.values().keySet()) {
      boolean elsewhere =
          algorithms.stream().anyMatch(other -> given.reasonAgainst(key, other).isEmpty());
      if (elsewhere && !given.reasonAgainst(key, algorithm).isEmpty()) {
        suited = suited.without(key);
      }
    }
    return suited;
  }

  /// What `--print-config` shows: the values of all runs, with lists of algorithms and seeds.
  private static Map<String, String> printed(List<Arm> arms, List<Long> seeds) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String key : ConfigText.keys()) {
      arms.stream()
          .map(arm -> ConfigText.of(arm.config()).get(key))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(value -> entries.put(key, value));
    }
    LISTED_INSTEAD.forEach(entries::remove);
    entries.put(ALGORITHMS, arms.stream().map(Arm::name).toList().toString());
    entries.put(SEEDS, seeds.toString());
    return entries;
  }

  /// The comparison; its reference is the algorithm that was named first.
  private ComparisonPlan plan(EnvironmentFamily family, List<Arm> arms, List<Long> seedList) {
    String names = arms.stream().map(Arm::name).collect(Collectors.joining(", "));
    return new ComparisonPlan(
        "compare",
        names + " on " + family.name(),
        "./azimuth " + ShellText.quoteAll(repeated()),
        family,
        arms,
        seedList,
        thresholds == null ? family.thresholds() : Lists.thresholds(thresholds),
        arms.size() < 2 ? Optional.empty() : Optional.of(arms.getFirst().name()),
        false,
        false,
        ComparisonPlan.Paper.NOTHING);
  }

  /// The arguments that repeat the comparison, into another directory.
  private List<String> repeated() {
    List<String> arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
    int out = arguments.indexOf("--out");
    if (out >= 0) {
      arguments.subList(out, out + 2).clear();
    }
    arguments.removeIf(argument ->
        argument.startsWith("--out=")
            || List.of("--overwrite", "--quiet", "--json").contains(argument));
    return arguments;
  }
}
