package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.IntersectionFamily;
import dev.azimuth.rl.Estimator;
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
    return tiny(algorithm, Estimator.POLICY_GRADIENT, optimizer, Double.toString(beta), delta);
  }

  static RunConfig tiny(Algorithm algorithm, Estimator estimator) {
    return tiny(
        algorithm, estimator, OuterOptimizer.ADAM, "0.01", algorithm.directed() ? 0.005 : 0);
  }

  private static RunConfig tiny(
      Algorithm algorithm,
      Estimator estimator,
      OuterOptimizer optimizer,
      String beta,
      double delta) {
    Map<String, String> entries = Presets.TUNED.entries(FAMILY, algorithm, estimator);
    entries.putAll(
        Map.of(
            "tasks", "gravity=5..15,pole-length=0.3..0.7",
            "alpha", "0.05",
            "beta", beta,
            "tasks-per-epoch", "2",
            "trajectories-per-task", "16",
            "horizon", "20",
            "epochs", "3",
            "optimizer", KebabCase.of(optimizer),
            "hidden", "9,5"));
    entries.replace("delta", Double.toString(delta));
    entries.replace("critic-batch", "300");
    return ConfigText.read(entries);
  }

  /// The intersection with its optimum, and tasks that take several draws each.
  static RunConfig tinyIntersection() {
    RunConfig config =
        Presets.TUNED.config(
            new IntersectionFamily(), Algorithm.DIRECTED_MAML, Estimator.POLICY_GRADIENT);
    for (String setting :
        List.of(
            "tasks=crossing-speed=normal(7,2,5..15) without 9..11,own-distance=38|40",
            "tasks-per-epoch=2",
            "trajectories-per-task=16",
            "horizon=50",
            "epochs=3",
            "hidden=9,5")) {
      String[] parts = setting.split("=", 2);
      config = with(config, parts[0], parts[1]);
    }
    return config;
  }

  static EnvironmentFamily family(RunConfig config) {
    return EnvironmentFamilies.builtIn().named(config.environment());
  }

  /// A configuration in which one value is replaced by another text.
  static RunConfig with(RunConfig config, String key, String value) {
    Map<String, String> entries = ConfigText.of(config);
    assertThat(ConfigText.keys()).contains(key);
    entries.put(key, value);
    return ConfigText.read(entries);
  }
}
