package dev.azimuth.meta;

import dev.azimuth.optim.Objective;

/// One task as a meta-learner sees it: θ ↦ J, estimated on data drawn with π_θ.
@FunctionalInterface
public interface ObjectiveSampler {

  /// Draws data with the parameters θ and returns the objective on them.
  ///
  /// The objectives of the last two batches are at hand; drawing another one ends the life of the one
  /// before them, which throws when it is used.
  ///
  /// @param batch the number of the batch, from 0: the same number and θ give the same data, another
  ///     number gives fresh data, so a learner may draw a batch again instead of keeping it
  Objective sample(float[] theta, int batch);

  /// The same for data that nothing is learned from: they are drawn for the record, and their
  /// environment steps are counted apart.
  default Objective watch(float[] theta, int batch) {
    return sample(theta, batch);
  }

  /// ∇_θ log p(D; θ): the derivative of the log-probability with which θ draws a batch. It is 0 where
  /// data do not depend on θ.
  default float[] samplingScore(float[] theta, int batch) {
    return new float[theta.length];
  }
}
