package dev.azimuth.rl;

import static dev.azimuth.testing.Numbers.dot;
import static dev.azimuth.testing.Numbers.doubles;
import static dev.azimuth.testing.Numbers.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Vectors;
import dev.azimuth.vector.Panel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against double precision and central differences.
class CategoricalPolicyTest {

  /// Of vectors, relative in the Euclidean norm.
  private static final double TOLERANCE = 2e-6;

  @ParameterizedTest
  @CsvSource({
    "TANH, 4-13-6-2, 5",
    "TANH, 4-13-6-3, 256",
    "TANH, 4-13-6-4, 300",
    "TANH, 4-13-6-2, 700",
    "TANH, 4-21-2, 5",
    "TANH, 4-64-2, 700",
    "TANH, 4-64-3, 300",
    "RELU, 4-21-2, 17",
    "RELU, 4-13-6-2, 17",
    "RELU, 4-13-6-5, 520"
  })
  void objectiveMatchesDoublePrecision(Activation activation, String widths, int steps) {
    ScoreProblem problem = new ScoreProblem(activation, widths, steps);
    double[] theta = doubles(problem.theta);
    PolicyGradientObjective objective = problem.objective();
    assertThat(objective.value(problem.theta)).isCloseTo(problem.exact.value(theta), within(1e-5));
    assertThat(relativeError(objective.gradient(problem.theta), problem.exact.gradient(theta)))
        .isLessThan(TOLERANCE);
    assertThat(
            relativeError(
                objective.hessianVectorProduct(problem.theta, problem.v),
                problem.exact.hessianVectorProduct(theta, doubles(problem.v))))
        .isLessThan(TOLERANCE);
  }

  /// As its kernels do, for which two logits are one output.
  @Test
  void shallowPolicyOfTwoActionsComputesTheDifferenceOfItsLogits() {
    ScoreProblem problem = new ScoreProblem(Activation.TANH, "4-21-2", 100);
    float[] logits = problem.evaluated().network.outputs();
    for (int c = 0; c < 100; c++) {
      double[] p = problem.exact.probabilities(doubles(problem.theta), c);
      assertThat(logits[Panel.at(0, c)]).isZero();
      assertThat((double) logits[Panel.at(1, c)]).isCloseTo(Math.log(p[1] / p[0]), within(2e-6));
    }
  }

  @Test
  void hessianIsSymmetric() {
    ScoreProblem problem = new ScoreProblem(Activation.TANH, "4-13-6-3", 300);
    float[] w = problem.objective().gradient(problem.theta);
    float[] hv = problem.objective().hessianVectorProduct(problem.theta, problem.v);
    float[] hw = problem.objective().hessianVectorProduct(problem.theta, w);
    double scale = Vectors.norm(hv) * Vectors.norm(w);
    assertThat(dot(problem.v, hw)).isCloseTo(dot(w, hv), within(TOLERANCE * scale));
  }

  @Test
  void scoresAreTheDirectionalDerivativesOfLogProbabilities() {
    ScoreProblem problem = new ScoreProblem(Activation.TANH, "4-13-6-3", 100);
    PolicyWorkspace space = new PolicyWorkspace(problem.policy);
    System.arraycopy(problem.weights, 0, space.weights, Panel.at(0, 0), 100);
    space.v.set(problem.v);
    problem.policy.addScoreDerivatives(problem.parameters(), problem.evaluated(), space);
    for (int c = 0; c < 100; c++) {
      double[] only = new double[100];
      only[c] = 1;
      double[] gradient = problem.exact.with(only).gradient(doubles(problem.theta));
      double derivative = 0;
      for (int i = 0; i < gradient.length; i++) {
        derivative += gradient[i] * problem.v[i];
      }
      assertThat((double) space.scores[Panel.at(0, c)]).isCloseTo(derivative, within(2e-5));
    }
  }

  @Test
  void actionsAreDrawnWithTheirProbabilities() {
    ScoreProblem problem = new ScoreProblem(Activation.TANH, "4-13-6-4", 1);
    PolicyPanel panel = problem.evaluated();
    int draws = 100_000;
    int[] counts = new int[4];
    for (int time = 0; time < draws; time++) {
      problem.policy.sample(panel, 0, 1, new long[] {Seeds.child(7, 0)}, time);
      counts[(int) panel.actions[Panel.at(0, 0)]]++;
    }
    double[] probabilities = problem.exact.probabilities(doubles(problem.theta), 0);
    for (int i = 0; i < 4; i++) {
      double deviation = Math.sqrt(probabilities[i] * (1 - probabilities[i]) / draws);
      assertThat(counts[i] / (double) draws).isCloseTo(probabilities[i], within(4 * deviation));
    }
  }

  @Test
  void actionOfAStateDependsOnItsStreamAndTimeAlone() {
    ScoreProblem problem = new ScoreProblem(Activation.TANH, "4-13-6-3", 40);
    PolicyPanel panel = problem.evaluated();
    long[] streams = new long[40];
    Arrays.setAll(streams, c -> Seeds.child(1, c));
    problem.policy.sample(panel, 0, 40, streams, 9);
    float[] together = panel.actions.clone();
    for (int c = 0; c < 40; c++) {
      for (int r = 0; r < 3; r++) {
        panel.distribution[Panel.at(r, 0)] = problem.evaluated().distribution[Panel.at(r, c)];
      }
      problem.policy.sample(panel, 0, 1, new long[] {streams[c]}, 9);
      assertThat(panel.actions[Panel.at(0, 0)]).isEqualTo(together[Panel.at(0, c)]);
    }
    assertThat(together).contains(0, 1, 2);
  }
}
