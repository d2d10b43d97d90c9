package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.nn.Activation;
import dev.azimuth.testing.CountingCartPole;
import dev.azimuth.testing.DoubleNetwork;
import dev.azimuth.testing.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {

  private static final long SEED = 11;
  private static final EnvironmentFamily FAMILY = new CartPoleFamily();
  private static final Policy POLICY =
      Policy.of(4, FAMILY.actionSpace(), new int[] {8}, Activation.TANH);
  private static final float[] THETA = POLICY.initialParameters(new SplittableRandom(3));
  private static final double[] PHI =
      FAMILY.parameters().stream().mapToDouble(Parameter::initial).toArray();
  private static final List<Task> TASKS = List.of(new Task(PHI));

  /// 300 and 513 take more than one round of 256 slots.
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 300, 513})
  void everyTrajectoryIsTheEpisodeThatItsActionsGive(int count) {
    int horizon = 25;
    Trajectories data = collect(count, horizon);
    for (int k = 0; k < count; k++) {
      assertIsEpisode(data, k, PHI);
      assertThat(data.terminated()[k] || data.lengths()[k] == horizon).isTrue();
    }
    if (count >= 20) {
      assertThat(data.terminated()).contains(true, false);
    }
  }

  @Test
  void trajectoriesAreDealtToTasksInTurn() {
    List<Task> tasks = new ArrayList<>();
    for (double gravity : new double[] {1, 5, 20, 60}) {
      double[] phi = PHI.clone();
      phi[0] = gravity;
      tasks.add(new Task(phi));
    }
    Trajectories data =
        new Rollout(POLICY, FAMILY, 10, 25, true)
            .collect(THETA, new PolicyPanels(POLICY), tasks, SEED);
    for (int k = 0; k < 10; k++) {
      assertIsEpisode(data, k, tasks.get(k % 4).phi());
    }
  }

  /// Takes the steps of a trajectory again in an environment of its own.
  private static void assertIsEpisode(Trajectories data, int k, double[] phi) {
    Environment environment = FAMILY.create();
    environment.reset(phi, new NumpyRandom(Seeds.child(SEED, 2L * k + 1)));
    float[] observation = new float[4];
    for (int c : columns(data, k)) {
      assertThat(environment.terminated()).isFalse();
      environment.observe(observation);
      assertThat(observationAt(data.observations(), data.size(), c)).isEqualTo(observation);
      double reward = environment.step(new float[] {data.actions()[c]});
      assertThat(data.rewards()[c]).isEqualTo((float) reward);
    }
    assertThat(data.terminated()[k]).isEqualTo(environment.terminated());
    if (!environment.terminated()) {
      environment.observe(observation);
      assertThat(observationAt(data.finalObservations(), data.count(), k)).isEqualTo(observation);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300})
  void trajectoryDoesNotDependOnHowManyOthersThereAre(int count) {
    Trajectories many = collect(513, 25);
    Trajectories few = collect(count, 25);
    for (int k = 0; k < count; k++) {
      assertThat(actions(few, k)).isEqualTo(actions(many, k));
    }
  }

  @Test
  void columnsOfATrajectoryFollowTimeAndStepsOfOneTimeLieTogether() {
    Trajectories data = collect(20, 40);
    int[] seen = new int[20];
    int time = 0;
    for (int k : data.trajectory()) {
      assertThat(seen[k]).isBetween(time, time + 1);
      time = seen[k]++;
    }
    assertThat(seen).isEqualTo(data.lengths());
  }

  /// Entropies are summed over panels that fill up from step to step, and from round to round.
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300, 513})
  void entropyIsTheMeanOverAllSteps(int count) {
    Trajectories data = collect(count, 25);
    double[][] states = new double[data.size()][];
    for (int c = 0; c < states.length; c++) {
      states[c] = Numbers.doubles(observationAt(data.observations(), data.size(), c));
    }
    DoubleScores exact =
        new DoubleScores(
            new DoubleNetwork(false, 4, 8, 2), states, new int[states.length], new double[0]);
    double sum = 0;
    for (int c = 0; c < states.length; c++) {
      sum -=
          Arrays.stream(exact.probabilities(Numbers.doubles(THETA), c))
              .map(p -> p * Math.log(p))
              .sum();
    }
    assertThat(data.entropy()).isCloseTo(sum / states.length, within(1e-6));
  }

  /// Episodes end in any order, and others move into their slots.
  @ParameterizedTest
  @ValueSource(ints = {1, 20, 513})
  void measuresAreThoseOfEachEpisodeAtItsEnd(int count) {
    Trajectories data =
        new Rollout(POLICY, new CountingCartPole(), count, 25, true)
            .collect(THETA, new PolicyPanels(POLICY), TASKS, SEED);
    double fallen = 0;
    for (int k = 0; k < count; k++) {
      assertThat(data.measures()[k]).isEqualTo(data.lengths()[k]);
      assertThat(data.measures()[count + k]).isEqualTo(data.terminated()[k] ? 1 : 0);
      fallen += data.terminated()[k] ? 1 : 0;
    }
    assertThat(data.meanMeasures()).containsExactly((double) data.size() / count, fallen / count);
    assertThat(collect(count, 25).meanMeasures()).isEmpty();
  }

  @Test
  void nothingOfABatchIsLeftInTheNext() {
    Rollout used = new Rollout(POLICY, FAMILY, 10, 30, true);
    used.collect(
        POLICY.initialParameters(new SplittableRandom(4)),
        new PolicyPanels(POLICY),
        TASKS,
        SEED + 1);
    Trajectories again = used.collect(THETA, new PolicyPanels(POLICY), TASKS, SEED);
    assertThat(again).usingRecursiveComparison().isEqualTo(collect(10, 30));
  }

  @Test
  void anotherSeedGivesOtherTrajectories() {
    Trajectories other =
        new Rollout(POLICY, FAMILY, 10, 30, true)
            .collect(THETA, new PolicyPanels(POLICY), TASKS, SEED + 1);
    assertThat(other.observations()).isNotEqualTo(collect(10, 30).observations());
  }

  private static Trajectories collect(int count, int horizon) {
    return new Rollout(POLICY, FAMILY, count, horizon, true)
        .collect(THETA, new PolicyPanels(POLICY), TASKS, SEED);
  }

  private static List<Integer> columns(Trajectories data, int k) {
    List<Integer> columns = new ArrayList<>();
    for (int c = 0; c < data.size(); c++) {
      if (data.trajectory()[c] == k) {
        columns.add(c);
      }
    }
    return columns;
  }

  private static List<Float> actions(Trajectories data, int k) {
    return columns(data, k).stream().map(c -> data.actions()[c]).toList();
  }

  private static float[] observationAt(float[] rows, int stride, int column) {
    float[] observation = new float[4];
    for (int i = 0; i < 4; i++) {
      observation[i] = rows[i * stride + column];
    }
    return observation;
  }
}
