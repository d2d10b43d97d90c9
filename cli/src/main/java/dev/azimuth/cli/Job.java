package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.train.RunConfig;
import java.nio.file.Path;

/// A run to do.
///
/// @param name what progress calls it
/// @param directory where its results go
record Job(String name, Path directory, RunConfig config, EnvironmentFamily family) {

  /// The steps that it takes if no episode ends early: a measure of its work.
  double longest() {
    return (double) config.epochs() * longestEpoch();
  }

  /// The same of one epoch; the data that are drawn before and after adaptation are most of it.
  double longestEpoch() {
    double trajectories = 2.0 * config.tasksPerEpoch() * config.trajectoriesPerTask();
    return trajectories * config.horizon();
  }
}
