package dev.azimuth.train;

import dev.azimuth.optim.Adam;
import dev.azimuth.optim.GradientAscent;
import dev.azimuth.optim.Optimizer;

/// The optimizer of Line 12: the paper does not name one (its Eq. 2b is plain ascent).
public enum OuterOptimizer {
  ADAM,
  ASCENT;

  /// @param parameterCount n
  Optimizer create(double beta, int parameterCount) {
    return switch (this) {
      case ADAM -> new Adam((float) beta, parameterCount);
      case ASCENT -> new GradientAscent((float) beta);
    };
  }
}
