package dev.azimuth.rl;

/// How a batch of trajectories is drawn and turned into an objective.
///
/// @param trajectories K, trajectories a batch
/// @param horizon H, steps after which an episode is cut
/// @param discount γ
/// @param advantage how the weight of a step is made of rewards
/// @param normalization over what the terms of J are averaged
public record RolloutSettings(
    int trajectories,
    int horizon,
    double discount,
    Advantage advantage,
    Normalization normalization) {}
