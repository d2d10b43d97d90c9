package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.testing.Golden;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Against NumPy in double precision. Trajectories hold single precision, so the tolerances are
/// those of narrowed rewards and observations.
class AdvantageTest {

  private static final double TOLERANCE = 2e-6;
  private static final JsonNode GOLDEN = Golden.json("advantages.json");
  private static final JsonNode WHITENING = GOLDEN.get("whitening");

  static List<JsonNode> batches() {
    return Golden.nodes(GOLDEN.get("linear_baseline"));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("batches")
  void returnsAreDiscounted(JsonNode expected) {
    assertThat(advantages(Advantage.RETURNS, expected))
        .containsExactly(batch(expected).rows("returns_to_go", 1), within(TOLERANCE));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("batches")
  void baselineIsSubtractedFromReturns(JsonNode expected) {
    assertThat(advantages(Advantage.BASELINE, expected))
        .containsExactly(batch(expected).columns(expected.get("advantages")), within(TOLERANCE));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("batches")
  void residualsAreWhitenedOverTheBatch(JsonNode expected) {
    assertThat(advantages(Advantage.WHITENED_BASELINE, expected))
        .containsExactly(
            batch(expected).columns(expected.get("whitened_per_batch").get("population")),
            within(TOLERANCE));
  }

  @Test
  void returnsAreWhitenedOverTheBatch() {
    assertThat(whitened(Advantage.WHITENED))
        .containsExactly(golden("per_batch"), within(TOLERANCE));
  }

  @Test
  void returnsAreWhitenedOverEachTrajectory() {
    assertThat(whitened(Advantage.TRAJECTORY_WHITENED))
        .containsExactly(golden("per_trajectory"), within(TOLERANCE));
  }

  /// With discount 0, the returns to go are the rewards.
  private static double[] whitened(Advantage advantage) {
    float[] rewards = Numbers.floats(Golden.flat(WHITENING.get("values")));
    int[] trajectory = Golden.groups(WHITENING.get("values"));
    int n = rewards.length;
    int count = WHITENING.get("values").size();
    return advantage.of(
        new Trajectories(
            count,
            n,
            1,
            new float[n],
            new float[n],
            rewards,
            trajectory,
            new boolean[count],
            new float[count],
            0,
            new float[0],
            new float[0],
            new double[0]),
        0,
        0,
        new double[n]);
  }

  private static double[] golden(String scope) {
    return Golden.flat(WHITENING.get(scope).get("population"));
  }

  private static double[] advantages(Advantage advantage, JsonNode expected) {
    Trajectories data = batch(expected).data(expected.get("observation_size").asInt(), 1);
    return advantage.of(data, expected.get("discount").asDouble(), 0, new double[data.size()]);
  }

  private static GoldenBatch batch(JsonNode expected) {
    return new GoldenBatch(expected.get("trajectories"));
  }
}
