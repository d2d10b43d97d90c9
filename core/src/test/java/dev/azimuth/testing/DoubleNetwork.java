package dev.azimuth.testing;

/// A multilayer perceptron in double precision, one state and one unit at a time: the reference of
/// the networks in single precision. θ has the same layout, layer by layer, weights [out × in] and
/// then biases.
public final class DoubleNetwork {

  /// Half the distance of central differences: small enough for rectified units rarely to switch
  /// within it, large enough for double precision.
  private static final double STEP = 1e-7;

  private final boolean rectified;
  private final int[] sizes;

  /// @param rectified whether hidden units are max(z, 0) instead of tanh(z)
  public DoubleNetwork(boolean rectified, int... sizes) {
    this.rectified = rectified;
    this.sizes = sizes;
  }

  /// What the network computes for one state: a row of values for each layer, the state first.
  public double[][] forward(double[] theta, double[] state) {
    double[][] values = new double[sizes.length][];
    values[0] = state;
    int offset = 0;
    for (int l = 1; l < sizes.length; l++) {
      values[l] = new double[sizes[l]];
      int biases = offset + sizes[l] * sizes[l - 1];
      for (int i = 0; i < sizes[l]; i++) {
        double z = theta[biases + i];
        for (int k = 0; k < sizes[l - 1]; k++) {
          z += theta[offset + i * sizes[l - 1] + k] * values[l - 1][k];
        }
        values[l][i] = l == sizes.length - 1 ? z : hidden(z);
      }
      offset = biases + sizes[l];
    }
    return values;
  }

  private double hidden(double z) {
    return rectified ? Math.max(z, 0) : StrictMath.tanh(z);
  }

  /// The outputs for one state.
  public double[] outputs(double[] theta, double[] state) {
    return forward(theta, state)[sizes.length - 1];
  }

  /// Adds Σ over outputs of slope·∇output for one state.
  public void addGradient(double[] theta, double[] state, double[] slopes, double[] gradient) {
    double[][] values = forward(theta, state);
    int offset = theta.length;
    double[] slope = slopes;
    for (int l = sizes.length - 1; l > 0; l--) {
      offset -= sizes[l] * (sizes[l - 1] + 1);
      double[] below = new double[sizes[l - 1]];
      for (int i = 0; i < sizes[l]; i++) {
        double dz = slope[i] * (l == sizes.length - 1 ? 1 : derivative(values[l][i]));
        for (int k = 0; k < sizes[l - 1]; k++) {
          int weight = offset + i * sizes[l - 1] + k;
          gradient[weight] += dz * values[l - 1][k];
          below[k] += dz * theta[weight];
        }
        gradient[offset + sizes[l] * sizes[l - 1] + i] += dz;
      }
      slope = below;
    }
  }

  private double derivative(double value) {
    if (rectified) {
      return value > 0 ? 1 : 0;
    }
    return 1 - value * value;
  }

  /// A gradient as a function of θ.
  @FunctionalInterface
  public interface Gradient {
    double[] at(double[] theta);
  }

  /// ∇²J·v by central differences of ∇J.
  public static double[] hessianVectorProduct(Gradient gradient, double[] theta, double[] v) {
    double[] above = gradient.at(moved(theta, STEP, v));
    double[] below = gradient.at(moved(theta, -STEP, v));
    double[] product = new double[theta.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = (above[i] - below[i]) / (2 * STEP);
    }
    return product;
  }

  /// θ + step·v.
  public static double[] moved(double[] theta, double step, double[] v) {
    double[] moved = new double[theta.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = theta[i] + step * v[i];
    }
    return moved;
  }
}
