package dev.azimuth.rl;

import dev.azimuth.nn.Activation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.nn.MlpParameters;
import dev.azimuth.testing.DoubleNetwork;
import dev.azimuth.testing.Numbers;
import java.util.SplittableRandom;

/// A categorical policy on random data, in single and in double precision.
final class ScoreProblem {

  private static final int OBSERVATION_SIZE = 4;

  final CategoricalPolicy policy;
  final Trajectories data;
  final DoubleScores exact;
  final float[] weights;
  final float[] theta;
  final float[] v;
  private final SplittableRandom random;

  ScoreProblem(Activation activation, int choices, int steps) {
    random = new SplittableRandom(steps);
    int[] sizes = {OBSERVATION_SIZE, 13, 6, choices};
    policy = new CategoricalPolicy(new Mlp(activation, sizes));
    theta = policy.initialParameters(random);
    v = random(theta.length);
    weights = random(steps);
    float[] observations = random(OBSERVATION_SIZE * steps);
    float[] actions = new float[steps];
    int[] choice = random.ints(steps, 0, choices).toArray();
    double[][] states = new double[steps][OBSERVATION_SIZE];
    for (int c = 0; c < steps; c++) {
      actions[c] = choice[c];
      for (int i = 0; i < OBSERVATION_SIZE; i++) {
        states[c][i] = observations[i * steps + c];
      }
    }
    data = trajectory(OBSERVATION_SIZE, observations, actions);
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
