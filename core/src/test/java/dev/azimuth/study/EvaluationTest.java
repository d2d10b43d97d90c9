package dev.azimuth.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.meta.Task;
import dev.azimuth.rl.EpisodeStatistics;
import dev.azimuth.rl.Estimator;
import dev.azimuth.train.Adaptation;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.MetaTrainer;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.Tasks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

  private static final String INTERSECTION = "intersection";
  private static final Evaluation EVALUATION = new Evaluation(2, 20, 1);

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws InterruptedException {
    List<Adaptation> policies = List.of(untrained(1), untrained(2), untrained(3));
    List<Task> tasks = tasks("crossing-speed=5|10|15");
    AtomicInteger told = new AtomicInteger();

    List<List<List<EpisodeStatistics>>> alone = EVALUATION.of(policies, tasks, 1, () -> {});
    List<List<List<EpisodeStatistics>>> together =
        EVALUATION.of(policies, tasks, 3, told::incrementAndGet);

    assertThat(together).isEqualTo(alone).hasSize(3).allMatch(ofPolicy -> ofPolicy.size() == 3);
    assertThat(alone.get(1).get(2)).isEqualTo(EVALUATION.of(policies.get(1), tasks.get(2), 2));
    assertThat(told).hasValue(9);
  }

  /// The same parameters, as if they were trained by other algorithms or with other seeds.
  @Test
  void algorithmsOfOneSeedMeetTheSameEpisodesAndOtherSeedsOthers() {
    Task task = tasks("crossing-speed=7").getFirst();
    MetaTrainer trainer = trainer(config(1));
    float[] theta = trainer.state().theta();
    List<EpisodeStatistics> results = EVALUATION.of(adaptation(config(1), theta), task, 0);

    assertThat(EVALUATION.of(adaptation(with(config(1), "algorithm", "fomaml"), theta), task, 0))
        .isEqualTo(results);
    assertThat(EVALUATION.of(adaptation(config(2), theta), task, 0).getFirst())
        .isNotEqualTo(results.getFirst());
    assertThat(EVALUATION.of(adaptation(config(1), theta), task, 1).getFirst())
        .isNotEqualTo(results.getFirst());
    assertThat(new Evaluation(2, 20, 2).of(adaptation(config(1), theta), task, 0).getFirst())
        .isNotEqualTo(results.getFirst());
  }

  /// Without adaptation the three points are measurements of one policy on different episodes.
  @Test
  void everyPointIsMeasuredOnEpisodesOfItsOwn() {
    Task task = tasks("crossing-speed=7").getFirst();
    RunConfig still = with(config(1), "alpha", "0");
    float[] theta = trainer(still).state().theta();

    List<EpisodeStatistics> results =
        new Evaluation(2, 400, 1).of(adaptation(still, theta), task, 0);

    assertThat(results).doesNotHaveDuplicates().hasSize(3);
    EpisodeStatistics first = results.getFirst();
    assertThat(results)
        .allSatisfy(point ->
            assertThat(Math.abs(point.returnMean() - first.returnMean()))
                .isLessThan(5 * first.returnStandardError()));
  }

  @Test
  void trainedPoliciesComeNearTheOptimumAndNotBeyond() throws InterruptedException {
    RunConfig config = with(config(1), "beta", "0.02");
    EnvironmentFamily family = family();
    MetaTrainer trainer = trainer(with(config, "epochs", "60"));
    Adaptation trained = adaptation(config, trainer.train((_, _) -> {}));
    List<Task> tasks = tasks("crossing-speed=5|7.5|10|15");

    List<List<EpisodeStatistics>> results =
        EVALUATION.of(List.of(trained), tasks, 2, () -> {}).getFirst();

    for (int i = 0; i < tasks.size(); i++) {
      double optimum = family.optimalReturn(tasks.get(i).phi(), config.horizon()).orElseThrow();
      for (EpisodeStatistics point : results.get(i)) {
        assertThat(point.returnMean() - 4 * point.returnStandardError()).isLessThan(optimum + 0.1);
      }
    }
    assertThat(results.getLast().getLast().returnMean()).isGreaterThan(80);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 20, 1, steps (-1) must lie in",
    "1001, 20, 1, steps (1001) must lie in",
    "2, 0, 1, episodes (0) must lie in",
    "2, 20, -1, seed (-1) must not be negative.",
  })
  void settingsWithoutSenseAreRefused(int steps, int episodes, long seed, String message) {
    assertThatThrownBy(() -> new Evaluation(steps, episodes, seed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private static EnvironmentFamily family() {
    return EnvironmentFamilies.builtIn().named(INTERSECTION);
  }

  private static RunConfig config(long seed) {
    RunConfig tuned = Presets.TUNED.config(family(), Algorithm.MAML, Estimator.POLICY_GRADIENT);
    return with(with(tuned, "hidden", "16"), "seed", Long.toString(seed));
  }

  private static RunConfig with(RunConfig config, String key, String value) {
    return ConfigText.with(config, Map.of(key, value));
  }

  private static MetaTrainer trainer(RunConfig config) {
    return new MetaTrainer(config, family(), MetaBatchExecutor.sequential());
  }

  private static Adaptation untrained(long seed) {
    return adaptation(config(seed), trainer(config(seed)).state().theta());
  }

  private static Adaptation adaptation(RunConfig config, float[] theta) {
    return new Adaptation(config, family(), theta, new double[0]);
  }

  private static List<Task> tasks(String text) {
    return HeldOutTasks.listed(Tasks.parse(text, family())).orElseThrow();
  }
}
