package dev.azimuth.meta;

import dev.azimuth.optim.Objective;

/// J(θ) = b·θ − ½·θᵀAθ with a symmetric A: one step of ascent and its derivative have closed forms.
/// What θ has beyond the length of b, as meta-parameters may, does not matter.
///
/// @param a A, rows of a symmetric matrix
/// @param b b
record QuadraticObjective(float[][] a, float[] b) implements Objective {

  /// J(θ) = −½·‖θ − target‖².
  static QuadraticObjective towards(float... target) {
    float[][] identity = new float[target.length][target.length];
    for (int i = 0; i < target.length; i++) {
      identity[i][i] = 1;
    }
    return new QuadraticObjective(identity, target);
  }

  @Override
  public double value(float[] theta) {
    float[] curvature = hessianVectorProduct(theta, theta);
    double value = 0;
    for (int i = 0; i < b.length; i++) {
      value += theta[i] * (b[i] + 0.5 * curvature[i]);
    }
    return value;
  }

  @Override
  public float[] gradient(float[] theta) {
    float[] gradient = hessianVectorProduct(theta, theta);
    for (int i = 0; i < b.length; i++) {
      gradient[i] += b[i];
    }
    return gradient;
  }

  @Override
  public float[] hessianVectorProduct(float[] theta, float[] v) {
    float[] product = new float[v.length];
    for (int i = 0; i < b.length; i++) {
      for (int k = 0; k < b.length; k++) {
        product[i] -= a[i][k] * v[k];
      }
    }
    return product;
  }
}
