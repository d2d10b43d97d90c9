package dev.azimuth.optim;

/// Plain gradient ascent, θ ← θ + β·g, as in Eq. 2b of the paper.
///
/// @param stepSize the step size (β of the paper, or δ)
public record GradientAscent(float stepSize) implements Optimizer {

  @Override
  public float[] ascend(float[] theta, float[] gradient, float share) {
    return Vectors.plus(theta, share * stepSize, gradient);
  }
}
