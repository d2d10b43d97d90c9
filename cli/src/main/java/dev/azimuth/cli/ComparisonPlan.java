package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.study.Arm;
import dev.azimuth.study.Deviation;
import dev.azimuth.study.Published;
import dev.azimuth.train.RunConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a comparison consists of: every arm with every seed.
///
/// @param name of the command or of what it reproduces, such as `compare` or `fig2`
/// @param title one line for the report
/// @param command the command that repeats it
/// @param family the environment of all runs
/// @param arms in the order in which they are shown
/// @param seeds the seeds of every arm
/// @param thresholds the returns whose first crossing is reported
/// @param reference the name of the arm that the others are compared with
/// @param quick whether it is a preview, with fewer epochs or seeds than its results deserve
/// @param timed whether its seconds are a result, so that its runs are done one after the other
/// @param paper what the paper has otherwise, and its own figures
record ComparisonPlan(
    String name,
    String title,
    String command,
    EnvironmentFamily family,
    List<Arm> arms,
    List<Long> seeds,
    List<Double> thresholds,
    Optional<String> reference,
    boolean quick,
    boolean timed,
    Paper paper) {

  /// What the paper has beside it.
  ///
  /// @param deviations of the runs
  /// @param published its own figures
  record Paper(List<Deviation> deviations, List<Published> published) {

    /// Of a comparison that repeats nothing of the paper.
    static final Paper NOTHING = new Paper(List.of(), List.of());

    Paper {
      deviations = List.copyOf(deviations);
      published = List.copyOf(published);
    }
  }

  ComparisonPlan {
    arms = List.copyOf(arms);
    seeds = List.copyOf(seeds);
    thresholds = List.copyOf(thresholds);
  }

  /// The configuration of each run by its name. Seed by seed, so that no arm has all the runs in
  /// which the JVM is still compiling.
  Map<String, RunConfig> runs() {
    Map<String, RunConfig> runs = new LinkedHashMap<>();
    for (long seed : seeds) {
      arms.forEach(arm -> runs.put(arm.runName(seed), arm.config(seed)));
    }
    return runs;
  }
}
