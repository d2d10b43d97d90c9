package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Activation;
import dev.azimuth.nn.MlpParameters;
import dev.azimuth.testing.DoubleNetwork;
import dev.azimuth.testing.Numbers;
import dev.azimuth.vector.Panel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sampling, squashing and entropy; derivatives are compared with PyTorch's elsewhere.
class GaussianPolicyTest {

  private static final int[] SIZES = {3, 7, 2};
  private static final ActionSpace.Box BOUNDS =
      new ActionSpace.Box(new float[] {-1, 0.25f}, new float[] {1, 7});
  private static final double[] SIGMA = {0.4, 1.7};
  private static final int COLUMNS = 200;
  private static final int TIMES = 500;

  private final GaussianPolicy policy = policy(Squashing.TANH);
  private final float[] theta = policy.initialParameters(new SplittableRandom(5));
  private final PolicyPanel panel = policy.panel();
  private final long[] streams = new long[COLUMNS];

  GaussianPolicyTest() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 2; i++) {
      theta[theta.length - 2 + i] = (float) Math.log(SIGMA[i]);
    }
    for (int i = 0; i < 3; i++) {
      for (int c = 0; c < COLUMNS; c++) {
        panel.network.inputs()[Panel.at(i, c)] = (float) random.nextGaussian();
      }
    }
    Arrays.setAll(streams, c -> Seeds.child(1, c));
    policy.evaluate(parameters(policy, theta), panel, 0, COLUMNS);
    panel.columns = COLUMNS;
  }

  private static MlpParameters parameters(Policy policy, float... theta) {
    MlpParameters parameters = new MlpParameters(policy.network());
    parameters.set(theta);
    return parameters;
  }

  private static GaussianPolicy policy(Squashing squashing) {
    return new GaussianPolicy(Activation.TANH, SIZES, BOUNDS, squashing);
  }

  @Test
  void sigmaStartsTheSameInAllDimensions() {
    float[] initial = policy.initialParameters(new SplittableRandom(1));
    assertThat(initial).hasSize(policy.parameterCount());
    assertThat(Arrays.copyOfRange(initial, initial.length - 2, initial.length)).containsOnly(-0.5f);
  }

  /// They are values, of which the first counts as much as the second.
  @Test
  void bothMeansOfAShallowNetworkAreItsOutputs() {
    int[] sizes = {4, 21, 2};
    GaussianPolicy shallow = new GaussianPolicy(Activation.TANH, sizes, BOUNDS, Squashing.TANH);
    float[] theta = shallow.initialParameters(new SplittableRandom(1));
    PolicyPanel one = shallow.panel();
    double[] state = {0.5, -1, 2, 0.25};
    for (int i = 0; i < 4; i++) {
      one.network.inputs()[Panel.at(i, 0)] = (float) state[i];
    }
    shallow.evaluate(parameters(shallow, theta), one, 0, 1);
    double[] means = new DoubleNetwork(false, sizes).outputs(Numbers.doubles(theta), state);
    for (int o = 0; o < 2; o++) {
      assertThat((double) one.network.outputs()[Panel.at(o, 0)]).isCloseTo(means[o], within(1e-6));
    }
  }

  /// The biases of the outputs are moved to where the map to the bounds gives the action.
  @Test
  void untrainedPolicyActsAroundTheInitialAction() {
    float[] usual = policy.initialParameters(new SplittableRandom(1));
    float[] low = BOUNDS.low();
    float[] high = BOUNDS.high();
    float[] initial = {-0.9f, 6.5f};
    for (Squashing squashing : Squashing.values()) {
      GaussianPolicy moved =
          new GaussianPolicy(
              Activation.TANH, SIZES, new ActionSpace.Box(low, high, initial), squashing);
      float[] parameters = moved.initialParameters(new SplittableRandom(1));
      int biases = parameters.length - 4;
      assertThat(Arrays.copyOf(parameters, biases)).isEqualTo(Arrays.copyOf(usual, biases));
      for (int i = 0; i < 2; i++) {
        double shift = parameters[biases + i] - usual[biases + i];
        double action =
            squashing == Squashing.CLIP
                ? shift
                : low[i] + (high[i] - low[i]) * (1 + Math.tanh(shift)) / 2;
        assertThat(action).isCloseTo(initial[i], within(1e-5));
      }
    }
  }

  /// Within 5 standard errors: σ/√n of the mean, σ/√2n of the deviation, 1/√n of correlations.
  @Test
  void actionsAreNormalAroundTheMeansOfTheNetwork() {
    int n = COLUMNS * TIMES;
    double[][] e = standardized();
    for (int i = 0; i < 2; i++) {
      double mean = Arrays.stream(e[i]).sum() / n;
      double square = Arrays.stream(e[i]).map(x -> x * x).sum() / n;
      double fourth = Arrays.stream(e[i]).map(x -> x * x * x * x).sum() / n;
      double within1 = Arrays.stream(e[i]).filter(x -> Math.abs(x) < 1).count() / (double) n;
      assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(n)));
      assertThat(Math.sqrt(square)).isCloseTo(1, within(5 / Math.sqrt(2.0 * n)));
      assertThat(fourth).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
      assertThat(within1).isCloseTo(0.6826894921, within(5 * Math.sqrt(0.2166 / n)));
    }
    assertThat(correlation(e[0], e[1], 0)).isCloseTo(0, within(5 / Math.sqrt(n)));
    for (int lag : new int[] {1, COLUMNS}) { // the next stream, the next time
      assertThat(correlation(e[0], e[0], lag)).isCloseTo(0, within(5 / Math.sqrt(n)));
      assertThat(correlation(e[0], e[1], lag)).isCloseTo(0, within(5 / Math.sqrt(n)));
    }
  }

  /// (a − μ)/σ of every draw, [A][TIMES·COLUMNS], with μ from the network in double precision.
  private double[][] standardized() {
    double[][] means = means();
    double[][] e = new double[2][COLUMNS * TIMES];
    for (int time = 0; time < TIMES; time++) {
      policy.sample(panel, 0, COLUMNS, streams, time);
      for (int i = 0; i < 2; i++) {
        for (int c = 0; c < COLUMNS; c++) {
          e[i][time * COLUMNS + c] = (panel.actions[Panel.at(i, c)] - means[c][i]) / SIGMA[i];
        }
      }
    }
    return e;
  }

  private double[][] means() {
    DoubleNetwork network = new DoubleNetwork(false, SIZES);
    double[][] means = new double[COLUMNS][];
    for (int c = 0; c < COLUMNS; c++) {
      double[] state = new double[3];
      for (int i = 0; i < 3; i++) {
        state[i] = panel.network.inputs()[Panel.at(i, c)];
      }
      means[c] = network.outputs(Numbers.doubles(theta), state);
    }
    return means;
  }

  private static double correlation(double[] x, double[] y, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < x.length; i++) {
      sum += x[i] * y[i + lag];
    }
    return sum / (x.length - lag);
  }

  @Test
  void actionOfAStateDependsOnItsStreamAndTimeAlone() {
    policy.sample(panel, 0, COLUMNS, streams, 9);
    float[] together = panel.actions.clone();
    policy.sample(panel, 0, COLUMNS, streams, 10);
    assertThat(panel.actions).isNotEqualTo(together);
    policy.sample(panel, 0, COLUMNS, streams, 9);
    assertThat(panel.actions).isEqualTo(together);
    for (int c = 0; c < COLUMNS; c++) {
      PolicyPanel alone = policy.panel();
      for (int i = 0; i < 3; i++) {
        alone.network.inputs()[Panel.at(i, 0)] = panel.network.inputs()[Panel.at(i, c)];
      }
      policy.evaluate(parameters(policy, theta), alone, 0, 1);
      policy.sample(alone, 0, 1, new long[] {streams[c]}, 9);
      assertThat(alone.actions[Panel.at(0, 0)]).isEqualTo(together[Panel.at(0, c)]);
      assertThat(alone.actions[Panel.at(1, 0)]).isEqualTo(together[Panel.at(1, c)]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void environmentGetsActionsWithinBounds(Squashing squashing) {
    policy(squashing).sample(panel, 0, COLUMNS, streams, 0);
    for (int i = 0; i < 2; i++) {
      double low = BOUNDS.low()[i];
      double high = BOUNDS.high()[i];
      for (int c = 0; c < COLUMNS; c++) {
        double z = panel.actions[Panel.at(i, c)];
        double expected =
            switch (squashing) {
              case TANH -> low + (high - low) * (1 + Math.tanh(z)) / 2;
              case CLIP -> Math.max(low, Math.min(high, z));
            };
        assertThat((double) panel.environmentActions[Panel.at(i, c)])
            .isCloseTo(expected, within(2e-6))
            .isBetween(low, high);
      }
    }
  }

  /// Where tanh is 1, rounding could carry an action over its bound.
  @Test
  void saturatedActionsStayWithinBounds() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 2000; trial++) {
      float low = (float) random.nextDouble(-3, 3);
      float high = (float) random.nextDouble(low + 0.01, 8);
      ActionSpace.Box bounds = new ActionSpace.Box(new float[] {low}, new float[] {high});
      GaussianPolicy narrow =
          new GaussianPolicy(Activation.TANH, new int[] {1, 1}, bounds, Squashing.TANH);
      PolicyPanel saturated = narrow.panel();
      saturated.network.inputs()[Panel.at(0, 0)] = 1;
      for (float mean : new float[] {-50, -8.140198f, 8.140198f, 50}) {
        narrow.evaluate(parameters(narrow, mean, 0, -50), saturated, 0, 1); // σ = e⁻⁵⁰
        narrow.sample(saturated, 0, 1, new long[] {trial}, 0);
        assertThat(saturated.environmentActions[Panel.at(0, 0)]).isBetween(low, high);
      }
    }
  }

  /// The mean of −log π(a|s) over draws is the entropy; its deviation is √(A/2).
  @Test
  void entropyIsThatOfTheDraws() {
    double sum = 0;
    for (int time = 0; time < TIMES; time++) {
      policy.sample(panel, 0, COLUMNS, streams, time);
      for (int c = 0; c < COLUMNS; c++) {
        sum -= policy.logProbability(panel, c);
      }
    }
    int n = COLUMNS * TIMES;
    assertThat(policy.entropySum(panel, new PolicyWorkspace(policy)) / COLUMNS)
        .isCloseTo(sum / n, within(5 / Math.sqrt(n)))
        .isCloseTo(Math.log(SIGMA[0] * SIGMA[1] * 2 * Math.PI * Math.E), within(1e-6));
  }
}
