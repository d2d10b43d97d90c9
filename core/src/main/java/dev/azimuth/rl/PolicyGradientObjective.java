package dev.azimuth.rl;

import dev.azimuth.optim.Objective;
import dev.azimuth.vector.Panel;
import java.util.Arrays;

/// The score-function surrogate J(θ) = Σ w·log π_θ(a|s) on fixed data (SCORE), whose ∇J is the policy
/// gradient and whose ∇²J is that of log π alone, weighted by Â: the biased but quiet Hessian that
/// nearly every implementation of MAML differentiates.
///
/// An instance borrows the workspace of the session that sampled it, and with it is confined to one
/// thread.
final class PolicyGradientObjective implements Objective {

  private final Policy policy;
  private final Trajectories data;
  private final float[] weights; // w = Â over the number of terms, [n]
  private final PolicyWorkspace space;

  PolicyGradientObjective(
      Policy policy, Trajectories data, float[] weights, PolicyWorkspace space) {
    this.policy = policy;
    this.data = data;
    this.weights = weights;
    this.space = space;
  }

  @Override
  public double value(float[] theta) {
    double value = 0;
    for (int from = 0; from < data.size(); from += Panel.COLUMNS) {
      int columns = evaluate(theta, from);
      for (int c = 0; c < columns; c++) {
        value += weights[from + c] * policy.logProbability(space, c);
      }
    }
    return value;
  }

  @Override
  public float[] gradient(float[] theta) {
    float[] gradient = new float[theta.length];
    for (int from = 0; from < data.size(); from += Panel.COLUMNS) {
      int columns = evaluate(theta, from);
      policy.addScores(theta, space, columns, gradient);
    }
    return gradient;
  }

  @Override
  public float[] hessianVectorProduct(float[] theta, float[] v) {
    float[] product = new float[theta.length];
    Arrays.fill(space.extraWeights, 0);
    for (int from = 0; from < data.size(); from += Panel.COLUMNS) {
      int columns = evaluate(theta, from);
      policy.addScoreDerivatives(theta, v, space, columns, product);
    }
    return product;
  }

  /// Loads the panel of steps that starts at `from` and evaluates the policy there; unused columns
  /// up to the granule are zero, weights included.
  private int evaluate(float[] theta, int from) {
    int columns = Math.min(Panel.COLUMNS, data.size() - from);
    load(data.observations(), from, columns, space.network.inputs(), data.observationSize());
    load(data.actions(), from, columns, space.actions, policy.actionSize());
    load(weights, from, columns, space.weights, 1);
    policy.evaluate(theta, space, columns);
    return columns;
  }

  private void load(float[] source, int from, int columns, float[] panel, int rows) {
    for (int r = 0; r < rows; r++) {
      int start = r * Panel.STRIDE;
      System.arraycopy(source, r * data.size() + from, panel, start, columns);
      Arrays.fill(panel, start + columns, start + Panel.padded(columns), 0);
    }
  }
}
