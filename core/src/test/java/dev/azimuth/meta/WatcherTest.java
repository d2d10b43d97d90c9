package dev.azimuth.meta;

import static dev.azimuth.meta.SmoothTask.THETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.meta.MetaSgd.Order;
import dev.azimuth.optim.Adam;
import dev.azimuth.optim.GradientAscent;
import dev.azimuth.optim.Momentum;
import dev.azimuth.optim.Optimizer;
import dev.azimuth.optim.Schedule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatcherTest {

  static List<MetaLearner> learners() {
    return List.of(
        new MultiStepMaml(0.25f, 2),
        new Fomaml(0.25f, 2),
        new Reptile(0.25f, 2),
        new MetaSgd(0.25f, 2, Order.SECOND));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void adaptationIsWatchedAndNothingLearned(MetaLearner learner) {
    SmoothTask task = new SmoothTask();
    Watcher watcher = new Watcher(learner);
    float[] meta = watcher.initialize(THETA);
    assertThat(meta).isEqualTo(learner.initialize(THETA));
    assertThat(watcher.metaGradient(meta, task)).containsOnly(0).hasSameSizeAs(meta);
    assertThat(task.sampled).isEmpty();
    assertThat(task.watched).containsExactly(0, 1, 2);
    assertThat(watcher.adapt(meta, task)).isEqualTo(learner.adapt(meta, task));
  }

  static List<Optimizer> optimizers() {
    return List.of(new GradientAscent(0.5f), new Adam(0.5f, 2), new Momentum(0.5f, 2));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void parametersStayAsTheDirectedStepLeftThem(Optimizer optimizer) throws InterruptedException {
    MetaEpoch epoch =
        new MetaEpoch(
            new ProductTasks(List.of(new Marginal.Uniform(5, 15), new Marginal.Uniform(-2, 2))),
            3,
            new RecordingSampler(_ -> 10),
            new TaskDirectedStep(new Director.Medium(), new GradientAscent(0.25f)),
            new Watcher(new Maml(0.125f)),
            SamplingCredit.OFF,
            TaskReduction.SUM,
            new OuterStep(optimizer, Schedule.CONSTANT, 1),
            MetaBatchExecutor.sequential());
    float[] theta = {3, -1};
    for (int e = 0; e < 3; e++) {
      EpochResult result = epoch.run(theta, 0, e);
      assertThat(result.theta()).isEqualTo(result.directed().theta()).isNotEqualTo(theta);
      assertThat(result.steps()).isEqualTo(10);
      assertThat(result.watchedSteps()).isEqualTo(3 * 2 * 10);
      theta = result.theta();
    }
  }
}
