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
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// Runs put side by side, grouped by arm where their directory names arms, otherwise by algorithm in
/// the order in which algorithms are first seen.
///
/// Runs of one group that differ in a setting other than the seed are separate groups, never one
/// mean: two step sizes are two experiments. See decision 0031.
///
/// @param about what their directory says of itself
public record Comparison(List<AlgorithmRuns> algorithms, About about) {

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
    Set<Path> distinct = new LinkedHashSet<>();
    directories.forEach(directory -> distinct.add(directory.toAbsolutePath().normalize()));
    About about = About.together(distinct.stream().map(About::read).toList());
    return of(runs.stream().map(RunData::read).toList(), about);
  }

  /// Whether a run of a comparison directory has begun.
  public static boolean hasBegun(Path directory) {
    Path runs = directory.resolve("runs");
    return Files.isDirectory(runs) && !children(runs).isEmpty();
  }

  /// The runs of a comparison directory that have begun; none where the directory is not there yet.
  static List<RunData> begunRuns(Path directory) {
    Path runs = directory.resolve("runs");
    return Files.isDirectory(runs)
        ? children(runs).stream().map(RunData::read).toList()
        : List.of();
  }

  /// Groups runs that have been read already.
  public static Comparison of(List<RunData> runs, About about) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs (none) must have at least one run.");
    }
    SequencedMap<String, List<RunData>> groups = new LinkedHashMap<>();
    about.arms().forEach(arm -> groups.put(arm.name(), new ArrayList<>()));
    for (RunData run : runs) {
      String name = groups.containsKey(run.arm()) ? run.arm() : run.algorithm();
      groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(run);
    }
    List<AlgorithmRuns> algorithms = new ArrayList<>();
    int series = 0;
    for (Map.Entry<String, List<RunData>> group : groups.entrySet()) {
      List<AlgorithmRuns> separate =
          group.getValue().isEmpty()
              ? List.of()
              : Settings.separate(group.getKey(), group.getValue(), series);
      algorithms.addAll(separate);
      series += Math.max(1, separate.size());
    }
    return new Comparison(algorithms, about);
  }

  public List<RunData> runs() {
    return algorithms.stream().flatMap(algorithm -> algorithm.runs().stream()).toList();
  }

  /// The group that the others are compared with, if the directory names one that has runs.
  public Optional<AlgorithmRuns> reference() {
    return algorithms.stream()
        .filter(algorithm -> algorithm.label().equals(about.reference()))
        .findFirst();
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
    String name = RunData.arm(fileName(run));
    return name.startsWith(DIRECTED) ? name.substring(DIRECTED.length()) : name;
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
