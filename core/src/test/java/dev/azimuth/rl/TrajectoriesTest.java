package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.testing.Golden;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.Numbers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TrajectoriesTest {

  private static final JsonNode GOLDEN = Golden.json("advantages.json");

  /// Three trajectories of 1, 3 and 2 steps, by time.
  private static final Trajectories RAGGED =
      new Trajectories(
          3,
          6,
          1,
          new float[6],
          new float[6],
          new float[] {1, 2, 4, 8, 16, 32},
          new int[] {0, 1, 2, 1, 2, 1},
          new boolean[3],
          new float[3],
          0,
          new float[0],
          new float[0]);

  @Test
  void returnsToGoMatchNumpy() {
    for (JsonNode expected : GOLDEN.get("returns_to_go")) {
      double discount = expected.get("discount").asDouble();
      float[] rewards = Numbers.floats(Golden.doubles(expected.get("rewards")));
      double[] returns = trajectory(rewards).returnsToGo(discount);
      for (int t = rewards.length - 1; t >= 0; t--) {
        double bootstrap =
            Math.pow(discount, rewards.length - t) * expected.get("bootstrap_value").asDouble();
        assertThat(returns[t] + bootstrap)
            .as("%s, time %d", expected.get("case").asString(), t)
            .isCloseTo(expected.get("returns_to_go").get(t).asDouble(), within(1e-6));
      }
    }
  }

  @Test
  void returnsToGoOfWholeRewardsMatchToTheLastDigits() {
    JsonNode expected =
        Golden.nodes(GOLDEN.get("returns_to_go")).stream()
            .filter(node -> node.get("case").asString().startsWith("all ones"))
            .findFirst()
            .orElseThrow();
    float[] rewards = Numbers.floats(Golden.doubles(expected.get("rewards")));
    assertThat(trajectory(rewards).returnsToGo(expected.get("discount").asDouble()))
        .containsExactly(Golden.doubles(expected.get("returns_to_go")), within(1e-12));
  }

  @Test
  void returnsToGoStayWithinTheirTrajectory() {
    // 2 + 8/2 + 32/4, 4 + 16/2, 8 + 32/2, each by hand.
    assertThat(RAGGED.returnsToGo(0.5)).containsExactly(1, 14, 12, 24, 16, 32);
  }

  @Test
  void meanReturnIsOverTrajectoriesNotSteps() {
    assertThat(RAGGED.meanReturn()).isEqualTo(63 / 3.0);
  }

  @Test
  void lengthsCountStepsOfEachTrajectory() {
    assertThat(RAGGED.lengths()).containsExactly(1, 3, 2);
  }

  @Test
  void goldenBatchesAreInOrderOfTime() {
    JsonNode batch = GOLDEN.get("linear_baseline").get(0).get("trajectories");
    int[] seen = new int[batch.size()];
    int time = 0;
    for (int k : new GoldenBatch(batch).data(4, 1).trajectory()) {
      assertThat(seen[k]).isGreaterThanOrEqualTo(time);
      time = seen[k]++;
    }
    assertThat(seen).containsExactly(lengths(batch));
  }

  private static int[] lengths(JsonNode batch) {
    return Golden.nodes(batch).stream().mapToInt(node -> node.get("length").asInt()).toArray();
  }

  private static Trajectories trajectory(float[] rewards) {
    int n = rewards.length;
    return new Trajectories(
        1,
        n,
        1,
        new float[n],
        new float[n],
        rewards,
        new int[n],
        new boolean[1],
        new float[1],
        0,
        new float[0],
        new float[0]);
  }
}
