package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.IntersectionFamily;
import dev.azimuth.rl.Estimator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConfigTest {

  private static final RunConfig TINY = Configs.tiny(Algorithm.MAML);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alpha | -1 | alpha (-1.0) must be a finite number ≥ 0.",
        "alpha | NaN | alpha (NaN) must be a finite number ≥ 0.",
        "beta | 0 | beta (0.0) must be a finite number > 0.",
        "beta | Infinity | beta (Infinity) must be a finite number > 0.",
        "delta | 0.1 | delta (0.1) has no effect: maml takes no directed step.",
        "discount | 0 | discount (0.0) must lie in (0, 1].",
        "discount | 1.01 | discount (1.01) must lie in (0, 1].",
        "discount | NaN | discount (NaN) must lie in (0, 1].",
        "tasks-per-epoch | 0 | tasks-per-epoch (0) must lie in [1, 100000].",
        "trajectories-per-task | -3 | trajectories-per-task (-3) must lie in [1, 10000000].",
        "horizon | 0 | horizon (0) must lie in [1, 10000000].",
        "epochs | 0 | epochs (0) must be at least 1.",
        "horizon | 1000000 | trajectories-per-task (16) times horizon (1000000) must be at most"
            + " 10000000 steps.",
        "hidden | 1,2,3,4,5,6,7,8,9 | hidden ([1, 2, 3, 4, 5, 6, 7, 8, 9]) must name 1 to 8 layers with"
            + " widths from 1 to 4096.",
        "hidden | 64,0 | hidden ([64, 0]) must name 1 to 8 layers with widths from 1 to 4096.",
        "hidden | 5000 | hidden ([5000]) must name 1 to 8 layers with widths from 1 to 4096.",
        "seed | -1 | seed (-1) must not be negative."
      })
  void valuesAreChecked(String key, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configs.with(TINY, key, value))
        .withMessage(message);
  }

  @Test
  void withoutAMetaStepADirectedStepMustLearn() {
    Map<String, String> entries = ConfigText.of(Configs.tiny(Algorithm.DIRECTED_MAML));
    entries.put("meta-step", "off");
    for (String outer :
        List.of(
            "beta",
            "optimizer",
            "schedule",
            "clip-norm",
            "task-reduction",
            "sampling-credit",
            "surrogate")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ConfigText.read(entries))
          .withMessageContaining("has no effect: there is no meta-step.");
      assertThat(entries.remove(outer)).isNotNull();
    }
    assertThat(ConfigText.read(entries).delta()).isEqualTo(0.005);
    entries.put("delta", "0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigText.read(entries))
        .withMessage(
            "meta-step (off) leaves nothing that learns without a director and delta > 0.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs | x | epochs (x) must be a whole number.",
        "epochs | 99999999999 | epochs (99999999999) must be at most 2147483647.",
        "hidden | 64,x | hidden (64,x) must be whole numbers separated by commas.",
        "optimizer | sgd | Unknown optimizer 'sgd'. Allowed: ascent, adam, momentum."
      })
  void textIsQuotedWhole(String key, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configs.with(TINY, key, value))
        .withMessage(message);
  }

  /// What dice does not fit is of no interest where it is not used at all.
  @Test
  void havingNoEffectIsToldBeforeNotFitting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configs.with(Configs.tiny(Algorithm.FOMAML), "surrogate", "dice"))
        .withMessage("surrogate (dice) has no effect: fomaml uses no second derivatives.");
  }

  /// Table I of the paper, and its ascent.
  @Test
  void paperPresetIsTableOne() {
    RunConfig config =
        Presets.PAPER.config(Configs.FAMILY, Algorithm.DIRECTED_MAML, Estimator.POLICY_GRADIENT);
    assertThat(config.tasks()).isEqualTo("gravity=5..15");
    assertThat(config.alpha()).isEqualTo(0.001);
    assertThat(config.beta()).isEqualTo(0.001);
    assertThat(config.delta()).isEqualTo(0.005);
    assertThat(config.discount()).isEqualTo(0.99);
    assertThat(config.tasksPerEpoch()).isEqualTo(5);
    assertThat(config.trajectoriesPerTask()).isEqualTo(10);
    assertThat(config.horizon()).isEqualTo(200);
    assertThat(config.epochs()).isEqualTo(1000);
    assertThat(config.optimizer()).isEqualTo(OuterOptimizer.ASCENT);
  }

  @Test
  void presetsOfPlainAlgorithmsTakeNoDirectedStep() {
    for (Presets preset : Presets.values()) {
      EnvironmentFamily family = families(preset).getFirst();
      RunConfig config = preset.config(family, Algorithm.MAML, Estimator.POLICY_GRADIENT);
      assertThat(config.delta()).isZero();
      assertThat(ConfigText.of(config)).doesNotContainKeys("delta", "director", "order");
    }
  }

  @Test
  void textOfEveryPresetReadsBack() {
    for (Presets preset : Presets.values()) {
      for (EnvironmentFamily family : families(preset)) {
        for (Algorithm algorithm : Algorithm.values()) {
          for (Estimator estimator : Estimator.values()) {
            RunConfig config = preset.config(family, algorithm, estimator);
            assertThat(ConfigText.read(ConfigText.of(config))).isEqualTo(config);
            Assembly.check(config, family);
          }
        }
      }
    }
  }

  private static List<EnvironmentFamily> families(Presets preset) {
    EnvironmentFamilies families = EnvironmentFamilies.builtIn();
    return preset.environment().map(name -> List.of(families.named(name))).orElse(families.all());
  }

  @Test
  void theHardIntersectionStartsAsFarAwayAsTheOtherVehicle() {
    RunConfig config =
        Presets.HARD_INTERSECTION.config(
            new IntersectionFamily(), Algorithm.MAML, Estimator.POLICY_GRADIENT);
    double[] phi =
        Tasks.parse(config.tasks(), new IntersectionFamily()).distribution().medium().phi();
    assertThat(Arrays.copyOf(phi, 4)).containsExactly(10, 30, 30, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Presets.HARD_INTERSECTION.entries(
                Configs.FAMILY, Algorithm.MAML, Estimator.POLICY_GRADIENT))
        .withMessage("preset (hard-intersection) is one of intersection, not of cartpole.");
  }

  @Test
  void textKeepsEveryDigit() {
    for (double alpha : Arrays.asList(1e-7, 0.1 + 0.2, 12345.678, 3.0, 1e15, Double.MIN_VALUE)) {
      RunConfig config = Configs.with(TINY, "alpha", Double.toString(alpha));
      assertThat(ConfigText.of(config).get("alpha")).doesNotContain("E");
      assertThat(ConfigText.read(ConfigText.of(config)).alpha()).isEqualTo(alpha);
    }
  }
}
