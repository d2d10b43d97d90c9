package dev.azimuth.train;

import dev.azimuth.optim.Adam;
import dev.azimuth.optim.GradientAscent;
import dev.azimuth.optim.Momentum;
import dev.azimuth.optim.Optimizer;

/// The optimizers that a configuration may name; the paper names none (its Eq. 2b is plain ascent).
public enum OuterOptimizer {
  ASCENT,
  ADAM,
  MOMENTUM;

  /// @param parameterCount n
  Optimizer create(double stepSize, int parameterCount) {
    return switch (this) {
      case ASCENT -> new GradientAscent((float) stepSize);
      case ADAM -> new Adam((float) stepSize, parameterCount);
      case MOMENTUM -> new Momentum((float) stepSize, parameterCount);
    };
  }
}
