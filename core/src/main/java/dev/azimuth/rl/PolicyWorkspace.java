package dev.azimuth.rl;

import dev.azimuth.nn.MlpParameters;
import dev.azimuth.nn.MlpWorkspace;
import dev.azimuth.vector.Panel;

/// What one thread needs to differentiate a policy at the states of a [PolicyPanel]; reused from panel
/// to panel.
final class PolicyWorkspace {

  final MlpWorkspace network;
  final MlpParameters v; // the direction of derivatives
  final float[] logs; // [outputs × columns], logarithms of a distribution
  final float[] weights = Panel.ofRows(1); // w of each state, zero in unused columns
  final float[] entropies = Panel.ofRows(1); // of each state
  final float[] scores = Panel.ofRows(1); // s = ∇l·v of each state
  float entropyWeight; // what the entropy of a state counts in J

  PolicyWorkspace(Policy policy) {
    int[] sizes = policy.network().sizes();
    network = new MlpWorkspace(policy.network(), policy.parameterCount());
    v = new MlpParameters(policy.network());
    logs = Panel.ofRows(sizes[sizes.length - 1]);
  }
}
