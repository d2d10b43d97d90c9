package dev.azimuth.env;

import java.util.List;

/// [CartPole]: balance a pole on a cart.
public record CartPoleFamily() implements EnvironmentFamily {

  // Where the parameters lie in φ.
  static final int GRAVITY = 0;
  static final int CART_MASS = 1;
  static final int POLE_MASS = 2;
  static final int POLE_LENGTH = 3;
  static final int FORCE = 4;
  static final int TIME_STEP = 5;
  static final int ANGLE_LIMIT = 6;
  static final int POSITION_LIMIT = 7;
  static final int START = 8;
  static final int SUTTON_BARTO_REWARD = 9;
  static final int SEMI_IMPLICIT = 10;

  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("gravity", 9.8, 0, 100, "m/s²", "acceleration of free fall"),
          new Parameter("cart-mass", 1, 0.01, 100, "kg", "mass of the cart"),
          new Parameter("pole-mass", 0.1, 0.001, 100, "kg", "mass of the pole"),
          new Parameter("pole-length", 0.5, 0.01, 100, "m", "half the length of the pole"),
          new Parameter("force", 10, 0.01, 1000, "N", "force of a push"),
          new Parameter("time-step", 0.02, 0.0001, 0.1, "s", "duration of a step"),
          new Parameter("angle-limit", 12, 0.1, 90, "°", "angle beyond which the pole fell"),
          new Parameter(
              "position-limit", 2.4, 0.1, 1000, "m", "distance beyond which the cart left"),
          new Parameter(
              "start", 0.05, 0, 1, "", "greatest component of the first state, in SI units"),
          Parameter.flag("sutton-barto-reward", "whether a fall earns -1 and other steps 0"),
          Parameter.flag("semi-implicit", "whether new velocities move the cart within a step"));

  @Override
  public String name() {
    return "cartpole";
  }

  @Override
  public String summary() {
    return "Balance a pole on a cart by pushing the cart to the left or to the right.";
  }

  @Override
  public int observationSize() {
    return 4;
  }

  @Override
  public ActionSpace actionSpace() {
    return new ActionSpace.Discrete(2);
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public String defaultTasks() {
    return "gravity=5..15";
  }

  /// Decision 0004: 200 steps as in the paper, though Gymnasium's CartPole-v1 has 500.
  @Override
  public int defaultHorizon() {
    return 200;
  }

  @Override
  public List<Double> thresholds() {
    return List.of(175.0, 195.0);
  }

  @Override
  public Environment create() {
    return new CartPole();
  }

  @Override
  public EnvironmentBatch createBatch(int size) {
    return new CartPoleBatch(size);
  }

  static void requireParameters(double[] phi) {
    if (phi.length != PARAMETERS.size()) {
      throw new IllegalArgumentException(
          "phi has %d values, but cartpole has %d parameters."
              .formatted(phi.length, PARAMETERS.size()));
    }
  }

  /// The angle limit in radians, rounded as Gymnasium rounds it.
  static double angleLimit(double[] phi) {
    return phi[ANGLE_LIMIT] * 2 * Math.PI / 360;
  }
}
