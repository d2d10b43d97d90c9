package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.rl.Episodes.Episode;
import dev.azimuth.testing.Golden;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TrajectoriesTest {

  private static final JsonNode GOLDEN = Golden.json("advantages.json");

  /// Three trajectories of 1, 3 and 2 steps, by time.
  private static final Trajectories RAGGED =
      Episodes.batch(List.of(episode(1), episode(2, 8, 32), episode(4, 16)));

  @Test
  void returnsToGoMatchNumpy() {
    for (JsonNode expected : GOLDEN.get("returns_to_go")) {
      float[] rewards = Numbers.floats(Golden.doubles(expected.get("rewards")));
      float bootstrap = (float) expected.get("bootstrap_value").asDouble();
      Trajectories cut =
          Episodes.batch(
              List.of(new Episode(rewards, new float[rewards.length], bootstrap, false)));
      assertThat(cut.returnsToGo(expected.get("discount").asDouble()))
          .as(expected.get("case").asString())
          .containsExactly(Golden.doubles(expected.get("returns_to_go")), within(1e-6));
    }
  }

  /// γ = 1/2, and V of both final states is 8: 1 + (2 + 8/2)/2 for the one that was cut.
  @Test
  void onlyWhatWasCutGoesOnWithTheValueOfItsFinalState() {
    float[] rewards = {1, 2};
    float[] values = {100, 100};
    Trajectories data =
        Episodes.batch(
            List.of(new Episode(rewards, values, 8, false), new Episode(rewards, values, 8, true)));
    assertThat(data.returnsToGo(0.5)).containsExactly(4, 2, 6, 2);
    assertThat(data.bootstraps()).containsExactly(8, 0);
  }

  @Test
  void returnsToGoOfWholeRewardsMatchToTheLastDigits() {
    JsonNode expected =
        Golden.nodes(GOLDEN.get("returns_to_go")).stream()
            .filter(node -> node.get("case").asString().startsWith("all ones"))
            .findFirst()
            .orElseThrow();
    float[] rewards = Numbers.floats(Golden.doubles(expected.get("rewards")));
    assertThat(
            Episodes.batch(List.of(episode(rewards)))
                .returnsToGo(expected.get("discount").asDouble()))
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

  private static Episode episode(float... rewards) {
    return new Episode(rewards, new float[0], 0, false);
  }
}
