package dev.azimuth.rl;

import static dev.azimuth.testing.Numbers.doubles;
import static dev.azimuth.testing.Numbers.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Vectors;
import dev.azimuth.testing.DoubleNetwork;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The entropy bonus and its derivatives, against differences of the entropy in double precision.
class EntropyBonusTest {

  private static final double STEP = 1e-4;
  private static final float WEIGHT = 0.25f;

  @ParameterizedTest
  @CsvSource({
    "TANH, 4-13-6-2, 5",
    "TANH, 4-13-6-3, 256",
    "TANH, 4-13-6-4, 300",
    "TANH, 4-21-2, 40",
    "RELU, 4-13-6-5, 40"
  })
  void categoricalBonusMatchesDifferences(Activation activation, String widths, int steps) {
    ScoreProblem problem = new ScoreProblem(activation, widths, steps);
    ToDoubleFunction<double[]> entropy = theta -> WEIGHT * entropy(problem.exact, theta);
    PolicyGradientObjective bonus = objective(problem, Surrogate.SCORE, 0, WEIGHT);
    float[] theta = problem.theta;
    assertThat(bonus.value(theta)).isCloseTo(entropy.applyAsDouble(doubles(theta)), within(2e-5));
    assertThat(relativeError(bonus.gradient(theta), slope(entropy, doubles(theta))))
        .isLessThan(2e-6);
    assertThat(
            relativeError(
                bonus.hessianVectorProduct(theta, problem.v),
                bend(entropy, doubles(theta), doubles(problem.v))))
        .isLessThan(1e-5);
  }

  /// Σ over states of −Σ p·ln p.
  private static double entropy(DoubleScores exact, double[] theta) {
    double entropy = 0;
    for (int state = 0; state < exact.states().length; state++) {
      entropy -= Arrays.stream(exact.probabilities(theta, state)).map(p -> p * Math.log(p)).sum();
    }
    return entropy;
  }

  private static double[] slope(ToDoubleFunction<double[]> f, double[] x) {
    double[] slope = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double above = f.applyAsDouble(along(x, STEP, i));
      slope[i] = (above - f.applyAsDouble(along(x, -STEP, i))) / (2 * STEP);
    }
    return slope;
  }

  /// ∇²f·v, by differences along v of differences along each axis.
  private static double[] bend(ToDoubleFunction<double[]> f, double[] x, double[] v) {
    double[] above = slope(f, DoubleNetwork.moved(x, STEP, v));
    double[] below = slope(f, DoubleNetwork.moved(x, -STEP, v));
    double[] bend = new double[x.length];
    Arrays.setAll(bend, i -> (above[i] - below[i]) / (2 * STEP));
    return bend;
  }

  private static double[] along(double[] x, double step, int axis) {
    double[] moved = x.clone();
    moved[axis] += step;
    return moved;
  }

  /// The entropy of independent Gaussians is Σ ln σ + ½·ln(2πe), whatever their means.
  @Test
  void gaussianBonusIsLinearInTheLogarithmsOfSigma() {
    int steps = 300;
    SplittableRandom random = new SplittableRandom(3);
    ActionSpace.Box bounds = new ActionSpace.Box(new float[] {-1, -2}, new float[] {1, 2});
    GaussianPolicy policy =
        new GaussianPolicy(Activation.TANH, new int[] {4, 9, 2}, bounds, Squashing.TANH);
    float[] theta = policy.initialParameters(random);
    int n = theta.length;
    theta[n - 2] = 0.5f;
    theta[n - 1] = -1.5f;
    float[] v = new float[n];
    float[] observations = new float[4 * steps];
    float[] actions = new float[2 * steps];
    for (float[] array : new float[][] {v, observations, actions}) {
      for (int i = 0; i < array.length; i++) {
        array[i] = (float) random.nextGaussian();
      }
    }
    Trajectories data = ScoreProblem.trajectory(4, observations, actions);
    PolicyGradientObjective bonus =
        Objectives.on(policy, data, Surrogate.SCORE, new double[steps], WEIGHT);
    double perState = 0.5 - 1.5 + 2 * 0.5 * Math.log(2 * Math.PI * Math.E);
    assertThat(bonus.value(theta)).isCloseTo(WEIGHT * steps * perState, within(1e-9));
    float[] expected = new float[n];
    expected[n - 2] = WEIGHT * steps;
    expected[n - 1] = WEIGHT * steps;
    assertThat(bonus.gradient(theta)).isEqualTo(expected);
    assertThat(bonus.hessianVectorProduct(theta, v)).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void bonusIsAddedOnceWhateverTheSurrogate(Surrogate surrogate) {
    ScoreProblem problem = new ScoreProblem(Activation.TANH, "4-13-6-3", 300);
    PolicyGradientObjective both = objective(problem, surrogate, 1, WEIGHT);
    PolicyGradientObjective scores = objective(problem, surrogate, 1, 0);
    PolicyGradientObjective bonus = objective(problem, Surrogate.SCORE, 0, WEIGHT);
    float[] theta = problem.theta;
    float[] v = problem.v;
    assertThat(both.value(theta)).isCloseTo(scores.value(theta) + bonus.value(theta), within(1e-9));
    assertIsSum(both.gradient(theta), scores.gradient(theta), bonus.gradient(theta));
    assertIsSum(
        both.hessianVectorProduct(theta, v),
        scores.hessianVectorProduct(theta, v),
        bonus.hessianVectorProduct(theta, v));
  }

  private static void assertIsSum(float[] both, float[] x, float[] y) {
    assertThat(Vectors.norm(y)).isGreaterThan(1e-3 * Vectors.norm(x));
    assertThat(relativeError(both, doubles(Vectors.plus(x, 1, y)))).isLessThan(1e-6);
  }

  private static PolicyGradientObjective objective(
      ScoreProblem problem, Surrogate surrogate, double scale, float entropyWeight) {
    double[] weights = doubles(Vectors.times((float) scale, problem.weights));
    return Objectives.on(problem.policy, problem.data, surrogate, weights, entropyWeight);
  }
}
