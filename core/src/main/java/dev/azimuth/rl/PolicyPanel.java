package dev.azimuth.rl;

import dev.azimuth.nn.Evaluation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.vector.Panel;

/// Up to 256 states, what a policy makes of them, and the actions taken there.
final class PolicyPanel {

  final Evaluation network;
  final float[] distribution; // [outputs × columns], what the policy makes of the outputs
  final float[] actions; // [A × columns], of which log π(a|s) is the logarithm of the density
  final float[] environmentActions; // [A × columns], as the environment takes them
  int columns; // in use

  PolicyPanel(Mlp policy, int actionSize, boolean actionsAsTheyAre) {
    network = new Evaluation(policy);
    distribution = new float[network.outputs().length];
    actions = Panel.ofRows(actionSize);
    environmentActions = actionsAsTheyAre ? actions : Panel.ofRows(actionSize);
  }

  /// Zeroes the unused columns that kernels read.
  void clearUnused() {
    network.clearUnused(columns);
    Evaluation.clearUnused(distribution, columns);
    Evaluation.clearUnused(actions, columns);
  }
}
