package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskResult;
import dev.azimuth.optim.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaTrainerTest {

  @Test
  void recordsAddUp() throws InterruptedException {
    RunConfig config = Configs.tiny(Algorithm.MAML);
    List<EpochRecord> records = new ArrayList<>();
    List<float[]> parameters = new ArrayList<>();
    float[] theta =
        trainer(config)
            .train((record, after) -> {
              records.add(record);
              parameters.add(after);
            });
    assertThat(records).extracting(EpochRecord::epoch).containsExactly(1, 2, 3);
    double steps = 0;
    double ema = records.getFirst().returnAfter();
    for (int e = 0; e < 3; e++) {
      EpochRecord record = records.get(e);
      assertThat(record.result().tasks()).hasSize(config.tasksPerEpoch());
      // In CartPole a step earns 1, so the steps of a batch are K times its return.
      for (TaskResult task : record.result().tasks()) {
        steps += config.trajectoriesPerTask() * (task.returnBefore() + task.returnAfter());
      }
      assertThat(record.environmentSteps()).isEqualTo((long) steps);
      assertThat(record.returnBefore())
          .isEqualTo(mean(record.result().tasks().stream().map(TaskResult::returnBefore).toList()));
      assertThat(record.returnAfter())
          .isEqualTo(mean(record.result().tasks().stream().map(TaskResult::returnAfter).toList()));
      ema = 0.9 * ema + 0.1 * record.returnAfter();
      assertThat(record.returnAfterEma()).isCloseTo(ema, within(1e-9));
      assertThat(record.result().theta()).isEqualTo(parameters.get(e));
      assertThat(Vectors.norm(record.result().metaGradient())).isPositive();
      assertThat(record.wallSeconds()).isPositive();
    }
    assertThat(theta).isEqualTo(parameters.getLast());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void directedStepsCountToo() throws InterruptedException {
    List<EpochRecord> records = new ArrayList<>();
    trainer(Configs.tiny(Algorithm.DIRECTED_MAML)).train((record, _) -> records.add(record));
    long ofTasks = records.getFirst().result().tasks().stream().mapToLong(TaskResult::steps).sum();
    assertThat(records.getFirst().environmentSteps() - ofTasks).isBetween(16L, 16L * 20);
  }

  @Test
  void stoppingEndsAfterTheEpochInProgress() throws InterruptedException {
    List<EpochRecord> records = new ArrayList<>();
    MetaTrainer trainer = trainer(Configs.tiny(Algorithm.MAML));
    trainer.train((record, _) -> {
      records.add(record);
      if (record.epoch() == 2) {
        trainer.stop();
      }
    });
    assertThat(records).hasSize(2);
  }

  @Test
  void divergenceNamesEpochTasksAndNorms() {
    RunConfig config = Configs.tiny(Algorithm.MAML, OuterOptimizer.ADAM, 1e6, 0);
    List<EpochRecord> records = new ArrayList<>();
    assertThatThrownBy(() -> trainer(config).train((record, _) -> records.add(record)))
        .isInstanceOf(DivergenceException.class)
        .hasMessage(
            "Diverged at epoch 1: the largest parameter is 1.00e+06 (allowed: 10000). The"
                + " meta-gradient is largest in task gravity=6.194, pole-length=0.5624. Norms by"
                + " task: gravity=13.40, pole-length=0.6822: 0.902; gravity=6.194,"
                + " pole-length=0.5624: 1.04. Maybe a smaller beta, alpha or delta?");
    assertThat(records).isEmpty();
  }

  @Test
  void divergenceLeavesTheEpochsBeforeIt() {
    RunConfig config = Configs.tiny(Algorithm.MAML, OuterOptimizer.ADAM, 6_000, 0);
    List<EpochRecord> records = new ArrayList<>();
    assertThatThrownBy(() -> trainer(config).train((record, _) -> records.add(record)))
        .isInstanceOf(DivergenceException.class)
        .hasMessageStartingWith("Diverged at epoch %d:", records.size() + 1);
    assertThat(records).isNotEmpty();
  }

  @Test
  void parametersThatAreNotANumberAreDivergence() {
    // So large an inner step makes θ′ infinite and the network's outputs NaN.
    RunConfig tiny = Configs.tiny(Algorithm.MAML);
    RunConfig config = Configs.with(tiny, "alpha", "1e39");
    assertThatThrownBy(() -> trainer(config).train((_, _) -> {}))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("the largest parameter is NaN");
  }

  /// θ ← θ + β·(1 − (e − 1)/E)·∇ in epoch e.
  @Test
  void scheduleShrinksTheStepOfLineTwelve() throws InterruptedException {
    RunConfig tiny = Configs.tiny(Algorithm.DIRECTED_MAML, OuterOptimizer.ASCENT, 0.25, 0.005);
    RunConfig config = Configs.with(tiny, "schedule", "linear");
    float[] shares = {1, 2f / 3, 1f / 3};
    trainer(config)
        .train((record, after) -> {
          float step = shares[record.epoch() - 1] * 0.25f;
          float[] directed = record.result().directed().theta();
          float[] expected = Vectors.plus(directed, step, record.result().metaGradient());
          assertThat(after).containsExactly(expected, within(1e-6f));
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-5, 1e-3})
  void ratesOfMetaSgdAreLearnedAtTheirOwnPace(double step) throws InterruptedException {
    RunConfig tiny = Configs.tiny(Algorithm.META_SGD);
    float[] both =
        trainer(Configs.with(tiny, "rate-step-size", Double.toString(step))).train((_, _) -> {});
    double largest = 0;
    for (int i = both.length / 2; i < both.length; i++) {
      largest = Math.max(largest, Math.abs(both[i] - (float) tiny.alpha()));
    }
    assertThat(largest).as("after three steps of Adam").isBetween(step, 3.01 * step);
  }

  @Test
  void trainerTrainsOnce() throws InterruptedException {
    MetaTrainer trainer = trainer(Configs.tiny(Algorithm.MAML));
    trainer.train((_, _) -> {});
    assertThatThrownBy(() -> trainer.train((_, _) -> {})).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void adaptationIsTheInnerStepOnFreshData() throws InterruptedException {
    MetaTrainer trainer = trainer(Configs.tiny(Algorithm.MAML));
    float[] theta = trainer.train((_, _) -> {});
    Task task = trainer.tasks().distribution().medium();
    float[] adapted = trainer.adapt(theta, task, 7);
    assertThat(adapted).isNotEqualTo(theta).isEqualTo(trainer.adapt(theta, task, 7));
    assertThat(trainer.adapt(theta, task, 8)).isNotEqualTo(adapted);
  }

  private static MetaTrainer trainer(RunConfig config) {
    return new MetaTrainer(config, Configs.FAMILY, MetaBatchExecutor.sequential());
  }
}
