package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.TaskReduction;
import dev.azimuth.nn.Activation;
import dev.azimuth.rl.Advantage;
import dev.azimuth.rl.Normalization;
import java.util.List;
import java.util.Map;

/// Configurations of runs that take a moment.
final class Configs {

  static final EnvironmentFamily FAMILY = new CartPoleFamily();

  private Configs() {}

  /// Two tasks, 16 trajectories of up to 20 steps: batches of more than one panel.
  static RunConfig tiny(Algorithm algorithm) {
    return tiny(algorithm, OuterOptimizer.ADAM, 0.01, algorithm.directed() ? 0.005 : 0);
  }

  static RunConfig tiny(Algorithm algorithm, OuterOptimizer optimizer, double beta, double delta) {
    return new RunConfig(
        FAMILY.name(),
        "gravity=5..15,pole-length=0.3..0.7",
        algorithm,
        0.05,
        beta,
        delta,
        0.99,
        2,
        16,
        20,
        3,
        optimizer,
        TaskReduction.SUM,
        List.of(9, 5),
        Activation.TANH,
        Advantage.WHITENED_BASELINE,
        Normalization.TRAJECTORY,
        1);
  }

  /// A configuration in which one value is replaced by another text.
  static RunConfig with(RunConfig config, String key, String value) {
    Map<String, String> entries = ConfigText.of(config);
    assertThat(entries).containsKey(key);
    entries.put(key, value);
    return ConfigText.read(entries);
  }
}
