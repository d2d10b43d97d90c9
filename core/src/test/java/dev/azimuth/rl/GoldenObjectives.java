package dev.azimuth.rl;

import dev.azimuth.meta.ObjectiveSampler;
import dev.azimuth.nn.Mlp;
import dev.azimuth.optim.Objective;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.GoldenMetagradient;

/// The production objectives on golden data.
final class GoldenObjectives {

  private final GoldenMetagradient golden;
  private final Policy policy;

  GoldenObjectives(GoldenMetagradient golden) {
    this.golden = golden;
    policy = new CategoricalPolicy(new Mlp(golden.activation(), golden.sizes()));
  }

  Policy policy() {
    return policy;
  }

  /// J on a batch, with the recorded advantages.
  Objective objective(GoldenBatch batch) {
    Trajectories data = data(batch);
    double[] weights = Normalization.TRAJECTORY.weights(batch.rows("advantages", 1), data);
    return new PolicyGradientObjective(
        policy, data, Surrogate.SCORE, weights, 0, policy.workspace());
  }

  Trajectories data(GoldenBatch batch) {
    return batch.data(golden.observationSize(), golden.actionSize());
  }

  /// A task whose batches are the recorded ones: those of the inner steps, then the query.
  ///
  /// @param innerSteps the number of batches before the query
  ObjectiveSampler task(int innerSteps) {
    return (_, batch) ->
        objective(batch < innerSteps ? golden.support().get(batch) : golden.query());
  }
}
