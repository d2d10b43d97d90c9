package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Objective;
import dev.azimuth.optim.Vectors;
import dev.azimuth.testing.DoubleNetwork;
import dev.azimuth.testing.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutSamplerTest {

  private static final int COUNT = 6;
  private static final int HORIZON = 30;
  private static final double DISCOUNT = 0.95;
  private static final double BONUS = 100;
  private static final CartPoleFamily FAMILY = new CartPoleFamily();
  private static final Policy POLICY =
      Policy.of(4, FAMILY.actionSpace(), new int[] {8}, Activation.TANH);
  private static final float[] THETA = POLICY.initialParameters(new SplittableRandom(3));
  private static final Task TASK =
      new Task(FAMILY.parameters().stream().mapToDouble(Parameter::initial).toArray());

  private final RolloutSampler sampler = sampler(Normalization.TRAJECTORY);

  @Test
  void sameBatchAndParametersGiveTheSameData() {
    try (TaskSession session = sampler.open(List.of(TASK), 1)) {
      float[] first = session.sample(THETA, 0).gradient(THETA);
      float[] other = session.sample(THETA, 1).gradient(THETA);
      assertThat(session.sample(THETA, 0).gradient(THETA)).isEqualTo(first).isNotEqualTo(other);
    }
  }

  /// Whoever waits for the turn waits for the work on one panel of at most 256 states.
  @Test
  void turnIsPassedOnBeforeEachPanel() {
    AtomicInteger passed = new AtomicInteger();
    try (TaskSession session =
        sampler(Normalization.TRAJECTORY, 0, 100).open(List.of(TASK), 1, passed::incrementAndGet)) {
      Objective drawn = session.sample(THETA, 0);
      int panels = passed.getAndSet(0);
      assertThat(panels).isBetween((int) (session.batches().getFirst().steps() / 256) + 1, 20);
      drawn.gradient(THETA);
      assertThat(passed.getAndSet(0)).isEqualTo(panels);
      drawn.hessianVectorProduct(THETA, THETA);
      assertThat(passed.getAndSet(0)).isEqualTo(panels);
      drawn.value(Vectors.times(2, THETA)); // evaluates anew
      assertThat(passed.getAndSet(0)).isEqualTo(panels);
    }
  }

  @Test
  void objectiveOutlivesTheNextBatch() {
    try (TaskSession session = sampler.open(List.of(TASK), 1)) {
      Objective support = session.sample(THETA, 0);
      float[] before = support.hessianVectorProduct(THETA, THETA);
      session.sample(THETA, 1).gradient(THETA);
      assertThat(support.hessianVectorProduct(THETA, THETA)).isEqualTo(before);
    }
  }

  @Test
  void objectiveEndsWhenItsPanelsAreDrawnIntoAgain() {
    try (TaskSession session = sampler.open(List.of(TASK), 1)) {
      Objective support = session.sample(THETA, 0);
      session.sample(THETA, 1);
      session.sample(THETA, 2);
      assertThatThrownBy(() -> support.gradient(THETA))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Draw the batch again.");
    }
  }

  /// At θ of the rollout the evaluations are taken over, elsewhere they are made anew.
  @Test
  void derivativesAreTheSameWhereverTheEvaluationComesFrom() {
    Objective fresh = unit(data(Seeds.child(1, 0)));
    float[] elsewhere = Vectors.times(1.5f, THETA);
    try (TaskSession session = sampler.open(List.of(TASK), 1)) {
      Objective drawn = session.sample(THETA, 0);
      for (float[] theta : List.of(THETA, elsewhere, THETA)) {
        assertThat(
                Numbers.relativeError(
                    drawn.gradient(theta), Numbers.doubles(fresh.gradient(theta))))
            .isLessThan(1e-6);
        float[] product = drawn.hessianVectorProduct(theta, elsewhere);
        float[] wanted = fresh.hessianVectorProduct(theta, elsewhere);
        assertThat(Numbers.relativeError(product, Numbers.doubles(wanted))).isLessThan(1e-6);
      }
    }
  }

  /// J as [#sampler] makes it.
  private static Objective unit(Trajectories data) {
    double[] weights = Normalization.TRAJECTORY.weights(data.returnsToGo(DISCOUNT), data);
    return Objectives.on(POLICY, data, Surrogate.SCORE, weights, 0);
  }

  @Test
  void sessionsInSuccessionDoNotInfluenceEachOther() {
    float[] fresh;
    try (TaskSession session = sampler.open(List.of(TASK), 2)) {
      fresh = session.sample(THETA, 0).gradient(THETA);
    }
    try (TaskSession session = sampler.open(List.of(TASK), 1);
        TaskSession other = sampler.open(List.of(TASK), 2)) {
      session.sample(THETA, 0);
      assertThat(other.sample(THETA, 0).gradient(THETA)).isEqualTo(fresh);
    }
  }

  @Test
  void batchesAreAccountedOnceEach() {
    Trajectories data = data(Seeds.child(1, 0));
    try (TaskSession session = sampler.open(List.of(TASK), 1)) {
      assertThat(session.batches()).isEmpty();
      session.sample(THETA, 0);
      session.sample(THETA, 1);
      session.sample(THETA, 0);
      assertThat(session.batches()).hasSize(2);
      assertThat(session.batches().getFirst())
          .isEqualTo(
              new TaskSession.Batch(
                  data.meanReturn(),
                  data.meanDiscountedReturn(DISCOUNT),
                  data.entropy(),
                  data.size(),
                  false,
                  List.of()));
    }
  }

  /// (1/K)·Σ over trajectories, or the mean over all steps, of Â·∇log π with Â the returns to go.
  @ParameterizedTest
  @EnumSource
  void objectiveIsAveragedAsConfigured(Normalization normalization) {
    Trajectories data = data(Seeds.child(1, 0));
    double[] returns = data.returnsToGo(DISCOUNT);
    Objective sum = Objectives.on(POLICY, data, Surrogate.SCORE, returns, 0);
    double terms = normalization == Normalization.STEP ? data.size() : COUNT;
    double[] expected = Numbers.doubles(sum.gradient(THETA));
    for (int i = 0; i < expected.length; i++) {
      expected[i] /= terms;
    }
    try (TaskSession session = sampler(normalization).open(List.of(TASK), 1)) {
      float[] gradient = session.sample(THETA, 0).gradient(THETA);
      assertThat(Numbers.relativeError(gradient, expected)).isLessThan(1e-6);
    }
  }

  /// The entropy of each step is averaged like its advantage.
  @ParameterizedTest
  @EnumSource
  void entropyBonusIsAveragedAsConfigured(Normalization normalization) {
    Trajectories data = data(Seeds.child(1, 0));
    double terms = normalization == Normalization.STEP ? data.size() : COUNT;
    PolicyGradientObjective bonus =
        Objectives.on(
            POLICY, data, Surrogate.SCORE, new double[data.size()], (float) (BONUS / terms));
    try (TaskSession session = sampler(normalization).open(List.of(TASK), 1);
        TaskSession encouraged = sampler(normalization, BONUS).open(List.of(TASK), 1)) {
      float[] expected =
          Vectors.plus(session.sample(THETA, 0).gradient(THETA), 1, bonus.gradient(THETA));
      float[] gradient = encouraged.sample(THETA, 0).gradient(THETA);
      assertThat(Numbers.relativeError(gradient, Numbers.doubles(expected))).isLessThan(1e-6);
      assertThat(Vectors.norm(bonus.gradient(THETA))).isGreaterThan(1e-2 * Vectors.norm(gradient));
    }
  }

  /// ∇log p(D; θ) over all K trajectories, whatever J weighs and averages.
  @ParameterizedTest
  @EnumSource
  void samplingScoreIsTheGradientOfTheSummedLogProbabilities(Normalization normalization) {
    Trajectories data = data(Seeds.child(1, 0));
    double[] ones = new double[data.size()];
    Arrays.fill(ones, 1);
    double[][] states = new double[data.size()][4];
    int[] actions = new int[data.size()];
    for (int c = 0; c < actions.length; c++) {
      actions[c] = (int) data.actions()[c];
      for (int i = 0; i < 4; i++) {
        states[c][i] = data.observations()[i * data.size() + c];
      }
    }
    DoubleNetwork network = new DoubleNetwork(false, 4, 8, 2);
    double[] expected =
        new DoubleScores(network, states, actions, ones).gradient(Numbers.doubles(THETA));
    PolicyGradientObjective unit = Objectives.on(POLICY, data, Surrogate.SCORE, ones, 0);
    try (TaskSession session = sampler(normalization).open(List.of(TASK), 1)) {
      session.sample(THETA, 0);
      float[] score = session.samplingScore(THETA, 0);
      assertThat(score).isEqualTo(unit.gradient(THETA));
      assertThat(Numbers.relativeError(score, expected)).isLessThan(1e-6);
      assertThat(session.batches()).as("batches, of which none was drawn for it").hasSize(1);
    }
  }

  private static Trajectories data(long seed) {
    return new Rollout(POLICY, FAMILY, COUNT, HORIZON, true)
        .collect(THETA, new PolicyPanels(POLICY), List.of(TASK), seed);
  }

  private static RolloutSampler sampler(Normalization normalization) {
    return sampler(normalization, 0);
  }

  private static RolloutSampler sampler(Normalization normalization, double entropyBonus) {
    return sampler(normalization, entropyBonus, COUNT);
  }

  private static RolloutSampler sampler(
      Normalization normalization, double entropyBonus, int count) {
    return new RolloutSampler(
        POLICY,
        FAMILY,
        new RolloutSettings(
            count,
            HORIZON,
            DISCOUNT,
            0,
            Advantage.RETURNS,
            normalization,
            Surrogate.SCORE,
            entropyBonus),
        new NoValues());
  }
}
