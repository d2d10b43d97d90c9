package dev.azimuth.optim;

/// Gradient ascent with momentum (Polyak's heavy ball): m ← 0.9·m + g, θ ← θ + β·m.
public final class Momentum implements Optimizer {

  private static final float DECAY = 0.9f;

  private final float stepSize;
  private float[] velocity;

  /// @param stepSize the step size β
  /// @param size n, the number of parameters
  public Momentum(float stepSize, int size) {
    this.stepSize = stepSize;
    velocity = new float[size];
  }

  @Override
  public float[] ascend(float[] theta, float[] gradient, float share) {
    velocity = Vectors.plus(gradient, DECAY, velocity);
    return Vectors.plus(theta, share * stepSize, velocity);
  }

  /// m.
  @Override
  public double[] state() {
    return Vectors.doubles(velocity);
  }

  @Override
  public void restore(double[] state) {
    Stateful.require(state, velocity.length);
    velocity = Vectors.floats(state);
  }
}
