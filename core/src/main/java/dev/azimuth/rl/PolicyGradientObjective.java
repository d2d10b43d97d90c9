package dev.azimuth.rl;

import dev.azimuth.nn.MlpParameters;
import dev.azimuth.optim.Objective;
import dev.azimuth.vector.Panel;
import java.util.Arrays;

/// A [Surrogate] for the expected return on fixed data, plus an entropy bonus: ∇J is the policy
/// gradient, and the surrogate says what ∇²J is.
///
/// An instance borrows the panels and the workspace of the session that sampled it, and with them is
/// confined to one thread. When the session draws another batch into the same panels, its life is
/// over.
final class PolicyGradientObjective implements Objective {

  private final Policy policy;
  private final Trajectories data;
  private final PolicyPanels panels;
  private final long filling;
  private final Surrogate surrogate;
  private final double[] weights; // what weighs a step in J, over the number of terms, [n]
  private final double[] scoreWeights; // w of ∇l in ∇J, [n]
  private final float entropyWeight; // of each state
  private final PolicyWorkspace space;

  /// @param panels the states and actions of the data
  /// @param weights what weighs each step in J, over the number of terms, [n]
  /// @param entropyWeight what the entropy of each state counts in J
  PolicyGradientObjective(
      Policy policy,
      Trajectories data,
      PolicyPanels panels,
      Surrogate surrogate,
      double[] weights,
      float entropyWeight,
      PolicyWorkspace space) {
    this.policy = policy;
    this.data = data;
    this.panels = panels;
    filling = panels.fillings();
    this.surrogate = surrogate;
    this.weights = weights;
    this.entropyWeight = entropyWeight;
    this.space = space;
    scoreWeights = surrogate.scoreWeights(data, weights);
  }

  /// J of the surrogate where its stopped gradients are stopped at θ itself.
  @Override
  public double value(float[] theta) {
    evaluate(theta);
    double value = 0;
    int from = 0;
    for (PolicyPanel panel : panels.all()) {
      value += entropyWeight * policy.entropySum(panel, space);
      for (int c = 0; c < panel.columns; c++) {
        double l = policy.logProbability(panel, c);
        value +=
            switch (surrogate) {
              case SCORE -> weights[from + c] * l;
              case LVC, DICE -> weights[from + c];
              case LOADED_DICE -> 0;
            };
      }
      from += panel.columns;
    }
    return value;
  }

  @Override
  public float[] gradient(float[] theta) {
    evaluate(theta);
    float[] gradient = new float[theta.length];
    addScoreSum(scoreWeights, entropyWeight, gradient);
    return gradient;
  }

  @Override
  public float[] hessianVectorProduct(float[] theta, float[] v) {
    MlpParameters at = evaluate(theta);
    space.v.set(v);
    boolean plain = surrogate == Surrogate.SCORE;
    double[] s = plain ? Surrogate.NONE : new double[data.size()]; // ∇l·v
    space.network.clearSums();
    int from = 0;
    for (PolicyPanel panel : panels.all()) {
      panels.passTurn();
      weigh(panel, scoreWeights, from, entropyWeight);
      policy.addScoreDerivatives(at, panel, space);
      for (int c = 0; c < panel.columns && !plain; c++) {
        s[from + c] = space.scores[Panel.at(0, c)];
      }
      from += panel.columns;
    }
    float[] product = new float[theta.length]; // Σ w·∇²l·v
    space.network.addSums(product);
    double[] u = surrogate.extraWeights(data, weights, s);
    if (u.length > 0) {
      addScoreSum(u, 0, product); // Σ u·∇l
    }
    return product;
  }

  /// ∇ log p(D): the derivative of the log-probability with which θ draws these data.
  float[] samplingScore(float[] theta) {
    evaluate(theta);
    double[] ones = new double[data.size()];
    Arrays.fill(ones, 1);
    float[] score = new float[theta.length];
    addScoreSum(ones, 0, score);
    return score;
  }

  /// Adds Σ w·∇l + e·∇entropy, at the θ of the last evaluation.
  private void addScoreSum(double[] w, float entropyWeight, float[] sum) {
    space.network.clearSums();
    int from = 0;
    for (PolicyPanel panel : panels.all()) {
      panels.passTurn();
      weigh(panel, w, from, entropyWeight);
      policy.addScores(panels.parameters(), panel, space);
      from += panel.columns;
    }
    space.network.addSums(sum);
  }

  private MlpParameters evaluate(float[] theta) {
    if (panels.fillings() != filling) {
      throw new IllegalStateException(
          "This objective's data are gone: only those of a session's last two batches are kept. "
              + "Draw the batch again.");
    }
    panels.evaluate(theta);
    return panels.parameters();
  }

  /// Loads the weights of a panel's steps, which start at column `from` of the batch.
  private void weigh(PolicyPanel panel, double[] w, int from, float entropyWeight) {
    int begin = Panel.at(0, 0);
    int end = Panel.at(0, panel.columns);
    for (int i = begin; i < end; i++) {
      space.weights[i] = (float) w[from + i - begin];
    }
    Arrays.fill(space.weights, end, Panel.at(0, Panel.padded(panel.columns)), 0);
    space.entropyWeight = entropyWeight;
  }
}
