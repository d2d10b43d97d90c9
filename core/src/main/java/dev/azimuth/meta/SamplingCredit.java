package dev.azimuth.meta;

import static dev.azimuth.optim.Vectors.plus;

import java.util.ArrayList;
import java.util.List;

/// Whether θ gets credit for the data that it adapts on (E-MAML [1]): the term
/// E[J(θ′ᵢ)·∇_θ log p(D; θ)] of the derivative of the sampled inner step, which MAML as usually coded
/// drops.
///
/// [1] Stadie, Yang, Houthooft, Chen, Duan, Wu, Abbeel, Sutskever. Some Considerations on Learning to
///     Explore via Meta-Reinforcement Learning. NeurIPS 2018.
public enum SamplingCredit {
  OFF,
  /// With the mean of the other tasks' J(θ′) as a baseline, which leaves the expectation as it is.
  LEAVE_ONE_OUT;

  /// The results with the term added to each task's meta-gradient.
  List<TaskResult> apply(List<TaskResult> results) {
    if (this == OFF) {
      return results;
    }
    double sum = results.stream().mapToDouble(TaskResult::objectiveAfter).sum();
    List<TaskResult> credited = new ArrayList<>(results.size());
    for (TaskResult result : results) {
      double own = result.objectiveAfter();
      double others = (sum - own) / (results.size() - 1);
      float[] gradient =
          plus(result.metaGradient(), (float) (own - others), result.samplingScore());
      credited.add(result.withMetaGradient(gradient));
    }
    return List.copyOf(credited);
  }
}
