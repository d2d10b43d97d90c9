package dev.azimuth.examples;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.testkit.EnvironmentConformance;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PendulumTest extends EnvironmentConformance {

  @Override
  protected EnvironmentFamily family() {
    return EnvironmentFamily.of(Pendulum::new);
  }

  /// With `g = 7.5` and `l = 0.8`.
  @Test
  void takesTheWayOfGymnasium() throws IOException {
    GoldenEpisode.read("pendulum.csv").compare(family().create(), 7.5, 0.8);
  }
}
