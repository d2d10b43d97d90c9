package dev.azimuth.train;

/// All that training carries from one epoch to the next. Random streams are not among it: they are
/// derived from the seed and the number of the epoch.
///
/// @param epoch the epochs that have ended
/// @param steps environment steps so far, of data that were learned from
/// @param watchedSteps environment steps so far, of data that were drawn for the record only
/// @param seconds wall seconds so far
/// @param ema the moving average of the return after adaptation; NaN before the first epoch
/// @param theta the meta-parameters
/// @param outer the state of the optimizer of Line 12
/// @param directed the state of the optimizer of Line 5
/// @param values the state of the critic, if there is one
public record TrainerState(
    int epoch,
    long steps,
    long watchedSteps,
    double seconds,
    double ema,
    float[] theta,
    double[] outer,
    double[] directed,
    double[] values) {}
