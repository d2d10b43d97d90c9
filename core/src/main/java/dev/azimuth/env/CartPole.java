package dev.azimuth.env;

/// A pole on a cart, to be kept upright by pushing the cart to the left or to the right [1].
///
/// The dynamics are those of Gymnasium's CartPole, operation by operation, in double precision;
/// only the observation is narrowed. Every physical constant is a parameter. After the end of an
/// episode the cart rolls on and earns nothing.
///
/// [1] Barto, Sutton, Anderson. Neuronlike Adaptive Elements That Can Solve Difficult Learning
///     Control Problems. 1983.
final class CartPole implements Environment {

  /// The first state is uniform within this distance from rest, in the unit of each component.
  private static final double START = 0.05;

  // Parameters.
  double gravity; // m/s²
  double poleMass; // kg
  double poleHalfLength; // m
  double force; // N
  double timeStep; // s
  double angleLimit; // rad
  double positionLimit; // m

  // Derived from them.
  double totalMass; // kg
  double poleMassLength; // kg·m

  // State.
  double position; // m
  double velocity; // m/s
  double poleAngle; // rad, 0 is upright
  double poleVelocity; // rad/s
  private boolean terminated;

  @Override
  public void reset(double[] phi, NumpyRandom random) {
    CartPoleFamily.requireParameters(phi);
    gravity = phi[CartPoleFamily.GRAVITY];
    poleMass = phi[CartPoleFamily.POLE_MASS];
    poleHalfLength = phi[CartPoleFamily.POLE_LENGTH];
    force = phi[CartPoleFamily.FORCE];
    timeStep = phi[CartPoleFamily.TIME_STEP];
    angleLimit = CartPoleFamily.angleLimit(phi);
    positionLimit = phi[CartPoleFamily.POSITION_LIMIT];
    totalMass = poleMass + phi[CartPoleFamily.CART_MASS];
    poleMassLength = poleMass * poleHalfLength;
    position = random.uniform(-START, START);
    velocity = random.uniform(-START, START);
    poleAngle = random.uniform(-START, START);
    poleVelocity = random.uniform(-START, START);
    terminated = false;
  }

  @Override
  public double step(float[] action) {
    double push = force * direction(action[0]);
    double sin = Trigonometry.sin(poleAngle);
    double cos = Trigonometry.cos(poleAngle);
    double pull = (push + poleMassLength * (poleVelocity * poleVelocity) * sin) / totalMass;
    double poleAcceleration =
        (gravity * sin - cos * pull)
            / (poleHalfLength * (4.0 / 3.0 - poleMass * (cos * cos) / totalMass));
    double acceleration = pull - poleMassLength * poleAcceleration * cos / totalMass;
    // Explicit Euler: the new position follows from the old velocity.
    position += timeStep * velocity;
    velocity += timeStep * acceleration;
    poleAngle += timeStep * poleVelocity;
    poleVelocity += timeStep * poleAcceleration;
    // The step that ends the episode earns the reward too.
    double reward = terminated ? 0 : 1;
    terminated |= Math.abs(position) > positionLimit || Math.abs(poleAngle) > angleLimit;
    return reward;
  }

  /// −1, to the left, for action 0 and 1 for action 1; without a branch, so that the loop of the
  /// batch is vectorised.
  static float direction(float action) {
    return 2 * action - 1;
  }

  @Override
  public void observe(float[] observation) {
    observation[0] = (float) position;
    observation[1] = (float) velocity;
    observation[2] = (float) poleAngle;
    observation[3] = (float) poleVelocity;
  }

  @Override
  public boolean terminated() {
    return terminated;
  }

  /// Writes the state in full precision, in the order of the observation.
  void state(double[] state) {
    state[0] = position;
    state[1] = velocity;
    state[2] = poleAngle;
    state[3] = poleVelocity;
  }

  /// Goes on from a state as [#state] wrote it.
  void place(double[] state) {
    position = state[0];
    velocity = state[1];
    poleAngle = state[2];
    poleVelocity = state[3];
  }
}
