package dev.azimuth.rl;

/// Over what the sum of a batch's terms is averaged: this sets the scale of J, and so what a step
/// size means.
public enum Normalization {
  /// (1/K)·Σ over trajectories of the sum over time.
  TRAJECTORY,
  /// The mean over all steps of the batch.
  STEP;

  /// The weight of each step in J, [n]: its advantage over the number of terms.
  float[] weights(double[] advantages, Trajectories data) {
    double terms = this == TRAJECTORY ? data.count() : data.size();
    float[] weights = new float[advantages.length];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = (float) (advantages[c] / terms);
    }
    return weights;
  }
}
