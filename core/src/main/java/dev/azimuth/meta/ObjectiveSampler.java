package dev.azimuth.meta;

import dev.azimuth.optim.Objective;

/// One task as a meta-learner sees it: θ ↦ J, estimated on data drawn with π_θ.
@FunctionalInterface
public interface ObjectiveSampler {

  /// Draws data with the parameters θ and returns the objective on them.
  ///
  /// @param batch the number of the batch, from 0: the same number and θ give the same data, another
  ///     number gives fresh data, so a learner may draw a batch again instead of keeping it
  Objective sample(float[] theta, int batch);
}
