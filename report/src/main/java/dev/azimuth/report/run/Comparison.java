package dev.azimuth.report.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs put side by side, grouped by algorithm in the order in which algorithms are first seen.
///
/// Runs of one algorithm that differ in a setting other than the seed are separate groups, never one
/// mean: two step sizes are two experiments. See decision 0031.
public record Comparison(List<AlgorithmRuns> algorithms) {

  private static final String SEED = "seed";
  private static final String EPOCHS = "epochs";
  private static final String SCHEDULE = "schedule";
  private static final String CONSTANT = "constant";

  private static final List<String> LEARNERS = List.of("maml", "fomaml", "reptile", "meta-sgd");
  private static final String DIRECTED = "directed-";

  public Comparison {
    algorithms = List.copyOf(algorithms);
  }

  /// Reads run directories and comparison directories (those whose `runs` folder, or which
  /// themselves, hold run directories). A run that is named twice counts once.
  public static Comparison read(List<Path> directories) {
    Set<Path> runs = new LinkedHashSet<>();
    for (Path directory : directories) {
      runs.addAll(runDirectories(directory));
    }
    return of(runs.stream().map(RunData::read).toList());
  }

  /// Groups runs that have been read already.
  public static Comparison of(List<RunData> runs) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs (none) must have at least one run.");
    }
    SequencedMap<String, List<RunData>> byAlgorithm =
        runs.stream()
            .collect(
                Collectors.groupingBy(RunData::algorithm, LinkedHashMap::new, Collectors.toList()));
    List<AlgorithmRuns> algorithms = new ArrayList<>();
    byAlgorithm.forEach((algorithm, group) -> algorithms.addAll(split(algorithm, group)));
    return new Comparison(algorithms);
  }

  public List<RunData> runs() {
    return algorithms.stream().flatMap(algorithm -> algorithm.runs().stream()).toList();
  }

  /// The settings in which `runs` differ, in the order of their configurations.
  public static List<String> differingSettings(List<RunData> runs) {
    Set<String> keys = new LinkedHashSet<>();
    runs.forEach(run -> keys.addAll(run.config().keySet()));
    return keys.stream()
        .filter(key -> runs.stream().map(run -> run.config().get(key)).distinct().count() > 1)
        .toList();
  }

  private static List<AlgorithmRuns> split(String algorithm, List<RunData> runs) {
    List<String> keys =
        differingSettings(runs).stream().filter(key -> separates(key, runs)).toList();
    if (keys.isEmpty()) {
      return List.of(new AlgorithmRuns(algorithm, runs));
    }
    SequencedMap<String, List<RunData>> bySettings = new LinkedHashMap<>();
    for (RunData run : runs) {
      String settings =
          keys.stream()
              .map(key -> key + " " + Objects.requireNonNullElse(run.config().get(key), "unset"))
              .collect(Collectors.joining(", "));
      bySettings.computeIfAbsent(settings, _ -> new ArrayList<>()).add(run);
    }
    return bySettings.entrySet().stream()
        .map(entry ->
            new AlgorithmRuns("%s (%s)".formatted(algorithm, entry.getKey()), entry.getValue()))
        .toList();
  }

  /// Whether a setting changes what an epoch computes. The number of epochs does so only through a
  /// schedule: a step size that falls to zero is smaller at epoch 10 of 20 than of 1000.
  private static boolean separates(String key, List<RunData> runs) {
    return switch (key) {
      case SEED -> false;
      case EPOCHS ->
          runs.stream()
              .anyMatch(run -> !run.config().getOrDefault(SCHEDULE, CONSTANT).equals(CONSTANT));
      default -> true;
    };
  }

  private static List<Path> runDirectories(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("%s is not a directory.".formatted(directory));
    }
    if (RunData.isRun(directory)) {
      return List.of(directory.toAbsolutePath().normalize());
    }
    Path inside = directory.resolve("runs");
    List<Path> runs = children(Files.isDirectory(inside) ? inside : directory);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must be a run directory (with config.yaml and epochs.csv) or hold some in runs/."
              .formatted(directory));
    }
    return runs;
  }

  private static List<Path> children(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(RunData::isRun)
          .map(child -> child.toAbsolutePath().normalize())
          .sorted(RUN_ORDER)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be listed.".formatted(directory), e);
    }
  }

  /// Plain algorithms before directed ones, then as lists of algorithms have them, and seed 2 before
  /// seed 10: `maml-seed2`, `maml-seed10`, `reptile-seed1`, `directed-maml-seed1`.
  private static final Comparator<Path> RUN_ORDER =
      Comparator.comparing((Path run) -> fileName(run).startsWith(DIRECTED))
          .thenComparing(run -> rank(learner(run)))
          .thenComparing(Comparison::learner)
          .thenComparing(run -> fileName(run).length())
          .thenComparing(Comparison::fileName);

  private static int rank(String learner) {
    int index = LEARNERS.indexOf(learner);
    return index < 0 ? LEARNERS.size() : index;
  }

  private static String learner(Path run) {
    String name = fileName(run).replaceFirst("-seed\\d+$", "");
    return name.startsWith(DIRECTED) ? name.substring(DIRECTED.length()) : name;
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
