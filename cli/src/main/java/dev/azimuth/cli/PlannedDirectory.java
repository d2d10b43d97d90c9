package dev.azimuth.cli;

import dev.azimuth.report.run.About;
import dev.azimuth.report.run.Panels;
import dev.azimuth.train.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The directory of a comparison, in which some of its runs may be finished already.
record PlannedDirectory(Path path, ComparisonPlan plan) {

  /// What the directory is called.
  String name() {
    return String.valueOf(path.getFileName());
  }

  /// Refuses a directory that holds another result, runs which this comparison has not or has otherwise,
  /// or runs that are not finished and with which nobody can go on.
  void check() throws IOException {
    if (FormerRun.in(path).isPresent()) {
      throw refusal("it holds a run");
    }
    if (Panels.areIn(path)) {
      throw refusal("it holds a reproduction");
    }
    Map<String, RunConfig> planned = plan.runs();
    for (Path run : runs()) {
      String name = String.valueOf(run.getFileName());
      Optional<FormerRun> former = FormerRun.in(run);
      RunConfig config = planned.get(name);
      if (former.isPresent() && config == null) {
        throw refusal("it holds the run %s, which is not of this one".formatted(name));
      }
      if (former.isPresent() && config != null) {
        Optional<String> difference = former.get().difference(config);
        if (difference.isPresent()) {
          throw refusal("in %s, %s".formatted(name, difference.get()));
        }
        requireResumable(former.get(), config);
      }
    }
  }

  private static void requireResumable(FormerRun former, RunConfig config) throws IOException {
    Optional<String> obstacle = former.isFinished(config) ? Optional.empty() : former.obstacle();
    if (obstacle.isPresent()) {
      throw new UsageException(
          "%s Without this run directory, the run begins anew.".formatted(obstacle.get()));
    }
  }

  /// Refuses a directory unless it holds this comparison, begun and not finished.
  void requireBegun() throws IOException {
    check();
    if (jobs("").isEmpty() || !Files.exists(path.resolve(About.COMPARISON))) {
      throw OutputOptions.taken(path);
    }
  }

  private UsageException refusal(String reason) {
    return new UsageException(
        "out (%s) already holds other results: %s. Maybe --overwrite, or another --out?"
            .formatted(path, reason));
  }

  private List<Path> runs() throws IOException {
    Path runs = path.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(runs)) {
      return inside.filter(Files::isDirectory).sorted().toList();
    }
  }

  /// The outcomes of the runs that are finished.
  Map<String, RunOutcome> finished() throws IOException {
    Map<String, RunOutcome> finished = new LinkedHashMap<>();
    for (Map.Entry<String, RunConfig> run : plan.runs().entrySet()) {
      Optional<FormerRun> former = FormerRun.in(path.resolve("runs", run.getKey()));
      if (former.isPresent() && former.get().isFinished(run.getValue())) {
        finished.put(run.getKey(), former.get().outcome());
      }
    }
    return finished;
  }

  /// The runs that are not.
  ///
  /// @param prefix of the names that progress calls them
  List<Job> jobs(String prefix) throws IOException {
    Map<String, RunOutcome> finished = finished();
    List<Job> jobs = new ArrayList<>();
    plan.runs()
        .forEach((name, config) -> {
          if (!finished.containsKey(name)) {
            jobs.add(new Job(prefix + name, path.resolve("runs", name), config, plan.family()));
          }
        });
    return jobs;
  }
}
