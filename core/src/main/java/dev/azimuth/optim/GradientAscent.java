package dev.azimuth.optim;

/// Plain gradient ascent, θ ← θ + β·g, as in Eq. 2b of the paper.
///
/// @param beta the step size
public record GradientAscent(float beta) implements Optimizer {

  @Override
  public float[] ascend(float[] theta, float[] gradient) {
    return Vectors.plus(theta, beta, gradient);
  }
}
