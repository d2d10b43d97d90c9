package dev.azimuth.meta;

import static dev.azimuth.meta.RecordingSampler.CLOSING;
import static dev.azimuth.meta.RecordingSampler.list;
import static dev.azimuth.meta.RecordingSampler.objective;
import static dev.azimuth.optim.Vectors.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.RecordingSampler.Event;
import dev.azimuth.optim.GradientAscent;
import dev.azimuth.optim.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaEpochTest {

  private static final int TASKS = 5;
  private static final float ALPHA = 0.125f;
  private static final float BETA = 0.5f;
  private static final float DELTA = 0.25f;
  private static final long SEED = 42;
  private static final float[] THETA = {3, -1};
  private static final TaskDistribution DISTRIBUTION =
      new ProductTasks(List.of(new Marginal.Uniform(5, 15), new Marginal.Uniform(-2, 2)));
  private static final OuterStep OUTER =
      new OuterStep(new GradientAscent(BETA), Schedule.CONSTANT, 0);
  private static final Task MEDIUM = new Task(10, 0);

  private final RecordingSampler sampler = new RecordingSampler(_ -> 1);
  private final Maml maml = new Maml(ALPHA);

  @Test
  void epochFollowsAlgorithmOne() throws InterruptedException {
    EpochResult result = epoch(DELTA, MetaBatchExecutor.sequential()).run(THETA, 0, SEED);

    List<Event> expected = new ArrayList<>();
    expected.add(new Event(MEDIUM, 0, list(THETA))); // Line 4
    expected.add(closing(MEDIUM));
    float[] directed = plus(THETA, DELTA, objective(MEDIUM).gradient(THETA)); // Line 5
    assertThat(directed).containsExactly(4.75f, -0.75f);
    assertThat(result.tasks()).hasSize(TASKS); // Line 6
    float[] sum = new float[2];
    for (TaskResult task : result.tasks()) {
      QuadraticObjective objective = objective(task.task());
      float[] adapted = plus(directed, ALPHA, objective.gradient(directed)); // Line 9
      expected.add(new Event(task.task(), 0, list(directed))); // Line 8
      expected.add(new Event(task.task(), 1, list(adapted))); // Line 10
      expected.add(closing(task.task()));
      float[] g = objective.gradient(adapted);
      float[] metaGradient = plus(g, ALPHA, objective.hessianVectorProduct(directed, g));
      assertThat(task.metaGradient()).isEqualTo(metaGradient);
      sum = plus(sum, 1, metaGradient);
    }
    assertThat(sampler.events).isEqualTo(expected);
    assertThat(result.metaGradient()).isEqualTo(sum);
    assertThat(result.theta()).isEqualTo(plus(directed, BETA, sum)); // Line 12
  }

  private static Event closing(Task task) {
    return new Event(task, CLOSING, List.of());
  }

  @Test
  void withoutDirectedStepNothingIsSampledInTheMediumTask() throws InterruptedException {
    EpochResult result = epoch(0, MetaBatchExecutor.sequential()).run(THETA, 0, SEED);
    assertThat(sampler.events).extracting(Event::task).doesNotContain(MEDIUM);
    assertThat(result.directed().steps()).isZero();
    // What is left is plain MAML from θ, to the last bit.
    float[] sum = new float[2];
    for (TaskResult task : result.tasks()) {
      ObjectiveSampler opened = new RecordingSampler(_ -> 1).open(List.of(task.task()), 0);
      sum = plus(sum, 1, maml.metaGradient(THETA, opened));
    }
    assertThat(result.theta()).isEqualTo(plus(THETA, BETA, sum));
  }

  @Test
  void meanDividesTheSumByTheTasks() throws InterruptedException {
    float[] sum = epoch(0, MetaBatchExecutor.sequential()).run(THETA, 0, SEED).metaGradient();
    MetaEpoch epoch =
        new MetaEpoch(
            DISTRIBUTION,
            TASKS,
            sampler,
            directed(0),
            maml,
            SamplingCredit.OFF,
            TaskReduction.MEAN,
            OUTER,
            MetaBatchExecutor.sequential());
    float[] mean = epoch.run(THETA, 0, SEED).metaGradient();
    for (int i = 0; i < mean.length; i++) {
      assertThat(mean[i]).isEqualTo(sum[i] / TASKS);
    }
  }

  @Test
  void parallelTasksGiveTheSameBits() throws InterruptedException {
    EpochResult parallel = epoch(DELTA, MetaBatchExecutor.parallel(3)).run(THETA, 0, SEED);
    EpochResult sequential = epoch(DELTA, MetaBatchExecutor.sequential()).run(THETA, 0, SEED);
    assertThat(parallel).usingRecursiveComparison().isEqualTo(sequential);
  }

  @Test
  void tasksDrawInTheTurnsOfTheirExecutor() throws InterruptedException {
    List<Turn> given = new ArrayList<>();
    MetaBatchExecutor executor =
        tasks -> {
          List<TaskResult> results = new ArrayList<>();
          for (MetaBatchExecutor.TaskWork task : tasks) {
            Turn turn = new AtomicInteger()::incrementAndGet;
            given.add(turn);
            results.add(task.run(turn));
          }
          return results;
        };
    epoch(0, executor).run(THETA, 0, SEED);
    assertThat(sampler.turns).hasSize(TASKS).isEqualTo(given);
  }

  @Test
  void exceptionOfATaskIsThrownAsItIs() {
    RuntimeException exception = new IllegalStateException("from a task");
    MultiTaskSampler failing =
        (_, _, _) -> {
          throw exception;
        };
    MetaEpoch epoch =
        new MetaEpoch(
            DISTRIBUTION,
            TASKS,
            failing,
            directed(0),
            maml,
            SamplingCredit.OFF,
            TaskReduction.SUM,
            OUTER,
            MetaBatchExecutor.parallel(2));
    assertThatThrownBy(() -> epoch.run(THETA, 0, SEED)).isSameAs(exception);
  }

  @Test
  void stepsAndReturnsAreThoseOfAllBatches() throws InterruptedException {
    RecordingSampler sampler = new RecordingSampler(task -> task.equals(MEDIUM) ? 1000 : 7);
    MetaEpoch epoch =
        new MetaEpoch(
            DISTRIBUTION,
            TASKS,
            sampler,
            directed(DELTA),
            maml,
            SamplingCredit.OFF,
            TaskReduction.SUM,
            OUTER,
            MetaBatchExecutor.sequential());
    EpochResult result = epoch.run(THETA, 0, SEED);
    assertThat(result.directed().steps()).isEqualTo(1000);
    assertThat(result.steps()).isEqualTo(1000 + TASKS * 2 * 7);
    double before = 0;
    double after = 0;
    float[] directed = plus(THETA, DELTA, objective(MEDIUM).gradient(THETA));
    for (TaskResult task : result.tasks()) {
      QuadraticObjective objective = objective(task.task());
      before += objective.value(directed) / TASKS;
      after += objective.value(plus(directed, ALPHA, objective.gradient(directed))) / TASKS;
    }
    assertThat(result.returnBefore()).isCloseTo(before, within(1e-9));
    assertThat(result.returnAfter()).isCloseTo(after, within(1e-9));
  }

  @Test
  void everySessionHasASeedOfItsOwn() throws InterruptedException {
    MetaEpoch epoch = epoch(DELTA, MetaBatchExecutor.sequential());
    epoch.run(THETA, 0, SEED);
    epoch.run(THETA, 0, SEED + 1);
    assertThat(new HashSet<>(sampler.seeds)).hasSize(2 * (TASKS + 1));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreJoinedInTaskOrder(TaskReduction reduction) {
    // In floats (1 + 1e8) − 1e8 is 0, while 1 + (1e8 − 1e8) would be 1.
    List<TaskResult> results = List.of(result(1), result(1e8f), result(-1e8f));
    assertThat(reduction.reduce(results)).containsExactly(0);
  }

  private static TaskResult result(float gradient) {
    return new TaskResult(MEDIUM, new float[] {gradient}, new float[0], List.of());
  }

  private static TaskDirectedStep directed(float delta) {
    Director director = delta == 0 ? new Director.None() : new Director.Medium();
    return new TaskDirectedStep(director, new GradientAscent(delta));
  }

  private MetaEpoch epoch(float delta, MetaBatchExecutor executor) {
    return new MetaEpoch(
        DISTRIBUTION,
        TASKS,
        sampler,
        directed(delta),
        maml,
        SamplingCredit.OFF,
        TaskReduction.SUM,
        OUTER,
        executor);
  }
}
