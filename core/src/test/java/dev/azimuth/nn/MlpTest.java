package dev.azimuth.nn;

import static dev.azimuth.testing.Numbers.dot;
import static dev.azimuth.testing.Numbers.doubles;
import static dev.azimuth.testing.Numbers.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.optim.Vectors;
import dev.azimuth.testing.ChildJvm;
import dev.azimuth.testing.DoubleNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a network in double precision and central differences.
class MlpTest {

  /// Relative, in the Euclidean norm; most errors are below 3e-7, but few parameters and many states
  /// of both signs cancel each other.
  private static final double TOLERANCE = 1e-5;

  private static final int[][] SHAPES = {
    {2, 3},
    {1, 1, 1},
    {3, 5, 2},
    {4, 64, 2},
    {4, 5, 2},
    {4, 33, 65, 3},
    {4, 64, 64, 2},
    {7, 9, 16, 5, 1}
  };

  private static final int[][] SHAPES_OF_LOGITS = {
    {4, 64, 2}, {4, 5, 2}, {4, 33, 65, 3}, {3, 5, 2}
  };

  /// One panel or several, full and not.
  private static final int[] COUNTS = {1, 7, 16, 100, 256, 257, 300, 520};

  record Case(SquaredOutputs objective, float[] theta, float[] v, float[] w, String name) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      for (int[] sizes : SHAPES) {
        for (int count : COUNTS) {
          cases.add(of(false, activation, count, sizes));
        }
      }
      for (int[] sizes : SHAPES_OF_LOGITS) {
        for (int count : COUNTS) {
          cases.add(of(true, activation, count, sizes));
        }
      }
    }
    return cases;
  }

  private static Case of(boolean logits, Activation activation, int count, int... sizes) {
    SquaredOutputs objective = new SquaredOutputs(logits, activation, count, count, sizes);
    SplittableRandom random = new SplittableRandom(sizes.length + count);
    float[] theta = objective.network().initialParameters(random);
    int n = theta.length;
    return new Case(
        objective,
        theta,
        SquaredOutputs.gaussian(n, random),
        SquaredOutputs.gaussian(n, random),
        "%s %s%s, %d states"
            .formatted(activation, Arrays.toString(sizes), logits ? " logits" : "", count));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientMatchesDoublePrecision(Case c) {
    double[] exact = c.objective.exactGradient(doubles(c.theta));
    assertThat(relativeError(c.objective.gradient(c.theta), exact)).isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hessianVectorProductMatchesCentralDifferences(Case c) {
    double[] exact =
        DoubleNetwork.hessianVectorProduct(
            c.objective::exactGradient, doubles(c.theta), doubles(c.v));
    assertThat(relativeError(c.objective.hessianVectorProduct(c.theta, c.v), exact))
        .isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hessianIsSymmetric(Case c) {
    float[] hv = c.objective.hessianVectorProduct(c.theta, c.v);
    float[] hw = c.objective.hessianVectorProduct(c.theta, c.w);
    double scale = Vectors.norm(hv) * Vectors.norm(c.w);
    assertThat(dot(c.v, hw)).isCloseTo(dot(c.w, hv), within(TOLERANCE * scale));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hessianVectorProductIsLinear(Case c) {
    float[] sum = Vectors.plus(c.v, -3, c.w);
    float[] product = c.objective.hessianVectorProduct(c.theta, sum);
    float[] hv = c.objective.hessianVectorProduct(c.theta, c.v);
    float[] hw = c.objective.hessianVectorProduct(c.theta, c.w);
    assertThat(relativeError(product, doubles(Vectors.plus(hv, -3, hw)))).isLessThan(TOLERANCE);
  }

  @Test
  void referenceItselfHasTheSlopeOfItsValue() {
    Case c = of(false, Activation.TANH, 20, 4, 7, 5, 3);
    double[] theta = doubles(c.theta);
    double[] gradient = c.objective.exactGradient(theta);
    double[] slopes = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      double[] unit = new double[theta.length];
      unit[i] = 1;
      double above = c.objective.exactValue(DoubleNetwork.moved(theta, 1e-5, unit));
      double below = c.objective.exactValue(DoubleNetwork.moved(theta, -1e-5, unit));
      slopes[i] = (above - below) / 2e-5;
    }
    assertThat(relativeError(gradient, slopes)).isLessThan(1e-8);
    assertThat(c.objective.value(c.theta)).isCloseTo(c.objective.exactValue(theta), within(1e-5));
  }

  @Test
  void initialParametersAreThoseOfPyTorchsLinearLayers() {
    Mlp network = new Mlp(Activation.TANH, 4, 400, 25, 2);
    float[] theta = network.initialParameters(new SplittableRandom(1));
    int[] sizes = network.sizes();
    for (int l = 0; l < 3; l++) {
      double bound = 1 / Math.sqrt(sizes[l]);
      int end = network.biasOffset(l) + sizes[l + 1];
      float[] layer = Arrays.copyOfRange(theta, network.weightOffset(l), end);
      assertThat(Vectors.largest(layer)).isBetween(0.95 * bound, bound);
      double variance = Vectors.norm(layer) * Vectors.norm(layer) / layer.length;
      assertThat(variance).isCloseTo(bound * bound / 3, within(0.2 * bound * bound));
    }
    assertThat(theta).hasSize(network.biasOffset(2) + 2).hasSize(5 * 400 + 401 * 25 + 26 * 2);
  }

  /// The others compute every output.
  @Test
  void onlyTwoLogitsOfAShallowNetworkAreTheirDifference() {
    assertThat(Mlp.ofLogits(Activation.TANH, 4, 64, 2).isShallow()).isTrue();
    assertThat(Mlp.ofLogits(Activation.RELU, 4, 64, 2).isShallow()).isFalse();
    assertThat(Mlp.ofLogits(Activation.TANH, 4, 64, 3).isShallow()).isFalse();
    assertThat(Mlp.ofLogits(Activation.TANH, 4, 64, 64, 2).isShallow()).isFalse();
    assertThat(new Mlp(Activation.TANH, 4, 64, 2).isShallow()).isFalse();
  }

  @Test
  void widthsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mlp(Activation.TANH, 4))
        .withMessage("sizes (1) of a network must name at least inputs and outputs.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mlp(Activation.TANH, 4, 0, 2))
        .withMessage("width (0) of a layer must be at least 1.");
  }

  /// The last panel has few columns and finds what the first left in the others.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dazimuth.lanes=4",
        "-Dazimuth.lanes=8",
        "-Dazimuth.lanes=16",
        "-Dazimuth.kernels=scalar"
      })
  void everyVectorWidthGivesTheSameBits(String flag) {
    ChildJvm child = ChildJvm.run(List.of(ChildJvm.VECTOR_API, flag), NetworkDigest.class);
    assertThat(child.out().strip()).as(child.err()).isEqualTo(NetworkDigest.compute());
  }
}
