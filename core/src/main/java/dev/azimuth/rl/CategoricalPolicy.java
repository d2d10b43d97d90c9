package dev.azimuth.rl;

import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Activation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.nn.MlpParameters;
import dev.azimuth.vector.Kernels;
import dev.azimuth.vector.Panel;
import java.util.random.RandomGenerator;

/// A policy over a discrete action space: the softmax of the network's outputs.
public final class CategoricalPolicy extends Policy {

  private static final Kernels KERNELS = Kernels.ACTIVE;

  private final int choices;

  /// @param activation of the network from observations to one logit for each action
  /// @param sizes the widths of its layers, inputs first
  public CategoricalPolicy(Activation activation, int[] sizes) {
    super(Mlp.ofLogits(activation, sizes));
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
  PolicyPanel panel() {
    return new PolicyPanel(network(), 1, true);
  }

  @Override
  void evaluate(MlpParameters theta, PolicyPanel panel, int from, int columns) {
    network().forward(theta, panel.network, from, columns);
    KERNELS.softmax(panel.network.outputs(), panel.distribution, choices, from, columns);
  }

  @Override
  void sample(PolicyPanel panel, int from, int columns, long[] streams, int time) {
    for (int i = 0; i < columns; i++) {
      panel.actions[Panel.at(0, from + i)] =
          (Seeds.draw(streams[i], time) >>> 40) * 0x1p-24f; // 24 bits, in [0, 1)
    }
    KERNELS.categoricalChoice(panel.distribution, panel.actions, choices, from, columns);
  }

  @Override
  double logProbability(PolicyPanel panel, int column) {
    int action = (int) panel.actions[Panel.at(0, column)];
    return StrictMath.log(panel.distribution[Panel.at(action, column)]);
  }

  @Override
  double entropySum(PolicyPanel panel, PolicyWorkspace space) {
    float[] p = panel.distribution;
    KERNELS.log(p, space.logs, choices, panel.columns);
    KERNELS.categoricalEntropy(p, space.logs, choices, space.entropies, panel.columns);
    return Sums.of(space.entropies, Panel.at(0, 0), Panel.at(0, panel.columns));
  }

  @Override
  void addScores(MlpParameters theta, PolicyPanel panel, PolicyWorkspace space) {
    scores(panel, space);
    network().backward(theta, panel.network, space.network, panel.columns);
  }

  /// ∂J/∂logits of the evaluated states.
  private void scores(PolicyPanel panel, PolicyWorkspace space) {
    float[] p = panel.distribution;
    float[] d = space.network.outputDeltas();
    KERNELS.categoricalScore(p, panel.actions, space.weights, choices, d, panel.columns);
    if (space.entropyWeight != 0) {
      KERNELS.log(p, space.logs, choices, panel.columns);
      CategoricalEntropy.addGradient(p, space.logs, space.entropyWeight, choices, d, panel.columns);
    }
  }

  @Override
  void addScoreDerivatives(MlpParameters theta, PolicyPanel panel, PolicyWorkspace space) {
    int columns = panel.columns;
    network().forwardDerivative(theta, space.v, panel.network, space.network, columns);
    scores(panel, space);
    float[] p = panel.distribution;
    float[] rz = space.network.outputDerivatives();
    float[] rd = space.network.outputDeltaDerivatives();
    KERNELS.categoricalScoreDerivative(
        p, rz, panel.actions, space.weights, choices, rd, space.scores, columns);
    if (space.entropyWeight != 0) {
      CategoricalEntropy.addDerivative(
          p, space.logs, rz, space.entropyWeight, choices, rd, columns);
    }
    network().backwardDerivative(theta, space.v, panel.network, space.network, columns);
  }
}
