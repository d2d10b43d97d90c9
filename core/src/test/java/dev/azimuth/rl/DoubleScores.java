package dev.azimuth.rl;

import dev.azimuth.testing.DoubleNetwork;

/// Σ w·log π_θ(a|s) of a categorical policy in double precision: the reference of [CategoricalPolicy]
/// and [PolicyGradientObjective].
///
/// @param states a row for each state
/// @param actions [n]
/// @param weights w, [n]
record DoubleScores(DoubleNetwork network, double[][] states, int[] actions, double[] weights) {

  double value(double[] theta) {
    double value = 0;
    for (int s = 0; s < states.length; s++) {
      value += weights[s] * Math.log(probabilities(theta, s)[actions[s]]);
    }
    return value;
  }

  /// The derivative of w·log π by logit i is w·([i = a] − π_i).
  double[] gradient(double[] theta) {
    double[] gradient = new double[theta.length];
    for (int s = 0; s < states.length; s++) {
      double[] slopes = probabilities(theta, s);
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = weights[s] * ((i == actions[s] ? 1 : 0) - slopes[i]);
      }
      network.addGradient(theta, states[s], slopes, gradient);
    }
    return gradient;
  }

  double[] hessianVectorProduct(double[] theta, double[] v) {
    return DoubleNetwork.hessianVectorProduct(this::gradient, theta, v);
  }

  DoubleScores with(double[] otherWeights) {
    return new DoubleScores(network, states, actions, otherWeights);
  }

  double[] probabilities(double[] theta, int state) {
    double[] z = network.outputs(theta, states[state]);
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      z[i] = Math.exp(z[i]);
      sum += z[i];
    }
    for (int i = 0; i < z.length; i++) {
      z[i] /= sum;
    }
    return z;
  }
}
