package dev.azimuth.rl;

import dev.azimuth.nn.Activation;
import dev.azimuth.nn.MlpParameters;
import dev.azimuth.testing.DoubleNetwork;
import dev.azimuth.testing.Numbers;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A categorical policy on random data, in single and in double precision.
final class ScoreProblem {

  final CategoricalPolicy policy;
  final Trajectories data;
  final DoubleScores exact;
  final float[] weights;
  final float[] theta;
  final float[] v;
  private final SplittableRandom random;

  /// @param widths of the network's layers, as in 4-64-2
  ScoreProblem(Activation activation, String widths, int steps) {
    random = new SplittableRandom(steps);
    int[] sizes = Arrays.stream(widths.split("-")).mapToInt(Integer::parseInt).toArray();
    int observationSize = sizes[0];
    int choices = sizes[sizes.length - 1];
    policy = new CategoricalPolicy(activation, sizes);
    theta = policy.initialParameters(random);
    v = random(theta.length);
    weights = random(steps);
    float[] observations = random(observationSize * steps);
    float[] actions = new float[steps];
    int[] choice = random.ints(steps, 0, choices).toArray();
    double[][] states = new double[steps][observationSize];
    for (int c = 0; c < steps; c++) {
      actions[c] = choice[c];
      for (int i = 0; i < observationSize; i++) {
        states[c][i] = observations[i * steps + c];
      }
    }
    data = trajectory(observationSize, observations, actions);
    DoubleNetwork network = new DoubleNetwork(activation == Activation.RELU, sizes);
    exact = new DoubleScores(network, states, choice, Numbers.doubles(weights));
  }

  /// One trajectory of these observations [O × n] and actions [A × n].
  static Trajectories trajectory(int observationSize, float[] observations, float[] actions) {
    int steps = observations.length / observationSize;
    return new Trajectories(
        1,
        steps,
        observationSize,
        observations,
        actions,
        new float[steps],
        new int[steps],
        new boolean[1],
        new float[observationSize],
        0,
        new float[0],
        new float[0],
        new double[0]);
  }

  float[] random(int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  PolicyGradientObjective objective() {
    return Objectives.on(policy, data, Surrogate.SCORE, Numbers.doubles(weights), 0);
  }

  /// The panel of all data, at most 256 steps, evaluated at θ.
  PolicyPanel evaluated() {
    PolicyPanels panels = Objectives.panels(policy, data);
    panels.evaluate(theta);
    return panels.all().getFirst();
  }

  /// θ as policies take it.
  MlpParameters parameters() {
    MlpParameters parameters = new MlpParameters(policy.network());
    parameters.set(theta);
    return parameters;
  }
}
