package dev.azimuth.env;

/// The batch of a family that has none of its own.
class SingleEnvironmentsTest extends EnvironmentContract {

  @Override
  EnvironmentFamily family() {
    return new WindyPoint();
  }
}
