package dev.azimuth.meta;

import static dev.azimuth.meta.RecordingSampler.SCORE;
import static dev.azimuth.meta.RecordingSampler.list;
import static dev.azimuth.meta.RecordingSampler.objective;
import static dev.azimuth.optim.Vectors.plus;
import static dev.azimuth.testing.TabularProcess.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.RecordingSampler.Event;
import dev.azimuth.optim.GradientAscent;
import dev.azimuth.optim.Schedule;
import dev.azimuth.testing.Golden;
import dev.azimuth.testing.Numbers;
import dev.azimuth.testing.TabularProcess;
import dev.azimuth.testing.TabularProcess.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The derivative of the sampled inner step, E[J(θ + α·g(D))] by θ with g the gradient on a single
/// trajectory D: it has a part through adaptation and one through the sampling of D. By enumeration
/// of all D, against the recorded derivative.
class SamplingCreditTest {

  private static final JsonNode JSON = Golden.json("tabular.json");
  private static final JsonNode GOLDEN = JSON.get("sampled_inner_step");
  private static final double ALPHA = GOLDEN.get("alpha").asDouble();
  private static final TabularProcess PROCESS = TabularProcess.read(JSON);
  private static final double[] THETA = Golden.doubles(JSON.get("theta"));

  /// What adapting on one trajectory gives.
  ///
  /// @param probability of the trajectory
  /// @param objective J(θ′)
  /// @param metaGradient (I + α∇²J(θ))·∇J(θ′), with ∇²J of the score-function surrogate
  /// @param score ∇log p(D; θ)
  private record Outcome(
      double probability, double objective, double[] metaGradient, double[] score) {}

  private static final List<Outcome> OUTCOMES =
      PROCESS.paths().stream().map(SamplingCreditTest::outcome).toList();

  private static Outcome outcome(Path path) {
    double[] rewards = PROCESS.discountedRewards(path);
    double[] weights = new double[rewards.length]; // returns to go, discounted from the start
    double[] adapted = THETA.clone();
    double[] score = new double[THETA.length];
    double toGo = 0;
    for (int t = rewards.length - 1; t >= 0; t--) {
      toGo += rewards[t];
      weights[t] = toGo;
      add(adapted, ALPHA * toGo, PROCESS.score(path, t, THETA));
      add(score, 1, PROCESS.score(path, t, THETA));
    }
    double[] g = PROCESS.gradient(adapted);
    double[] metaGradient = g.clone();
    for (int t = 0; t < weights.length; t++) {
      add(metaGradient, ALPHA * weights[t], PROCESS.scoreDerivative(path, t, THETA, g));
    }
    return new Outcome(
        PROCESS.probability(path, THETA), PROCESS.objective(adapted), metaGradient, score);
  }

  @Test
  void partThroughAdaptationIsTheMetaGradient() {
    double[] expectation = new double[THETA.length];
    for (Outcome outcome : OUTCOMES) {
      add(expectation, outcome.probability, outcome.metaGradient);
    }
    assertIs(expectation, "gradient_through_adaptation", 1e-11);
  }

  @Test
  void partThroughSamplingIsTheReturnAfterAdaptationTimesTheScore() {
    double[] expectation = new double[THETA.length];
    double objective = 0;
    for (Outcome outcome : OUTCOMES) {
      objective += outcome.probability * outcome.objective;
      add(expectation, outcome.probability * outcome.objective, outcome.score);
    }
    assertThat(objective).isCloseTo(GOLDEN.get("objective").asDouble(), within(1e-11));
    assertIs(expectation, "gradient_through_sampling", 1e-11);
  }

  /// All pairs of trajectories of two tasks, each the other's baseline, through the production code
  /// in single precision.
  @Test
  void creditedMetaGradientIsUnbiased() {
    List<TaskResult> results = OUTCOMES.stream().map(SamplingCreditTest::result).toList();
    double[] expectation = new double[THETA.length];
    for (int i = 0; i < results.size(); i++) {
      for (int k = 0; k < results.size(); k++) {
        List<TaskResult> both =
            SamplingCredit.LEAVE_ONE_OUT.apply(List.of(results.get(i), results.get(k)));
        double probability = OUTCOMES.get(i).probability * OUTCOMES.get(k).probability;
        add(expectation, probability, Numbers.doubles(both.getFirst().metaGradient()));
      }
    }
    assertIs(expectation, "gradient", 1e-7);
  }

  private static TaskResult result(Outcome outcome) {
    double objective = outcome.objective;
    return new TaskResult(
        new Task(),
        Numbers.floats(outcome.metaGradient),
        Numbers.floats(outcome.score),
        List.of(new TaskSession.Batch(objective, objective, 0, 1, false, List.of())));
  }

  private static void assertIs(double[] actual, String name, double tolerance) {
    assertThat(actual).containsExactly(Golden.doubles(GOLDEN.get(name)), within(tolerance));
  }

  @Test
  void epochAddsTheScoreTimesTheOwnLessTheOthersReturn() throws InterruptedException {
    float[] theta = {3, -1};
    Maml maml = new Maml(0.125f);
    RecordingSampler sampler = new RecordingSampler(_ -> 1);
    EpochResult result = epoch(sampler, maml, SamplingCredit.LEAVE_ONE_OUT).run(theta, 0, 1);
    double[] after = new double[4];
    Arrays.setAll(after, i -> after(result.tasks().get(i).task(), maml, theta));
    List<Event> scores = new ArrayList<>();
    for (int i = 0; i < after.length; i++) {
      Task task = result.tasks().get(i).task();
      scores.add(new Event(task, SCORE, list(theta)));
      double others = (Arrays.stream(after).sum() - after[i]) / 3;
      float[] plain = maml.metaGradient(theta, (_, _) -> objective(task));
      float[] credited = plus(plain, (float) (after[i] - others), Numbers.floats(task.phi()));
      assertThat(result.tasks().get(i).metaGradient()).containsExactly(credited, within(1e-4f));
    }
    assertThat(sampler.events).containsAll(scores);
  }

  private static double after(Task task, Maml maml, float[] theta) {
    return objective(task).value(maml.adapt(theta, (_, _) -> objective(task)));
  }

  @Test
  void scoreIsNotAskedForWithoutCredit() throws InterruptedException {
    RecordingSampler sampler = new RecordingSampler(_ -> 1);
    epoch(sampler, new Maml(0.125f), SamplingCredit.OFF).run(new float[] {3, -1}, 0, 1);
    assertThat(sampler.events).extracting(Event::batch).doesNotContain(SCORE);
  }

  private static MetaEpoch epoch(RecordingSampler sampler, Maml maml, SamplingCredit credit) {
    return new MetaEpoch(
        new ProductTasks(List.of(new Marginal.Uniform(5, 15), new Marginal.Uniform(-2, 2))),
        4,
        sampler,
        new TaskDirectedStep(new Director.None(), new GradientAscent(1)),
        maml,
        credit,
        TaskReduction.SUM,
        new OuterStep(new GradientAscent(0.5f), Schedule.CONSTANT, 0),
        MetaBatchExecutor.sequential());
  }
}
