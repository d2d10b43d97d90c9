package dev.azimuth.rl;

import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Mlp;
import dev.azimuth.vector.Kernels;
import dev.azimuth.vector.Panel;
import java.util.random.RandomGenerator;

/// A policy over a discrete action space: the softmax of the network's outputs.
public final class CategoricalPolicy extends Policy {

  private static final Kernels KERNELS = Kernels.ACTIVE;

  private final int choices;

  /// @param network from observations to one logit for each action
  public CategoricalPolicy(Mlp network) {
    super(network);
    int[] sizes = network().sizes();
    choices = sizes[sizes.length - 1];
  }

  @Override
  public int parameterCount() {
    return network().parameterCount();
  }

  @Override
  public int actionSize() {
    return 1;
  }

  @Override
  public float[] initialParameters(RandomGenerator random) {
    return network().initialParameters(random);
  }

  @Override
  PolicyWorkspace workspace() {
    return new PolicyWorkspace(network().sizes(), 1, true);
  }

  @Override
  void evaluate(float[] theta, PolicyWorkspace space, int columns) {
    network().forward(theta, space.network, columns);
    KERNELS.softmax(space.network.outputs(), space.distribution, choices, columns);
  }

  @Override
  void sample(PolicyWorkspace space, int columns, long[] streams, int time) {
    int last = choices - 1;
    float[] p = space.distribution;
    for (int c = 0; c < columns; c++) {
      float u = (Seeds.draw(streams[c], time) >>> 40) * 0x1p-24f; // 24 bits, in [0, 1)
      int action = 0;
      float cumulative = p[c];
      while (action < last && u >= cumulative) {
        action++;
        cumulative += p[action * Panel.STRIDE + c];
      }
      space.actions[c] = action;
    }
  }

  @Override
  double logProbability(PolicyWorkspace space, int column) {
    int action = (int) space.actions[column];
    return StrictMath.log(space.distribution[action * Panel.STRIDE + column]);
  }

  @Override
  double entropySum(float[] distribution, float[] scratch, int columns) {
    KERNELS.log(distribution, scratch, choices, columns);
    return CategoricalEntropy.sum(distribution, scratch, choices, columns);
  }

  @Override
  void addScores(float[] theta, PolicyWorkspace space, int columns, float[] gradient) {
    scores(space, columns);
    network().backward(theta, space.network, columns, gradient);
  }

  /// ∂J/∂logits of the evaluated states.
  private void scores(PolicyWorkspace space, int columns) {
    float[] d = space.network.outputDeltas();
    KERNELS.categoricalScore(space.distribution, space.actions, space.weights, choices, d, columns);
    if (space.entropyWeight != 0) {
      KERNELS.log(space.distribution, space.logs, choices, columns);
      CategoricalEntropy.addGradient(
          space.distribution, space.logs, space.entropyWeight, choices, d, columns);
    }
  }

  @Override
  void addScoreDerivatives(
      float[] theta, float[] v, PolicyWorkspace space, int columns, float[] product) {
    network().forwardDerivative(theta, v, space.network, columns);
    scores(space, columns);
    float[] rz = space.network.outputDerivatives();
    float[] rd = space.network.outputDeltaDerivatives();
    KERNELS.categoricalScoreDerivative(
        space.distribution, rz, space.actions, space.weights, choices, rd, space.scores, columns);
    if (space.entropyWeight != 0) {
      CategoricalEntropy.addDerivative(
          space.distribution, space.logs, rz, space.entropyWeight, choices, rd, columns);
    }
    network().backwardDerivative(theta, v, space.network, columns, product);
  }
}
