package dev.azimuth.optim;

/// The "+ β" of Algorithm 1, Line 12: turns a direction uphill into a step. The only stateful
/// numerics of the library.
public interface Optimizer extends Stateful {

  /// The parameters after one step from θ along `gradient`; θ itself is left as it is.
  ///
  /// @param share the share of the optimizer's step size that this step takes, by a [Schedule]
  float[] ascend(float[] theta, float[] gradient, float share);

  /// By default, nothing.
  @Override
  default double[] state() {
    return new double[0];
  }

  @Override
  default void restore(double[] state) {
    Stateful.require(state, 0);
  }
}
