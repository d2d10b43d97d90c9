package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.testing.Documents;
import dev.azimuth.testing.Golden;
import dev.azimuth.testing.TabularProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The expectation of every surrogate's gradient and Hessian over all trajectories of a small
/// decision process, against the derivatives of the expectation itself: which ∇²J is biased, and by
/// how much. [TabularEstimator] puts the production weights into double-precision scores.
class SurrogateBiasTest {

  private static final double TOLERANCE = 1e-11;

  /// A bias below this is rounding.
  private static final double UNBIASED = 1e-10;

  private static final JsonNode GOLDEN = Golden.json("tabular.json");
  private static final double[][] HESSIAN = TabularProcess.matrix(GOLDEN.get("hessian"));

  static List<JsonNode> estimators() {
    return Golden.nodes(GOLDEN.get("estimators"));
  }

  @Test
  void enumerationIsComplete() {
    TabularProcess process = TabularProcess.read(GOLDEN);
    double[] theta = Golden.doubles(GOLDEN.get("theta"));
    assertThat(process.paths()).hasSize(GOLDEN.get("trajectories").asInt());
    assertThat(process.paths().stream().mapToDouble(path -> process.probability(path, theta)).sum())
        .isCloseTo(1, within(TOLERANCE));
    assertThat(process.objective(theta)).isCloseTo(GOLDEN.get("J").asDouble(), within(TOLERANCE));
    assertThat(process.gradient(theta))
        .containsExactly(Golden.doubles(GOLDEN.get("gradient")), within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void gradientIsUnbiased(JsonNode recorded) {
    assertThat(new TabularEstimator(GOLDEN, recorded).expectedGradient())
        .containsExactly(Golden.doubles(GOLDEN.get("gradient")), within(TOLERANCE))
        .containsExactly(Golden.doubles(recorded.get("expected_gradient")), within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void hessianHasTheRecordedExpectation(JsonNode recorded) {
    double[][] expected = TabularProcess.matrix(recorded.get("expected_hessian"));
    double[][] actual = new TabularEstimator(GOLDEN, recorded).expectedHessian();
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void hessianIsUnbiasedForBothKindsOfDiceAlone(JsonNode recorded) {
    TabularEstimator estimator = new TabularEstimator(GOLDEN, recorded);
    double bias = bias(estimator);
    assertThat(bias).isCloseTo(recorded.get("largest_bias").asDouble(), within(TOLERANCE));
    switch (estimator.surrogate()) {
      case DICE, LOADED_DICE -> assertThat(bias).isLessThan(UNBIASED);
      case SCORE, LVC -> assertThat(bias).isGreaterThan(0.05);
    }
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void productAlongADirectionHasTheRecordedExpectation(JsonNode recorded) {
    double[] direction = Golden.doubles(GOLDEN.get("direction"));
    TabularEstimator estimator = new TabularEstimator(GOLDEN, recorded);
    assertThat(estimator.expectedProduct(direction))
        .containsExactly(
            Golden.doubles(recorded.get("expected_hessian_times_direction")), within(TOLERANCE));
    if (recorded.get("unbiased").asBoolean()) {
      assertThat(estimator.expectedProduct(direction))
          .containsExactly(Golden.doubles(GOLDEN.get("hessian_times_direction")), within(UNBIASED));
    }
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void hessianHasTheRecordedDeviation(JsonNode recorded) {
    assertThat(new TabularEstimator(GOLDEN, recorded).largestDeviation())
        .isCloseTo(
            recorded.get("largest_standard_deviation_of_one_trajectory").asDouble(),
            within(TOLERANCE));
  }

  /// The network is a table here: one-hot observations, no hidden layer.
  @ParameterizedTest
  @MethodSource("estimators")
  void objectiveInSinglePrecisionHasTheSameExpectation(JsonNode recorded) {
    TabularEstimator estimator = new TabularEstimator(GOLDEN, recorded);
    double[] direction = Golden.doubles(GOLDEN.get("direction"));
    assertThat(estimator.objectiveGradient())
        .containsExactly(estimator.expectedGradient(), within(2e-6));
    assertThat(estimator.objectiveProduct(direction))
        .containsExactly(estimator.expectedProduct(direction), within(2e-6));
  }

  @Test
  void documentHasTheseFigures() throws IOException {
    String rows =
        estimators().stream()
            .map(recorded -> row(new TabularEstimator(GOLDEN, recorded)))
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(Documents.file("docs/estimators.md"))).contains(rows + "\n\n");
  }

  private static String row(TabularEstimator estimator) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            estimator.surrogate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            estimator.advantage().replace('_', ' '),
            digits(largest(HESSIAN)),
            digits(bias(estimator)),
            digits(estimator.largestDeviation()));
  }

  private static String digits(double value) {
    return value < UNBIASED ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static double bias(TabularEstimator estimator) {
    double[][] difference = estimator.expectedHessian();
    for (int i = 0; i < difference.length; i++) {
      TabularProcess.add(difference[i], -1, HESSIAN[i]);
    }
    return largest(difference);
  }

  private static double largest(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
  }
}
