package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.report.LearningCurves;
import dev.azimuth.report.Report;
import dev.azimuth.report.ReportOptions;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.summary.SummaryTable;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
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
    Map<String, RunConfig> runs = runs(given, chosen, seedList);
    ReportOptions options = reportOptions(family);
    if (output.printConfig) {
      System.out.print(ConfigText.yaml(printed(runs, chosen, seedList)));
      return ExitCodes.SUCCESS;
    }
    int threads = output.threads();
    Path directory = output.directory("compare-" + family.name());
    OutputOptions.prepare(directory);
    long epochs = runs.values().stream().mapToLong(RunConfig::epochs).sum();
    Progress progress =
        new Progress(System.err, output.quiet, StandardError.isTerminal(), runs.size(), epochs);
    Work work = new Work(family, progress);
    return Interruption.guard(work::stop, () -> compare(work, runs, directory, threads, options));
  }

  private static List<Algorithm> algorithms(String names) {
    return Lists.distinct(
        ALGORITHMS, names, name -> Given.constant(Algorithm.class, "algorithm", name));
  }

  /// The configuration of each run by its name.
  private static Map<String, RunConfig> runs(
      Given given, List<Algorithm> algorithms, List<Long> seeds) {
    Map<String, RunConfig> runs = new LinkedHashMap<>();
    Map<Algorithm, RunConfig> configs = new LinkedHashMap<>();
    for (Algorithm algorithm : algorithms) {
      configs.put(algorithm, suited(given, algorithm, algorithms).config(algorithm));
    }
    // Seed by seed, so that no algorithm has all the runs in which the JVM is still compiling.
    for (long seed : seeds) {
      configs.forEach((algorithm, config) -> {
        Map<String, String> entries = ConfigText.of(config);
        entries.put("seed", Long.toString(seed));
        runs.put(KebabCase.of(algorithm) + "-seed" + seed, ConfigText.read(entries));
      });
    }
    return runs;
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
  private static Map<String, String> printed(
      Map<String, RunConfig> runs, List<Algorithm> algorithms, List<Long> seeds) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String key : ConfigText.keys()) {
      runs.values().stream()
          .map(config -> ConfigText.of(config).get(key))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(value -> entries.put(key, value));
    }
    LISTED_INSTEAD.forEach(entries::remove);
    entries.put(ALGORITHMS, algorithms.stream().map(KebabCase::of).toList().toString());
    entries.put(SEEDS, seeds.toString());
    return entries;
  }

  private ReportOptions reportOptions(EnvironmentFamily family) {
    List<Double> levels = thresholds == null ? family.thresholds() : Lists.thresholds(thresholds);
    return ReportOptions.of(levels).withCommand("./azimuth " + String.join(" ", repeated()));
  }

  /// The arguments that repeat the comparison: not into the same directory, which is refused.
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

  private int compare(
      Work work, Map<String, RunConfig> runs, Path directory, int threads, ReportOptions options)
      throws IOException, InterruptedException {
    Path runsDirectory = directory.resolve("runs");
    Map<String, Work.Result> results = work.runAll(runs, runsDirectory, threads);
    if (!Files.exists(runsDirectory)) {
      return ExitCodes.INTERRUPTED; // before the first run
    }
    print(report(directory, options), results, directory);
    boolean failed = results.values().stream().anyMatch(result -> !result.failure().isEmpty());
    return failed ? ExitCodes.FAILURE : ExitCodes.SUCCESS;
  }

  private static SummaryTable report(Path directory, ReportOptions options) {
    Comparison comparison = Comparison.read(List.of(directory));
    SummaryTable table = SummaryTable.of(comparison, options.thresholds());
    table.write(directory);
    LearningCurves.write(directory, comparison, options.thresholds());
    Report.write(directory, comparison, options);
    return table;
  }

  private void print(SummaryTable table, Map<String, Work.Result> results, Path directory) {
    results.forEach((name, result) -> {
      if (!result.failure().isEmpty()) {
        System.err.println("azimuth: %s: %s".formatted(name, result.failure()));
      }
    });
    if (output.json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("directory", directory.toString());
      Map<String, Object> runs = new LinkedHashMap<>();
      results.forEach(
          (name, result) -> runs.put(name, result.facts(directory.resolve("runs", name))));
      facts.put("runs", runs);
      facts.put("summary", rows(table));
      System.out.println(Json.of(facts));
    } else {
      System.out.print(table.toText());
      System.out.println("Report: " + directory.resolve("report.html"));
    }
  }

  /// The rows of `summary.csv` by its columns; null where a cell is empty.
  private static List<Map<String, Object>> rows(SummaryTable table) {
    List<String> lines = table.toCsv().lines().toList();
    String[] columns = lines.getFirst().split(",");
    return lines.stream()
        .skip(1)
        .map(line -> {
          String[] cells = line.split(",", -1);
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], i == 0 ? cells[i] : cells[i].isEmpty() ? null : number(cells[i]));
          }
          return row;
        })
        .toList();
  }

  private static Double number(String cell) {
    return Double.valueOf(cell);
  }
}
