package dev.azimuth.meta;

/// The outcome of the directed step, Lines 4 and 5.
///
/// @param theta the directed θ, from which all tasks adapt, [n]
/// @param gradientNorm ‖∇J(θ)‖₂ on D_med; 0 without a step
/// @param steps the environment steps of D_med; 0 without a step
public record DirectedResult(float[] theta, double gradientNorm, long steps) {}
