package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.norm;
import static dev.azimuth.optim.Vectors.times;

import dev.azimuth.optim.Optimizer;
import dev.azimuth.optim.Schedule;

/// The step of Line 12: an optimizer, a schedule of its step size and, if wanted, a bound on the norm
/// of the meta-gradient.
///
/// @param optimizer makes the step
/// @param schedule how β changes as training goes on
/// @param clipNorm the largest allowed ‖·‖₂ of the meta-gradient; 0 for no bound
public record OuterStep(Optimizer optimizer, Schedule schedule, double clipNorm) {

  /// @param theta θ after the step
  /// @param clipped whether the bound acted
  public record Result(float[] theta, boolean clipped) {}

  Result ascend(float[] theta, float[] gradient, double progress) {
    double norm = norm(gradient);
    boolean clipped = clipNorm > 0 && norm > clipNorm;
    float[] direction = clipped ? times((float) (clipNorm / norm), gradient) : gradient;
    float share = (float) schedule.share(progress);
    return new Result(optimizer.ascend(theta, direction, share), clipped);
  }
}
