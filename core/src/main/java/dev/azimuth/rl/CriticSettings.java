package dev.azimuth.rl;

import java.util.List;

/// How a [Critic] is made and fitted.
///
/// @param hidden widths of its hidden layers
/// @param stepSize of its Adam
/// @param steps gradient steps an epoch
/// @param batch states a step, drawn from all of the epoch
/// @param scale the return that counts as 1 for the network
/// @param bootstrap what comes after a trajectory that was cut
public record CriticSettings(
    List<Integer> hidden,
    double stepSize,
    int steps,
    int batch,
    double scale,
    Bootstrap bootstrap) {}
