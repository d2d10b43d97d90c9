package dev.azimuth.report.summary;

import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Statistics;
import java.util.Arrays;

/// What one run is judged by: decision 0030.
public final class RunMeasures {

  private RunMeasures() {}

  /// The smoothed return after adaptation (EMA, factor 0.9) at an epoch, counted from 1: what the
  /// curves show and what thresholds are compared with.
  public static double returnAfter(RunData run, int epoch) {
    return run.epochs().column(RunData.RETURN_AFTER_EMA)[epoch - 1];
  }

  /// The same at the last epoch that ended within `steps` environment steps; at the first if none did.
  public static double returnAfterSteps(RunData run, double steps) {
    double[] taken = run.epochs().column(RunData.ENVIRONMENT_STEPS);
    int epoch = 1;
    while (epoch < taken.length && taken[epoch] <= steps) {
      epoch++;
    }
    return returnAfter(run, epoch);
  }

  /// The environment steps that the run took.
  public static double steps(RunData run) {
    return last(run, RunData.ENVIRONMENT_STEPS);
  }

  /// The return before adaptation at an epoch, smoothed in the same way.
  public static double returnBefore(RunData run, int epoch) {
    return smoothReturnBefore(run)[epoch - 1];
  }

  /// The first epoch at which the smoothed return after adaptation is at least `threshold`; +∞ if
  /// there is none.
  public static double epochsTo(double threshold, RunData run) {
    return firstReach(threshold, run, RunData.EPOCH);
  }

  /// The environment steps until that epoch is complete; +∞ if there is none.
  public static double stepsTo(double threshold, RunData run) {
    return firstReach(threshold, run, RunData.ENVIRONMENT_STEPS);
  }

  /// The wall-clock seconds until that epoch is complete; +∞ if there is none.
  public static double secondsTo(double threshold, RunData run) {
    return firstReach(threshold, run, RunData.WALL_SECONDS);
  }

  /// The run's wall-clock seconds divided by its epochs.
  public static double secondsPerEpoch(RunData run) {
    return last(run, RunData.WALL_SECONDS) / run.finishedEpochs();
  }

  /// The return before adaptation of every epoch, smoothed like the return after it [epochs].
  public static double[] smoothReturnBefore(RunData run) {
    return Statistics.movingAverage(
        run.epochs().column(RunData.RETURN_BEFORE), Statistics.SMOOTHING);
  }

  private static double firstReach(double threshold, RunData run, String position) {
    return Statistics.firstReach(
        run.epochs().column(RunData.RETURN_AFTER_EMA), threshold, run.epochs().column(position));
  }

  private static double last(RunData run, String column) {
    return Arrays.stream(run.epochs().column(column))
        .reduce((_, second) -> second)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "run (%s) must have at least one epoch.".formatted(run.directory())));
  }
}
