package dev.azimuth.rl;

/// How a batch of trajectories is drawn and turned into an objective.
///
/// @param trajectories K, trajectories a batch
/// @param horizon H, steps after which an episode is cut
/// @param discount γ
/// @param lambda λ of the generalized advantages
/// @param advantage how the weight of a step is made of rewards
/// @param normalization over what the terms of J are averaged
/// @param surrogate which function of θ the weights are put into
/// @param entropyBonus what the entropy of a visited state counts in J, averaged like its other
///     terms
public record RolloutSettings(
    int trajectories,
    int horizon,
    double discount,
    double lambda,
    Advantage advantage,
    Normalization normalization,
    Surrogate surrogate,
    double entropyBonus) {}
