package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.testing.Golden;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.Numbers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Against a ridge regression in 60 digits.
class LinearBaselineTest {

  static List<JsonNode> cases() {
    return Golden.nodes(Golden.json("advantages.json").get("linear_baseline"));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("cases")
  void weightsMatch(JsonNode expected) {
    double[] weights = weights(expected);
    double[] exact = Golden.doubles(expected.get("weights"));
    double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
    assertThat(weights).containsExactly(exact, within(1e-8 * largest));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("cases")
  void predictionsMatch(JsonNode expected) {
    GoldenBatch batch = new GoldenBatch(expected.get("trajectories"));
    double[][] features = features(batch, expected, rows(batch, expected));
    double[] weights = weights(expected);
    double[] predictions = new double[batch.size()];
    for (int c = 0; c < predictions.length; c++) {
      predictions[c] = dot(weights, features[c]);
    }
    assertThat(predictions)
        .containsExactly(batch.columns(expected.get("predictions")), within(1e-9));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("cases")
  void featuresAreThoseOfTheRecord(JsonNode expected) {
    GoldenBatch batch = new GoldenBatch(expected.get("trajectories"));
    Trajectories data = data(batch, expected);
    double[] narrowed = Numbers.doubles(data.observations());
    assertThat(LinearBaseline.features(data)).isEqualTo(rows(features(batch, expected, narrowed)));
  }

  /// Observations are narrowed here but not in the record, and the worse the condition of the normal
  /// matrix, the more that matters.
  @ParameterizedTest(name = "case {index}")
  @MethodSource("cases")
  void predictionsOnNarrowedObservationsAreNear(JsonNode expected) {
    GoldenBatch batch = new GoldenBatch(expected.get("trajectories"));
    double[] predictions =
        LinearBaseline.predictions(data(batch, expected), batch.rows("returns_to_go", 1));
    assertThat(predictions)
        .containsExactly(batch.columns(expected.get("predictions")), within(2e-6));
  }

  @Test
  void linearReturnsAreFittedExactly() {
    int n = 40;
    float[] observations = new float[n];
    double[] returns = new double[n];
    for (int t = 0; t < n; t++) {
      observations[t] = (float) Math.sin(t);
      returns[t] = 3 * observations[t] - 2 * t / 100.0 + 5;
    }
    Trajectories data =
        new Trajectories(
            1,
            n,
            1,
            observations,
            new float[n],
            new float[n],
            new int[n],
            new boolean[1],
            new float[1],
            0,
            new float[0],
            new float[0],
            new double[0]);
    assertThat(LinearBaseline.predictions(data, returns)).containsExactly(returns, within(1e-3));
  }

  @Test
  void matrixThatIsNotPositiveDefiniteGetsMoreRidge() {
    // Without ridge the two equal columns have no unique solution; by symmetry they share the
    // weight.
    double[][] features = {{1e8, 1e8}, {2e8, 2e8}};
    double[] weights = fit(features, new double[] {1e8, 2e8}, 1e-30);
    assertThat(weights).containsExactly(new double[] {0.5, 0.5}, within(0.01));
  }

  @Test
  void returnsThatAreNotFiniteHaveNoBaseline() {
    double[][] features = {{1, 0}, {0, 1}};
    assertThat(fit(features, new double[] {Double.NaN, 1}, 1e-5)).containsExactly(0, 0);
  }

  private static double[] weights(JsonNode expected) {
    GoldenBatch batch = new GoldenBatch(expected.get("trajectories"));
    return fit(
        features(batch, expected, rows(batch, expected)),
        batch.rows("returns_to_go", 1),
        expected.get("ridge").asDouble());
  }

  /// The weights of a regression of `y` on features [n × F].
  private static double[] fit(double[][] features, double[] y, double ridge) {
    int size = features[0].length;
    double[] rows = Arrays.copyOf(rows(features), (size + 1) * y.length);
    System.arraycopy(y, 0, rows, size * y.length, y.length);
    return LinearBaseline.weights(rows, size, y.length, ridge);
  }

  /// [F × n], flat.
  private static double[] rows(double[][] features) {
    int n = features.length;
    double[] rows = new double[features[0].length * n];
    Arrays.setAll(rows, i -> features[i % n][i / n]);
    return rows;
  }

  private static double[] rows(GoldenBatch batch, JsonNode expected) {
    return batch.rows("observations", observationSize(expected));
  }

  private static Trajectories data(GoldenBatch batch, JsonNode expected) {
    return batch.data(observationSize(expected), 1);
  }

  private static int observationSize(JsonNode expected) {
    return expected.get("observation_size").asInt();
  }

  /// The features as the record's description has them, from observations [O × n].
  private static double[][] features(GoldenBatch batch, JsonNode expected, double[] observations) {
    int size = observationSize(expected);
    double clip = expected.get("clip").asDouble();
    int[] trajectory = data(batch, expected).trajectory();
    double[][] features = new double[batch.size()][2 * size + 4];
    for (int c = 0; c < batch.size(); c++) {
      for (int i = 0; i < size; i++) {
        double x = Math.max(-clip, Math.min(clip, observations[i * batch.size() + c]));
        features[c][i] = x;
        features[c][size + i] = x * x;
      }
      int k = trajectory[c];
      double t = Arrays.stream(trajectory, 0, c).filter(other -> other == k).count() / 100.0;
      features[c][2 * size] = t;
      features[c][2 * size + 1] = t * t;
      features[c][2 * size + 2] = t * t * t;
      features[c][2 * size + 3] = 1;
    }
    return features;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
