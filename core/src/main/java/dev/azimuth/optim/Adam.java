package dev.azimuth.optim;

/// Adam [1] with bias correction, ascending, in the usual constants β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
///
/// [1] Kingma, Ba. Adam: A Method for Stochastic Optimization. ICLR 2015, Algorithm 1.
public final class Adam implements Optimizer {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final float stepSize;
  private final float[] first; // [n], running mean of g
  private final float[] second; // [n], running mean of g²
  private double power1 = 1; // β₁ᵗ
  private double power2 = 1; // β₂ᵗ

  /// @param stepSize the step size (β of the paper)
  /// @param size n, the number of parameters
  public Adam(float stepSize, int size) {
    this.stepSize = stepSize;
    first = new float[size];
    second = new float[size];
  }

  @Override
  public float[] ascend(float[] theta, float[] gradient, float share) {
    power1 *= BETA_1;
    power2 *= BETA_2;
    double correction1 = 1 / (1 - power1);
    double correction2 = 1 / (1 - power2);
    float[] next = new float[theta.length];
    for (int i = 0; i < theta.length; i++) {
      double g = gradient[i];
      first[i] = (float) (BETA_1 * first[i] + (1 - BETA_1) * g);
      second[i] = (float) (BETA_2 * second[i] + (1 - BETA_2) * g * g);
      double direction = first[i] * correction1 / (Math.sqrt(second[i] * correction2) + EPSILON);
      next[i] = (float) (theta[i] + share * stepSize * direction);
    }
    return next;
  }

  /// The powers of β₁ and β₂, then the means of g and of g².
  @Override
  public double[] state() {
    double[] state = new double[2 + 2 * first.length];
    state[0] = power1;
    state[1] = power2;
    for (int i = 0; i < first.length; i++) {
      state[2 + i] = first[i];
      state[2 + first.length + i] = second[i];
    }
    return state;
  }

  @Override
  public void restore(double[] state) {
    Stateful.require(state, 2 + 2 * first.length);
    power1 = state[0];
    power2 = state[1];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) state[2 + i];
      second[i] = (float) state[2 + first.length + i];
    }
  }
}
