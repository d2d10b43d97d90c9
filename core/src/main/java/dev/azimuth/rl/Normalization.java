package dev.azimuth.rl;

/// Over what the sum of a batch's terms is averaged: this sets the scale of J, and so what a step
/// size means.
public enum Normalization {
  /// (1/K)·Σ over trajectories of the sum over time.
  TRAJECTORY,
  /// The mean over all steps of the batch.
  STEP;

  /// The number by which the sum over all steps is divided.
  int terms(Trajectories data) {
    return switch (this) {
      case TRAJECTORY -> data.count();
      case STEP -> data.size();
    };
  }

  /// Makes advantages the weights of their steps in J, [n], in place: each over the number of terms.
  double[] weights(double[] advantages, Trajectories data) {
    double share = 1.0 / terms(data);
    for (int c = 0; c < advantages.length; c++) {
      advantages[c] *= share;
    }
    return advantages;
  }
}
