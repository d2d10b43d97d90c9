package dev.azimuth.env;

/// Two vehicles on crossing roads, of which one is ours.
///
/// Ours drives along x and chooses its speed in every step; the other one drives along y at a constant
/// speed that cannot be observed, only told from how it moves. Both roads meet at the origin, where
/// neither stops. With v our speed and d the distance after it was kept up for a step, a step earns
///
///     1 − ((v − desired)/tolerance)² − weight·max(0, 1 − d/safe)² − penalty·[d < collision]
///
/// A collision costs in every step that it lasts, but does not end the episode: it would save the
/// rest of the costs. The observation is the relative position in tens of metres.
final class Intersection implements Environment {

  /// What an observation counts as 1.
  static final double OBSERVED_UNIT = 10; // m

  // Parameters.
  double crossingSpeed; // m/s
  double desiredSpeed; // m/s
  double speedTolerance; // m/s
  double topSpeed; // m/s
  double safeDistance; // m
  double proximityWeight;
  double collisionDistance; // m
  double collisionPenalty;
  double timeStep; // s

  // State.
  double x; // m, of our vehicle
  double y; // m, of the other one
  double minimalDistance; // m, of the episode so far

  @Override
  public void reset(double[] phi, NumpyRandom random) {
    IntersectionFamily.requireParameters(phi);
    crossingSpeed = phi[IntersectionFamily.CROSSING_SPEED];
    desiredSpeed = phi[IntersectionFamily.DESIRED_SPEED];
    speedTolerance = phi[IntersectionFamily.SPEED_TOLERANCE];
    topSpeed = phi[IntersectionFamily.TOP_SPEED];
    safeDistance = phi[IntersectionFamily.SAFE_DISTANCE];
    proximityWeight = phi[IntersectionFamily.PROXIMITY_WEIGHT];
    collisionDistance = phi[IntersectionFamily.COLLISION_DISTANCE];
    collisionPenalty = phi[IntersectionFamily.COLLISION_PENALTY];
    timeStep = phi[IntersectionFamily.TIME_STEP];
    double jitter = phi[IntersectionFamily.JITTER];
    x = random.uniform(-jitter, jitter) - phi[IntersectionFamily.OWN_DISTANCE];
    y = random.uniform(-jitter, jitter) - phi[IntersectionFamily.CROSSING_DISTANCE];
    minimalDistance = distance();
  }

  private double distance() {
    return Math.sqrt(x * x + y * y);
  }

  @Override
  public double step(float[] action) {
    double speed = Math.min(action[0], topSpeed);
    x += timeStep * speed;
    y += timeStep * crossingSpeed;
    double distance = distance();
    minimalDistance = Math.min(minimalDistance, distance);
    double deviation = (speed - desiredSpeed) / speedTolerance;
    double nearness = Math.max(0, 1 - distance / safeDistance);
    double collision = distance < collisionDistance ? collisionPenalty : 0;
    return 1 - deviation * deviation - proximityWeight * (nearness * nearness) - collision;
  }

  @Override
  public void observe(float[] observation) {
    observation[0] = (float) (x / OBSERVED_UNIT);
    observation[1] = (float) (-y / OBSERVED_UNIT);
  }

  @Override
  public boolean terminated() {
    return false;
  }

  @Override
  public void measure(double[] values) {
    values[0] = minimalDistance < collisionDistance ? 1 : 0;
    values[1] = minimalDistance;
  }
}
