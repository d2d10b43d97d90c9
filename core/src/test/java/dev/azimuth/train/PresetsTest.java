package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.rl.Estimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The presets in LunarLander; what they are in CartPole stands in [RunConfigTest].
class PresetsTest {

  private static final EnvironmentFamily LANDER =
      EnvironmentFamilies.builtIn().named("lunar-lander");

  @Test
  void everyPresetOfEveryEnvironmentReadsBack() {
    for (EnvironmentFamily family : EnvironmentFamilies.builtIn().all()) {
      for (Presets preset : Presets.values()) {
        if (!preset.environment().orElse(family.name()).equals(family.name())) {
          continue; // refused, which RunConfigTest shows
        }
        for (Algorithm algorithm : Algorithm.values()) {
          for (Estimator estimator : Estimator.values()) {
            RunConfig config = preset.config(family, algorithm, estimator);
            assertThat(ConfigText.read(ConfigText.of(config))).isEqualTo(config);
          }
        }
      }
    }
  }

  /// Whatever the environment, the preset paper has the numbers of Table I.
  @ParameterizedTest
  @EnumSource
  void paperPresetIsTableOneInLunarLanderToo(Estimator estimator) {
    assertThat(Presets.PAPER.entries(LANDER, Algorithm.DIRECTED_MAML, estimator))
        .containsEntry("tasks", "gravity=5..15")
        .containsEntry("delta", "0.005")
        .containsEntry("alpha", "0.001")
        .containsEntry("beta", "0.001")
        .containsEntry("discount", "0.99")
        .containsEntry("tasks-per-epoch", "5")
        .containsEntry("trajectories-per-task", "10")
        .containsEntry("optimizer", "ascent")
        .containsEntry("epochs", "1000");
  }

  /// Few and short episodes, which end in a crash or are cut. How well it learns takes minutes to
  /// see: docs/experiments/lunar-lander.md.
  @ParameterizedTest
  @EnumSource
  void tunedPresetTrainsInLunarLander(Estimator estimator) throws InterruptedException {
    Map<String, String> entries = Presets.TUNED.entries(LANDER, Algorithm.DIRECTED_MAML, estimator);
    entries.putAll(
        Map.of(
            "epochs", "3", "tasks-per-epoch", "2", "trajectories-per-task", "4", "horizon", "60"));
    RunConfig config = ConfigText.read(entries);
    MetaTrainer trainer = new MetaTrainer(config, LANDER, MetaBatchExecutor.sequential());
    List<float[]> parameters = new ArrayList<>();
    List<Double> returns = new ArrayList<>();

    trainer.train((epoch, theta) -> {
      parameters.add(theta.clone());
      returns.add(epoch.returnAfter());
    });

    assertThat(returns).hasSize(3).allMatch(Double::isFinite);
    assertThat(parameters.get(1)).isNotEqualTo(parameters.get(0));
    assertThat(parameters.get(2)).isNotEqualTo(parameters.get(1));
  }
}
