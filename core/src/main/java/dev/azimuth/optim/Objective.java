package dev.azimuth.optim;

/// J on fixed data: a function of the parameters θ that is to be climbed.
///
/// An objective is pure: the same θ gives the same bits, and nothing is resampled. Its class says in
/// its first sentence which surrogate it is, since surrogates with one gradient differ in ∇²J.
public interface Objective {

  /// J(θ).
  double value(float[] theta);

  /// ∇J(θ), [n], pointing uphill.
  float[] gradient(float[] theta);

  /// ∇²J(θ)·v, [n].
  float[] hessianVectorProduct(float[] theta, float[] v);
}
