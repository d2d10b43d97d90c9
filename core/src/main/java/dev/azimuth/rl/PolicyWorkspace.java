package dev.azimuth.rl;

import dev.azimuth.nn.MlpWorkspace;
import dev.azimuth.vector.Panel;

/// What one thread needs to evaluate a policy over a panel of up to 256 states.
final class PolicyWorkspace {

  final MlpWorkspace network;
  final float[] distribution; // [outputs × columns], what the policy makes of the outputs
  final float[] logs; // [outputs × columns], their logarithms where they are needed
  final float[] actions; // [A × columns], of which log π(a|s) is the logarithm of the density
  final float[] environmentActions; // [A × columns], as the environment takes them
  final float[] weights = new float[Panel.STRIDE]; // w of each state
  final float[] scores = new float[Panel.STRIDE]; // s = ∇l·v of each state
  float entropyWeight; // what the entropy of a state counts in J

  PolicyWorkspace(int[] sizes, int actionSize, boolean actionsAsTheyAre) {
    network = new MlpWorkspace(sizes);
    distribution = Panel.ofRows(sizes[sizes.length - 1]);
    logs = Panel.ofRows(sizes[sizes.length - 1]);
    actions = Panel.ofRows(actionSize);
    environmentActions = actionsAsTheyAre ? actions : Panel.ofRows(actionSize);
  }
}
