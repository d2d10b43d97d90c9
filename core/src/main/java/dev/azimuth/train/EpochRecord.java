package dev.azimuth.train;

import dev.azimuth.meta.TaskResult;
import java.util.List;

/// What is known after an epoch: a row of `epochs.csv` and the rows of `tasks.csv`.
///
/// @param epoch from 1
/// @param environmentSteps cumulative
/// @param wallSeconds cumulative
/// @param returnBefore undiscounted return on D, mean over the M·K trajectories
/// @param returnAfter the same on D′
/// @param returnAfterEma its exponential moving average, factor 0.9, starting at the first value
/// @param metaGradientNorm ‖·‖₂ of the direction of Line 12
/// @param parameterNorm ‖θ‖₂ after the epoch
/// @param tasks the results of the tasks, in the order of sampling
public record EpochRecord(
    int epoch,
    long environmentSteps,
    double wallSeconds,
    double returnBefore,
    double returnAfter,
    double returnAfterEma,
    double metaGradientNorm,
    double parameterNorm,
    List<TaskResult> tasks) {}
