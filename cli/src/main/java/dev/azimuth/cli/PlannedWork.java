package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.report.Report;
import dev.azimuth.report.ReportOptions;
import dev.azimuth.report.run.Panels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Comparisons whose runs are done together: the panels of a reproduction, or a single one.
///
/// @param directory the one that holds the panels, or that of the single comparison
/// @param comparisons in the order in which they are done
record PlannedWork(Path directory, List<PlannedDirectory> comparisons) {

  PlannedWork {
    comparisons = List.copyOf(comparisons);
  }

  static PlannedWork of(PlannedDirectory comparison) {
    return new PlannedWork(comparison.path(), List.of(comparison));
  }

  /// The comparison, or all panels of the reproduction, that was begun in a directory.
  ///
  /// @throws UsageException if there is none
  static PlannedWork begunIn(Path directory, EnvironmentFamilies families) throws IOException {
    if (!Panels.areIn(directory)) {
      return of(new PlannedDirectory(directory, ComparisonFiles.read(directory, families)));
    }
    List<PlannedDirectory> panels = new ArrayList<>();
    for (Path path : Panels.directories(directory)) {
      panels.add(new PlannedDirectory(path, ComparisonFiles.read(path, families)));
    }
    return new PlannedWork(directory, panels);
  }

  /// Refuses what does not belong to the comparisons.
  void check() throws IOException {
    for (PlannedDirectory comparison : comparisons) {
      comparison.check();
    }
  }

  /// Does the runs that are not finished, and writes the results of each comparison as soon as its
  /// last run has ended.
  ///
  /// @return the exit code
  int run(TrainingOptions training) throws Exception {
    int threads = training.threads();
    List<List<Job>> groups = new ArrayList<>();
    for (PlannedDirectory comparison : comparisons) {
      groups.add(comparison.jobs(prefix(comparison)));
    }
    List<Job> jobs = groups.stream().flatMap(List::stream).toList();
    boolean alone = comparisons.stream().anyMatch(comparison -> comparison.plan().timed());
    Lanes lanes = alone ? new Lanes(1, threads) : Lanes.sideBySide(threads, jobs.size());
    Work work = training.work(jobs);
    return Interruption.guard(work::stop, () -> run(work, groups, lanes, training.json));
  }

  private boolean isSingle() {
    return comparisons.size() == 1 && comparisons.getFirst().path().equals(directory);
  }

  /// What the names of its runs begin with in progress and messages.
  private String prefix(PlannedDirectory comparison) {
    return isSingle() ? "" : comparison.name() + "/";
  }

  private int run(Work work, List<List<Job>> groups, Lanes lanes, boolean json)
      throws IOException, InterruptedException {
    boolean[] failed = {false};
    boolean[] begun = {false};
    Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
    work.runAll(
        groups,
        lanes,
        (number, outcomes) -> {
          PlannedDirectory comparison = comparisons.get(number);
          failed[0] |= ComparisonResults.tellFailures(outcomes);
          if (ComparisonResults.areIn(comparison.path())) {
            ComparisonResults results = conclude(comparison);
            begun[0] = true;
            if (json) {
              facts.put(comparison.name(), facts(comparison, outcomes, results));
            } else {
              print(comparison, results);
            }
          }
        });
    if (!isSingle() && begun[0]) {
      writeTogether(json);
    }
    if (json && isSingle()) {
      facts.values().forEach(only -> System.out.println(Json.of(only)));
    } else if (json) {
      System.out.println(Json.of(facts));
    }
    return failed[0] ? ExitCodes.FAILURE : ExitCodes.SUCCESS;
  }

  /// The report and the figure over all panels.
  private void writeTogether(boolean quiet) {
    Panels panels = Panels.read(directory);
    Report.writePanels(directory, panels, ReportOptions.of(List.of()));
    if (!quiet) {
      System.out.println("Figure: " + directory.resolve(panels.name() + ".svg"));
      System.out.println("Report: " + directory.resolve("report.html"));
    }
  }

  private static ComparisonResults conclude(PlannedDirectory comparison) {
    ComparisonPlan plan = comparison.plan();
    ReportOptions options = ReportOptions.of(plan.thresholds()).withCommand(plan.command());
    return ComparisonResults.write(comparison.path(), options);
  }

  private void print(PlannedDirectory comparison, ComparisonResults results) {
    ComparisonPlan plan = comparison.plan();
    if (!isSingle()) {
      System.out.println(plan.title() + (plan.quick() ? " (a preview)" : ""));
    }
    System.out.print(results.text());
    System.out.println("Report: " + comparison.path().resolve("report.html"));
  }

  private Map<String, Object> facts(
      PlannedDirectory comparison, Map<String, RunOutcome> outcomes, ComparisonResults results)
      throws IOException {
    Map<String, RunOutcome> all = comparison.finished();
    int prefix = prefix(comparison).length();
    outcomes.forEach((name, outcome) -> all.put(name.substring(prefix), outcome));
    return results.facts(comparison.path(), all);
  }
}
