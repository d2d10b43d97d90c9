package dev.azimuth.testkit;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Every environment of the library keeps its contract.
@ParameterizedClass
@MethodSource("families")
class BuiltInConformanceTest extends EnvironmentConformance {

  @Parameter private EnvironmentFamily family;

  static List<EnvironmentFamily> families() {
    return EnvironmentFamilies.builtIn().all();
  }

  @Override
  protected EnvironmentFamily family() {
    return family;
  }

  /// Two vehicles come near each other at a low speed of the one that crosses.
  @Override
  protected double[] lively() {
    double[] phi = super.lively();
    for (int i = 0; i < phi.length; i++) {
      if (family.parameters().get(i).name().equals("crossing-speed")) {
        phi[i] = 5;
      }
    }
    return phi;
  }
}
