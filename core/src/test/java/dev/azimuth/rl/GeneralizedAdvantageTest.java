package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.rl.Episodes.Episode;
import dev.azimuth.testing.Golden;
import dev.azimuth.testing.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Generalized advantage estimation against NumPy, in two legs: the definition as a double sum
/// meets the record to 1e-12, and the production code meets the definition as closely on numbers in
/// single precision, many trajectories side by side.
class GeneralizedAdvantageTest {

  private static final double TOLERANCE = 1e-12;

  private static final List<JsonNode> CASES =
      Golden.nodes(Golden.json("advantages.json").get("gae"));

  /// The cases in batches of one discount and λ: of different lengths, terminated ones among those
  /// that were cut.
  static Collection<List<JsonNode>> batches() {
    Map<String, List<JsonNode>> batches = new TreeMap<>();
    for (JsonNode node : CASES) {
      String key = node.get("discount").asString() + " " + node.get("lambda").asString();
      batches.computeIfAbsent(key, _ -> new ArrayList<>()).add(node);
    }
    return batches.values();
  }

  @Test
  void definitionMatchesTheRecord() {
    for (JsonNode node : CASES) {
      double[] advantages =
          definition(
              Golden.doubles(node.get("rewards")),
              Golden.doubles(node.get("values")),
              terminated(node) ? 0 : node.get("final_state_value").asDouble(),
              node);
      assertThat(advantages)
          .containsExactly(Golden.doubles(node.get("advantages")), within(TOLERANCE));
    }
  }

  /// Rewards and values are narrowed here but not in the record.
  @ParameterizedTest
  @MethodSource("batches")
  void advantagesMatchTheRecord(List<JsonNode> cases) {
    Trajectories data = data(cases);
    double[] advantages = advantages(data, cases);
    for (int k = 0; k < cases.size(); k++) {
      assertThat(ofTrajectory(advantages, data, k))
          .containsExactly(Golden.doubles(cases.get(k).get("advantages")), within(3e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void advantagesMatchTheDefinition(List<JsonNode> cases) {
    Trajectories data = data(cases);
    double[] advantages = advantages(data, cases);
    for (int k = 0; k < cases.size(); k++) {
      Episode episode = episode(cases.get(k));
      double[] expected =
          definition(
              Numbers.doubles(episode.rewards()),
              Numbers.doubles(episode.values()),
              episode.terminated() ? 0 : episode.finalValue(),
              cases.get(k));
      assertThat(ofTrajectory(advantages, data, k)).containsExactly(expected, within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void whiteningComesLast(List<JsonNode> cases) {
    Trajectories data = data(cases);
    double[] expected = advantages(data, cases);
    Whitening.batch(expected);
    JsonNode first = cases.getFirst();
    double[] whitened =
        Advantage.WHITENED_GAE.of(
            data, discount(first), first.get("lambda").asDouble(), new double[data.size()]);
    assertThat(whitened).isEqualTo(expected);
  }

  /// With λ = 1 they are the bootstrapped returns to go less the values.
  @ParameterizedTest
  @MethodSource("batches")
  void withoutDecayTheyAreReturnsLessValues(List<JsonNode> cases) {
    Trajectories data = data(cases);
    double discount = discount(cases.getFirst());
    double[] expected = data.returnsToGo(discount);
    for (int c = 0; c < expected.length; c++) {
      expected[c] -= data.values()[c];
    }
    assertThat(Advantage.GAE.of(data, discount, 1, new double[data.size()]))
        .containsExactly(expected, within(1e-11));
  }

  /// Σ over later steps of (γλ)ˡ·(r + γ·V(s′) − V(s)), term by term.
  private static double[] definition(
      double[] rewards, double[] values, double finalValue, JsonNode node) {
    double discount = discount(node);
    double decay = discount * node.get("lambda").asDouble();
    int length = rewards.length;
    double[] advantages = new double[length];
    for (int t = 0; t < length; t++) {
      for (int later = t; later < length; later++) {
        double next = later + 1 < length ? values[later + 1] : finalValue;
        double delta = rewards[later] + discount * next - values[later];
        advantages[t] += Math.pow(decay, later - t) * delta;
      }
    }
    return advantages;
  }

  private static double[] advantages(Trajectories data, List<JsonNode> cases) {
    JsonNode first = cases.getFirst();
    return Advantage.GAE.of(
        data, discount(first), first.get("lambda").asDouble(), new double[data.size()]);
  }

  private static Trajectories data(List<JsonNode> cases) {
    return Episodes.batch(cases.stream().map(GeneralizedAdvantageTest::episode).toList());
  }

  private static Episode episode(JsonNode node) {
    return new Episode(
        Numbers.floats(Golden.doubles(node.get("rewards"))),
        Numbers.floats(Golden.doubles(node.get("values"))),
        (float) node.get("final_state_value").asDouble(),
        terminated(node));
  }

  private static boolean terminated(JsonNode node) {
    return node.get("case").asString().equals("terminated");
  }

  private static double discount(JsonNode node) {
    return node.get("discount").asDouble();
  }

  private static double[] ofTrajectory(double[] columns, Trajectories data, int k) {
    double[] own = new double[data.lengths()[k]];
    int next = 0;
    for (int c = 0; c < columns.length; c++) {
      if (data.trajectory()[c] == k) {
        own[next++] = columns[c];
      }
    }
    return own;
  }
}
