package dev.azimuth.testkit;

import dev.azimuth.env.EnvironmentFamily;

/// The kit, to be called test by test.
final class FaultyPointConformance extends EnvironmentConformance {

  private final FaultyPoint family;

  FaultyPointConformance(FaultyPoint.Fault fault) {
    family = new FaultyPoint(fault);
  }

  @Override
  protected EnvironmentFamily family() {
    return family;
  }
}
