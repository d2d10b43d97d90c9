package dev.azimuth.examples;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.testkit.EnvironmentConformance;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MountainCarTest extends EnvironmentConformance {

  @Override
  protected EnvironmentFamily family() {
    return EnvironmentFamily.of(MountainCar::new);
  }

  /// Into the wall on the left, and then over the hill.
  @Test
  void takesTheWayOfGymnasium() throws IOException {
    GoldenEpisode.read("mountain-car.csv").compare(family().create(), 0.001, 0.0025);
  }
}
