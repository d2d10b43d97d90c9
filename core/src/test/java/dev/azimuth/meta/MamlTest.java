package dev.azimuth.meta;

import static dev.azimuth.testing.Numbers.doubles;
import static dev.azimuth.testing.Numbers.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azimuth.optim.Vectors;
import dev.azimuth.testing.DoubleNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MamlTest {

  private static final int SIZE = 7;
  private static final float[] THETA = {0.5f, -0.25f, 1, 0, -1.5f, 0.75f, 0.125f};

  private final SmoothObjective support = new SmoothObjective(SIZE, 1);
  private final SmoothObjective query = new SmoothObjective(SIZE, 2);
  private final ObjectiveSampler task = (_, batch) -> batch == 0 ? support : query;

  @ParameterizedTest
  @ValueSource(floats = {0.001f, 0.1f, 0.5f})
  void metaGradientMatchesCentralDifferences(float alpha) {
    double[] slope =
        CentralDifferences.gradient(
            theta -> query.value(DoubleNetwork.moved(theta, alpha, support.gradient(theta))),
            doubles(THETA));
    assertThat(relativeError(new Maml(alpha).metaGradient(THETA, task), slope)).isLessThan(5e-7);
  }

  @Test
  void firstOrderAloneWouldNotMatch() {
    Maml maml = new Maml(0.5f);
    float[] firstOrder = query.gradient(maml.adapt(THETA, task));
    assertThat(relativeError(firstOrder, doubles(maml.metaGradient(THETA, task))))
        .isGreaterThan(0.1);
  }

  /// With A, B the matrices and a, b the slopes of support and query, θ′ = θ + α(a − Aθ) and the
  /// meta-gradient is (I − αA)(b − Bθ′). All numbers are small fractions, so floats are exact.
  @Test
  void metaGradientOnQuadraticsIsTheClosedForm() {
    QuadraticObjective support =
        new QuadraticObjective(new float[][] {{2, 1}, {1, 4}}, new float[] {1, -2});
    QuadraticObjective query =
        new QuadraticObjective(new float[][] {{1, 0.5f}, {0.5f, 3}}, new float[] {-1, 2});
    ObjectiveSampler task = (_, batch) -> batch == 0 ? support : query;
    Maml maml = new Maml(0.25f);
    float[] theta = {2, 1};
    // a − Aθ = (1 − 5, −2 − 6) = (−4, −8)
    assertThat(maml.adapt(theta, task)).containsExactly(1, -1);
    // b − Bθ′ = (−1 − 0.5, 2 + 2.5) = (−1.5, 4.5); I − αA = (0.5, −0.25; −0.25, 0)
    assertThat(maml.metaGradient(theta, task)).containsExactly(-1.875f, 0.375f);
  }

  @Test
  void withoutInnerStepTheQueryGradientRemains() {
    Maml maml = new Maml(0);
    assertThat(maml.adapt(THETA, task)).isEqualTo(THETA);
    assertThat(maml.metaGradient(THETA, task)).isEqualTo(query.gradient(THETA));
  }

  @Test
  void withoutCurvatureTheQueryGradientAtTheAdaptedParametersRemains() {
    QuadraticObjective plane =
        new QuadraticObjective(new float[SIZE][SIZE], new float[] {1, -2, 3, 0, 5, -6, 7});
    ObjectiveSampler task = (_, batch) -> batch == 0 ? plane : query;
    Maml maml = new Maml(0.1f);
    float[] adapted = Vectors.plus(THETA, 0.1f, plane.b());
    assertThat(maml.metaGradient(THETA, task)).isEqualTo(query.gradient(adapted));
  }

  @Test
  void parametersAreLeftAsTheyAre() {
    float[] theta = THETA.clone();
    new Maml(0.5f).metaGradient(theta, task);
    new Maml(0.5f).adapt(theta, task);
    assertThat(theta).isEqualTo(THETA);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.001f, Float.NaN})
  void stepSizeIsChecked(float alpha) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Maml(alpha))
        .withMessage("alpha (%s) must not be negative.", alpha);
  }
}
