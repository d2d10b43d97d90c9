package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Activation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.testing.DoubleNetwork;
import dev.azimuth.testing.Numbers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticTest {

  private static final double DISCOUNT = 0.5;
  private static final double SCALE = 8;
  private static final long SEED = 4;
  private static final int OBSERVATION_SIZE = 3;

  /// More than one panel of steps, half of the trajectories terminated.
  private final Trajectories data = oneStepTrajectories(300);

  /// Each trajectory has one step, from a random state to another, and earns 1 to 3.
  private static Trajectories oneStepTrajectories(int count) {
    SplittableRandom random = new SplittableRandom(count);
    float[] observations = new float[OBSERVATION_SIZE * count];
    float[] finalObservations = new float[OBSERVATION_SIZE * count];
    float[] rewards = new float[count];
    int[] trajectory = new int[count];
    boolean[] terminated = new boolean[count];
    for (int k = 0; k < count; k++) {
      terminated[k] = k % 2 == 0;
      trajectory[k] = k;
      rewards[k] = (float) random.nextDouble(1, 3);
      for (int i = 0; i < OBSERVATION_SIZE; i++) {
        observations[i * count + k] = (float) random.nextGaussian();
        finalObservations[i * count + k] = terminated[k] ? 0 : (float) random.nextGaussian();
      }
    }
    return batch(count, observations, rewards, trajectory, terminated, finalObservations);
  }

  private static Trajectories batch(
      int count,
      float[] observations,
      float[] rewards,
      int[] trajectory,
      boolean[] terminated,
      float[] finalObservations) {
    return new Trajectories(
        count,
        rewards.length,
        OBSERVATION_SIZE,
        observations,
        new float[rewards.length],
        rewards,
        trajectory,
        terminated,
        finalObservations,
        0,
        new float[0],
        new float[0],
        new double[0]);
  }

  private static Critic critic(int steps, int batch) {
    return critic(steps, batch, Bootstrap.ON);
  }

  private static Critic critic(int steps, int batch, Bootstrap bootstrap) {
    CriticSettings settings =
        new CriticSettings(List.of(16, 8), 0.01, steps, batch, SCALE, bootstrap);
    return new Critic(OBSERVATION_SIZE, Activation.TANH, settings, SEED);
  }

  @Test
  void valuesAreScaledOutputsForStatesAndFinalStates() {
    Trajectories evaluated = evaluate(critic(1, 1), data);
    assertThat(evaluated.values()).hasSize(300);
    assertThat(evaluated.finalValues()).hasSize(300);
    for (int k = 0; k < 300; k++) {
      assertThat((double) evaluated.values()[k])
          .isCloseTo(untrained(data.observations(), k), within(1e-5));
      assertThat((double) evaluated.finalValues()[k])
          .isCloseTo(untrained(data.finalObservations(), k), within(1e-5));
    }
  }

  /// V before any fit, in double precision.
  private static double untrained(float[] observations, int k) {
    int[] sizes = {OBSERVATION_SIZE, 16, 8, 1};
    float[] psi = new Mlp(Activation.TANH, sizes).initialParameters(Seeds.generator(SEED));
    double[] state = new double[OBSERVATION_SIZE];
    for (int i = 0; i < OBSERVATION_SIZE; i++) {
      state[i] = observations[i * 300 + k];
    }
    return SCALE * new DoubleNetwork(false, sizes).outputs(Numbers.doubles(psi), state)[0];
  }

  private static Trajectories evaluate(Critic critic, Trajectories data) {
    return critic.evaluate(data, critic.workspace());
  }

  @Test
  void onlyCutTrajectoriesGoOnWithTheValueOfTheirFinalState() {
    Trajectories evaluated = evaluate(critic(1, 1), data);
    double[] returns = evaluated.returnsToGo(DISCOUNT);
    for (int k = 0; k < 300; k++) {
      double rest = data.terminated()[k] ? 0 : DISCOUNT * untrained(data.finalObservations(), k);
      assertThat(returns[k]).isCloseTo(data.rewards()[k] + rest, within(1e-5));
    }
  }

  @Test
  void withoutBootstrapNothingComesAfterTheHorizon() {
    Trajectories evaluated = evaluate(critic(1, 1, Bootstrap.OFF), data);
    assertThat(evaluated.finalValues()).hasSize(300).containsOnly(0);
    assertThat(evaluated.values()).isEqualTo(evaluate(critic(1, 1), data).values());
    double[] returns = evaluated.returnsToGo(DISCOUNT);
    for (int k = 0; k < 300; k++) {
      assertThat(returns[k]).isEqualTo(data.rewards()[k]);
    }
  }

  /// One state alone, so that every sampled error is the same: (y − V)², y = r + γ·V(s′) or r.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void targetsAreBootstrappedReturns(boolean terminated) {
    float[] state = {0.5f, -1, 2};
    float[] next = {-0.25f, 1, 0};
    Trajectories one =
        batch(1, state, new float[] {3}, new int[1], new boolean[] {terminated}, next);
    Critic critic = critic(1, 700);
    Trajectories evaluated = evaluate(critic, one);
    double target = 3 + (terminated ? 0 : DISCOUNT * evaluated.finalValues()[0]);
    double error = Math.pow(target - evaluated.values()[0], 2);
    assertThat(critic.fit(List.of(evaluated), DISCOUNT, critic.workspace(), 1))
        .isCloseTo(error, within(1e-5 * error));
  }

  @Test
  void fittingBringsTheErrorDown() {
    Critic critic = critic(100, 300);
    CriticWorkspace space = critic.workspace();
    Trajectories targets = data.withValues(new float[300], new float[300]);
    double before = error(evaluate(critic, data));
    for (int epoch = 0; epoch < 20; epoch++) {
      critic.fit(List.of(targets), DISCOUNT, space, epoch);
    }
    assertThat(error(evaluate(critic, data))).isLessThan(0.1 * before);
  }

  /// The mean squared error of V as a prediction of the rewards.
  private static double error(Trajectories evaluated) {
    double sum = 0;
    for (int k = 0; k < evaluated.size(); k++) {
      sum += Math.pow(evaluated.rewards()[k] - evaluated.values()[k], 2);
    }
    return sum / evaluated.size();
  }

  /// Two states, one in each batch of data, are told apart.
  @Test
  void allBatchesAreLearnedFrom() {
    Critic critic = critic(500, 64);
    float[] there = {1, 0, 0};
    float[] here = {0, 1, 0};
    boolean[] over = {true};
    float[] nowhere = new float[3];
    List<Trajectories> both =
        List.of(
            batch(1, there, new float[] {2}, new int[1], over, nowhere),
            batch(1, here, new float[] {-5}, new int[1], over, nowhere));
    critic.fit(both, DISCOUNT, critic.workspace(), 1);
    assertThat(evaluate(critic, both.get(0)).values()[0]).isCloseTo(2, within(0.05f));
    assertThat(evaluate(critic, both.get(1)).values()[0]).isCloseTo(-5, within(0.05f));
  }

  @Test
  void orderOfGatheringDoesNotMatterAndABatchCountsOnce() {
    CriticValues values = values();
    CriticValues others = values();
    Trajectories more = oneStepTrajectories(100);
    values.gather(data, 7);
    values.gather(more, -3);
    others.gather(more, -3);
    others.gather(data, 7);
    others.gather(more, -3); // drawn again on the way back through several steps
    assertThat(others.endEpoch(2)).isEqualTo(values.endEpoch(2));
    assertThat(others.evaluate(data).values()).isEqualTo(values.evaluate(data).values());
  }

  @Test
  void epochsAreForgotten() {
    CriticValues values = values();
    CriticValues others = values();
    values.gather(data, 1);
    values.endEpoch(2);
    others.gather(data, 3);
    others.endEpoch(2);
    Trajectories more = oneStepTrajectories(100);
    values.gather(more, 5);
    others.gather(more, 5);
    assertThat(values.endEpoch(4)).isEqualTo(others.endEpoch(4));
  }

  @Test
  void epochWithoutDataTeachesNothing() {
    CriticValues values = values();
    float[] before = values.evaluate(data).values();
    assertThat(values.endEpoch(1)).isNaN();
    assertThat(values.evaluate(data).values()).isEqualTo(before);
  }

  private static CriticValues values() {
    CriticSettings settings = new CriticSettings(List.of(16), 0.01, 5, 300, SCALE, Bootstrap.ON);
    return new CriticValues(OBSERVATION_SIZE, Activation.TANH, settings, DISCOUNT, SEED);
  }
}
