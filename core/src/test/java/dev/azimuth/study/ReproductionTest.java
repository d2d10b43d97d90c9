package dev.azimuth.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.rl.Estimator;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.Assembly;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.DirectorKind;
import dev.azimuth.train.MetaStep;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReproductionTest {

  static Stream<Arguments> panels() {
    List<Arguments> panels = new ArrayList<>();
    for (Reproduction result : Reproduction.values()) {
      for (String environment : result.environments()) {
        for (Estimator estimator : Estimator.values()) {
          for (Presets preset : List.of(Presets.TUNED, Presets.PAPER)) {
            panels.add(Arguments.of(result, environment, estimator, preset));
          }
        }
      }
    }
    return panels.stream();
  }

  private static EnvironmentFamily family(String name) {
    return EnvironmentFamilies.builtIn().named(name);
  }

  private static Map<String, Arm> arms(
      Reproduction result, String environment, Estimator estimator, Presets preset) {
    return result.arms(preset, family(environment), estimator, OptionalInt.empty()).stream()
        .collect(Collectors.toMap(Arm::name, arm -> arm, (a, _) -> a, LinkedHashMap::new));
  }

  private static Map<String, Arm> controls(String environment) {
    return arms(Reproduction.CONTROLS, environment, Estimator.POLICY_GRADIENT, Presets.TUNED);
  }

  @ParameterizedTest
  @MethodSource("panels")
  void everyPanelHasDistinctRunsThatCanBegin(
      Reproduction result, String environment, Estimator estimator, Presets preset) {
    EnvironmentFamily family = family(environment);
    List<Arm> arms = result.arms(preset, family, estimator, OptionalInt.of(7));

    assertThat(arms).extracting(Arm::name).doesNotHaveDuplicates().contains(result.reference());
    assertThat(arms).extracting(Arm::config).doesNotHaveDuplicates();
    assertThat(arms)
        .allSatisfy(arm -> {
          assertThat(arm.config().epochs()).isEqualTo(7);
          assertThat(arm.config().estimator()).isEqualTo(estimator);
          Assembly.check(arm.config(), family);
        });
  }

  @Test
  void controlsChangeOneThingOfDirectedMaml() {
    Map<String, Arm> arms = controls("cartpole");
    Map<String, String> directed = ConfigText.of(config(arms, "directed-medium"));

    assertThat(differences(directed, config(arms, "directed-random"))).containsOnlyKeys("director");
    assertThat(differences(directed, config(arms, "directed-mixed"))).containsOnlyKeys("director");
    assertThat(differences(directed, config(arms, "directed-lowest")))
        .containsOnlyKeys("director", "director-task")
        .containsEntry("director-task", "gravity=5");
    assertThat(differences(directed, config(arms, "directed-highest")))
        .containsEntry("director-task", "gravity=15");
    assertThat(differences(directed, config(arms, "delta-0.5-beta")))
        .containsExactly(Map.entry("delta", "0.0005"));
    assertThat(config(arms, "medium-alone").metaStep()).isEqualTo(MetaStep.OFF);
    assertThat(config(arms, "medium-alone").director()).isEqualTo(DirectorKind.MEDIUM);
  }

  @Test
  void controlsOfMamlHaveNoDirector() {
    Map<String, Arm> arms = controls("cartpole");
    Map<String, String> maml = ConfigText.of(config(arms, "maml"));

    assertThat(differences(maml, config(arms, "maml-beta-2x")))
        .containsExactly(Map.entry("beta", "0.002"));
    assertThat(differences(maml, config(arms, "maml-beta-5x")))
        .containsExactly(Map.entry("beta", "0.005"));
    assertThat(differences(maml, config(arms, "maml-more-data")))
        .containsExactly(Map.entry("trajectories-per-task", "11"));
  }

  /// 2·M·K trajectories an epoch, and the director's K.
  @Test
  void moreDataIsThatOfTheDirectedStepAndMultiTaskLearnsFromAsMuchAsMaml() {
    Map<String, Arm> arms = controls("intersection");
    RunConfig directed = config(arms, "directed-medium");
    RunConfig more = config(arms, "maml-more-data");
    RunConfig multiTask = config(arms, "multi-task");

    int pairs = 2 * directed.tasksPerEpoch();
    assertThat(pairs * more.trajectoriesPerTask())
        .isEqualTo(pairs * directed.trajectoriesPerTask() + directed.trajectoriesPerTask());
    assertThat(multiTask.algorithm()).as("its gradient is ∇J(θ) on D").isEqualTo(Algorithm.REPTILE);
    assertThat(multiTask.innerSteps()).isOne();
    assertThat(multiTask.tasksPerEpoch() * multiTask.trajectoriesPerTask())
        .isEqualTo(pairs * directed.trajectoriesPerTask());
  }

  @Test
  void deltaIsSweptOnBothSidesOfBeta() {
    Map<String, Arm> arms = controls("lunar-lander");

    List<Double> ratios =
        arms.values().stream()
            .filter(arm -> arm.name().startsWith("delta-"))
            .map(arm -> arm.config().delta() / arm.config().beta())
            .toList();
    assertThat(ratios).containsExactly(0.1, 0.5, 1.0, 2.0, 5.0, 10.0);
    assertThat(controls("cartpole"))
        .as("which is the reference's")
        .doesNotContainKey("delta-5-beta");
  }

  @Test
  void tableTwoHasBothOrdersOfMetaSgd() {
    Map<String, Arm> arms =
        arms(Reproduction.TABLE2, "lunar-lander", Estimator.ACTOR_CRITIC, Presets.TUNED);

    assertThat(arms)
        .containsOnlyKeys(
            "maml", "fomaml", "meta-sgd-first-order", "meta-sgd-second-order", "directed-maml");
    assertThat(ConfigText.of(config(arms, "meta-sgd-first-order"))).containsEntry("order", "first");
    assertThat(Reproduction.TABLE2.published("lunar-lander"))
        .extracting(Published::arm)
        .allMatch(arms::containsKey);
  }

  @Test
  void deviationsAreThoseOfTheConfiguration() {
    List<Deviation> tuned = deviations(Reproduction.FIG2, Presets.TUNED, "lunar-lander");
    List<Deviation> paper = deviations(Reproduction.FIG2, Presets.PAPER, "lunar-lander");

    assertThat(tuned)
        .extracting(Deviation::setting)
        .contains("alpha", "beta", "delta", "optimizer");
    assertThat(tuned)
        .filteredOn(deviation -> deviation.setting().equals("beta"))
        .singleElement()
        .satisfies(beta -> {
          assertThat(beta.paper()).isEqualTo("0.001");
          assertThat(beta.here()).isEqualTo("0.01");
        });
    assertThat(paper)
        .extracting(Deviation::setting)
        .doesNotContain("alpha", "beta", "delta", "discount", "optimizer");
  }

  @Test
  void theOuterStepSizeOfFigureThreeIsThePapers() {
    assertThat(deviations(Reproduction.FIG3, Presets.TUNED, "cartpole"))
        .extracting(Deviation::setting)
        .contains("optimizer")
        .doesNotContain("beta");
  }

  private static List<Deviation> deviations(
      Reproduction result, Presets preset, String environment) {
    return result.deviations(
        preset, family(environment), Estimator.POLICY_GRADIENT, OptionalInt.empty());
  }

  private static RunConfig config(Map<String, Arm> arms, String name) {
    return requireNonNull(arms.get(name), name).config();
  }

  private static Map<String, String> differences(Map<String, String> from, RunConfig to) {
    Map<String, String> different = new LinkedHashMap<>(ConfigText.of(to));
    different.entrySet().removeAll(from.entrySet());
    return different;
  }
}
