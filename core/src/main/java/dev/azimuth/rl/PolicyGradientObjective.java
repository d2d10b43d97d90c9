package dev.azimuth.rl;

import dev.azimuth.optim.Objective;
import dev.azimuth.vector.Panel;
import java.util.Arrays;

/// A [Surrogate] for the expected return on fixed data, plus an entropy bonus: ∇J is the policy
/// gradient, and the surrogate says what ∇²J is.
///
/// An instance borrows the workspace of the session that sampled it, and with it is confined to one
/// thread.
final class PolicyGradientObjective implements Objective {

  private final Policy policy;
  private final Trajectories data;
  private final Surrogate surrogate;
  private final double[] weights; // what weighs a step in J, over the number of terms, [n]
  private final float[] scoreWeights; // w of ∇l in ∇J, [n]
  private final float entropyWeight; // of each state
  private final PolicyWorkspace space;

  /// @param weights what weighs each step in J, over the number of terms, [n]
  /// @param entropyWeight what the entropy of each state counts in J
  PolicyGradientObjective(
      Policy policy,
      Trajectories data,
      Surrogate surrogate,
      double[] weights,
      float entropyWeight,
      PolicyWorkspace space) {
    this.policy = policy;
    this.data = data;
    this.surrogate = surrogate;
    this.weights = weights;
    this.entropyWeight = entropyWeight;
    this.space = space;
    scoreWeights = narrow(surrogate.scoreWeights(data, weights));
  }

  /// J of the surrogate where its stopped gradients are stopped at θ itself.
  @Override
  public double value(float[] theta) {
    double value = 0;
    for (int from = 0; from < data.size(); from += Panel.COLUMNS) {
      int columns = evaluate(theta, from, scoreWeights, entropyWeight);
      value += entropyWeight * policy.entropySum(space.distribution, space.logs, columns);
      for (int c = 0; c < columns; c++) {
        double l = policy.logProbability(space, c);
        value +=
            switch (surrogate) {
              case SCORE -> weights[from + c] * l;
              case LVC, DICE -> weights[from + c];
              case LOADED_DICE -> 0;
            };
      }
    }
    return value;
  }

  @Override
  public float[] gradient(float[] theta) {
    return scoreSum(theta, scoreWeights, entropyWeight);
  }

  /// Σ w·∇l + e·∇entropy.
  private float[] scoreSum(float[] theta, float[] w, float entropyWeight) {
    float[] sum = new float[theta.length];
    for (int from = 0; from < data.size(); from += Panel.COLUMNS) {
      int columns = evaluate(theta, from, w, entropyWeight);
      policy.addScores(theta, space, columns, sum);
    }
    return sum;
  }

  @Override
  public float[] hessianVectorProduct(float[] theta, float[] v) {
    float[] product = new float[theta.length]; // Σ w·∇²l·v
    boolean plain = surrogate == Surrogate.SCORE;
    double[] s = plain ? Surrogate.NONE : new double[data.size()]; // ∇l·v
    for (int from = 0; from < data.size(); from += Panel.COLUMNS) {
      int columns = evaluate(theta, from, scoreWeights, entropyWeight);
      policy.addScoreDerivatives(theta, v, space, columns, product);
      for (int c = 0; c < columns && !plain; c++) {
        s[from + c] = space.scores[c];
      }
    }
    double[] u = surrogate.extraWeights(data, weights, s);
    if (u.length > 0) {
      float[] extra = scoreSum(theta, narrow(u), 0); // Σ u·∇l
      for (int i = 0; i < product.length; i++) {
        product[i] += extra[i];
      }
    }
    return product;
  }

  /// ∇ log p(D): the derivative of the log-probability with which θ draws these data.
  float[] samplingScore(float[] theta) {
    float[] ones = new float[data.size()];
    Arrays.fill(ones, 1);
    return scoreSum(theta, ones, 0);
  }

  private static float[] narrow(double[] x) {
    float[] narrow = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      narrow[i] = (float) x[i];
    }
    return narrow;
  }

  /// Loads the panel of steps that starts at `from` and evaluates the policy there; unused columns
  /// up to the granule are zero, weights included.
  private int evaluate(float[] theta, int from, float[] w, float entropyWeight) {
    int columns = Math.min(Panel.COLUMNS, data.size() - from);
    load(data.observations(), from, columns, space.network.inputs(), data.observationSize());
    load(data.actions(), from, columns, space.actions, policy.actionSize());
    load(w, from, columns, space.weights, 1);
    space.entropyWeight = entropyWeight;
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
