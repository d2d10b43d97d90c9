package dev.azimuth.testkit;

import dev.azimuth.env.EnvironmentFamily;

/// Dynamics, and the batch of a family that has none of its own.
class WindyPointTest extends EnvironmentConformance {

  @Override
  protected EnvironmentFamily family() {
    return EnvironmentFamily.of(WindyPoint::new);
  }
}
