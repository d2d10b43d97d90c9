package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.foreign.Gymnasium;
import dev.azimuth.testkit.EnvironmentConformance;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Environments of Gymnasium keep the contract of all environments.
@ParameterizedClass
@ValueSource(strings = {"Pendulum-v1", "CartPole-v1", "azimuth_test_worlds:Point-v0"})
class GymnasiumConformanceTest extends EnvironmentConformance {

  private static Gymnasium gymnasium = new Gymnasium("python3", Gymnasium.PATIENCE);

  @Parameter private String id = "";

  @BeforeAll
  static void open() throws Exception {
    gymnasium =
        new Gymnasium(PythonInstallation.withGymnasium().toString(), Gymnasium.PATIENCE);
  }

  @AfterAll
  static void close() {
    gymnasium.close();
  }

  @Override
  protected EnvironmentFamily family() {
    return gymnasium.family(id);
  }

  /// The ranges of constants are not known: the first one is doubled.
  @Override
  protected List<double[]> tasks() {
    double[] initial = family().parameters().stream().mapToDouble(p -> p.initial()).toArray();
    double[] other = initial.clone();
    other[0] *= 2;
    return List.of(initial, other);
  }
}
