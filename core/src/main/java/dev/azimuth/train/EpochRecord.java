package dev.azimuth.train;

import dev.azimuth.meta.EpochResult;

/// What is known after an epoch: a row of `epochs.csv` and the rows of `tasks.csv`.
///
/// @param epoch from 1
/// @param environmentSteps cumulative, of data that were learned from
/// @param watchedSteps cumulative, of data that were drawn for the record only
/// @param wallSeconds cumulative
/// @param returnAfterEma exponential moving average of the return after adaptation, factor 0.9,
///     starting at the first value
/// @param valueLoss the critic's mean squared error; NaN without a critic
/// @param result the outcome of the epoch
public record EpochRecord(
    int epoch,
    long environmentSteps,
    long watchedSteps,
    double wallSeconds,
    double returnAfterEma,
    double valueLoss,
    EpochResult result) {

  /// Undiscounted return on D, mean over the M·K trajectories.
  public double returnBefore() {
    return result.returnBefore();
  }

  /// The same on D′.
  public double returnAfter() {
    return result.returnAfter();
  }
}
