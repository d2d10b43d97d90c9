package dev.azimuth.meta;

import java.util.List;

/// How Line 12 joins the meta-gradients of the tasks: the paper's line and Eq. 2b say sum, its
/// Section III-B says average, which differs by the factor M in β.
public enum TaskReduction {
  SUM,
  MEAN;

  /// The joint direction, added in task order, so the same bits come from any executor.
  float[] reduce(List<TaskResult> results) {
    float[] total = new float[results.getFirst().metaGradient().length];
    for (TaskResult result : results) {
      float[] g = result.metaGradient();
      for (int i = 0; i < total.length; i++) {
        total[i] += g[i];
      }
    }
    if (this == MEAN) {
      for (int i = 0; i < total.length; i++) {
        total[i] /= results.size();
      }
    }
    return total;
  }
}
