package dev.azimuth.rl;

import dev.azimuth.nn.MlpWorkspace;
import dev.azimuth.vector.Panel;

/// What one thread needs to evaluate a policy over a panel of up to 256 states.
final class PolicyWorkspace {

  final MlpWorkspace network;
  final float[] distribution; // [A' × columns], what the policy makes of the network's outputs
  final float[] actions; // [A × columns]
  final float[] weights = new float[Panel.STRIDE];
  final float[] extraWeights = new float[Panel.STRIDE];
  final float[] scores = new float[Panel.STRIDE];

  PolicyWorkspace(int[] sizes, int actionSize) {
    network = new MlpWorkspace(sizes);
    distribution = Panel.ofRows(sizes[sizes.length - 1]);
    actions = Panel.ofRows(actionSize);
  }
}
