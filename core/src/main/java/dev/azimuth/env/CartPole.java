package dev.azimuth.env;

/// A pole on a cart, to be kept upright by pushing the cart to the left or to the right [1].
///
/// The dynamics are those of Gymnasium's CartPole, operation by operation, in double precision;
/// only the observation is narrowed. Every constant is a parameter, and so are its two options: the
/// reward of Barto and Sutton, −1 for a fall and 0 for any other step, and the semi-implicit
/// integrator. After the end of an episode the cart rolls on; it earns 0 then, or −1 again.
///
/// [1] Barto, Sutton, Anderson. Neuronlike Adaptive Elements That Can Solve Difficult Learning
///     Control Problems. 1983.
final class CartPole implements Environment {

  // Parameters.
  double gravity; // m/s²
  double poleMass; // kg
  double poleHalfLength; // m
  double force; // N
  double timeStep; // s
  double angleLimit; // rad
  double positionLimit; // m
  boolean suttonBartoReward;
  boolean semiImplicit;

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
    suttonBartoReward = phi[CartPoleFamily.SUTTON_BARTO_REWARD] != 0;
    semiImplicit = phi[CartPoleFamily.SEMI_IMPLICIT] != 0;
    totalMass = poleMass + phi[CartPoleFamily.CART_MASS];
    poleMassLength = poleMass * poleHalfLength;
    double start = phi[CartPoleFamily.START];
    position = random.uniform(-start, start);
    velocity = random.uniform(-start, start);
    poleAngle = random.uniform(-start, start);
    poleVelocity = random.uniform(-start, start);
    terminated = false;
  }

  @Override
  public double step(float[] action) {
    double push = force * (2 * action[0] - 1); // to the left for action 0, to the right for 1
    double sin = Trigonometry.sin(poleAngle);
    double cos = Trigonometry.cos(poleAngle);
    double pull = (push + poleMassLength * (poleVelocity * poleVelocity) * sin) / totalMass;
    double poleAcceleration =
        (gravity * sin - cos * pull)
            / (poleHalfLength * (4.0 / 3.0 - poleMass * (cos * cos) / totalMass));
    double acceleration = pull - poleMassLength * poleAcceleration * cos / totalMass;
    double newVelocity = velocity + timeStep * acceleration;
    double newPoleVelocity = poleVelocity + timeStep * poleAcceleration;
    // Explicit Euler: the new position follows from the old velocity.
    position += timeStep * (semiImplicit ? newVelocity : velocity);
    poleAngle += timeStep * (semiImplicit ? newPoleVelocity : poleVelocity);
    velocity = newVelocity;
    poleVelocity = newPoleVelocity;
    boolean before = terminated;
    terminated |= Math.abs(position) > positionLimit || Math.abs(poleAngle) > angleLimit;
    return reward(suttonBartoReward, before, terminated);
  }

  /// The reward of a step. The one that ends the episode earns 1 too.
  ///
  /// @param before whether the episode was over before it
  static int reward(boolean suttonBartoReward, boolean before, boolean terminated) {
    if (suttonBartoReward) {
      return terminated ? -1 : 0;
    }
    return before ? 0 : 1;
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
