package dev.azimuth.rl;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.meta.ObjectiveSampler;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Objective;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.GoldenMetagradient;
import java.util.Arrays;

/// The production objectives on golden data.
final class GoldenObjectives {

  private final GoldenMetagradient golden;
  private final Policy policy;

  GoldenObjectives(GoldenMetagradient golden) {
    this.golden = golden;
    Activation activation = golden.activation();
    int[] sizes = golden.sizes();
    policy =
        golden.policy().equals("categorical")
            ? new CategoricalPolicy(activation, sizes)
            : new GaussianPolicy(activation, sizes, unitBox(golden.actionSize()), Squashing.TANH);
  }

  /// Bounds matter to environments only: the recorded actions are samples before squashing.
  private static ActionSpace.Box unitBox(int size) {
    float[] low = new float[size];
    float[] high = new float[size];
    Arrays.fill(low, -1);
    Arrays.fill(high, 1);
    return new ActionSpace.Box(low, high);
  }

  Policy policy() {
    return policy;
  }

  /// J on the query batch, which the record always has as the score-function surrogate.
  Objective query() {
    return objective(golden.query(), Surrogate.SCORE);
  }

  /// J on a batch, with the recorded advantages, or for DiCE with the discounted rewards.
  Objective objective(GoldenBatch batch, Surrogate surrogate) {
    Trajectories data = data(batch);
    double[] terms =
        surrogate == Surrogate.DICE
            ? Advantage.DISCOUNTED_REWARDS.of(data, golden.discount(), 0, new double[data.size()])
            : batch.rows("advantages", 1);
    double[] weights = Normalization.TRAJECTORY.weights(terms, data);
    return Objectives.on(policy, data, surrogate, weights, 0);
  }

  Trajectories data(GoldenBatch batch) {
    return batch.data(golden.observationSize(), golden.actionSize());
  }

  /// A task whose batches are the recorded ones: those of the inner steps, then the query.
  ///
  /// @param surrogate of the inner steps
  /// @param innerSteps the number of batches before the query
  ObjectiveSampler task(Surrogate surrogate, int innerSteps) {
    return (_, batch) ->
        batch < innerSteps ? objective(golden.support().get(batch), surrogate) : query();
  }
}
