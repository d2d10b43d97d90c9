package dev.azimuth.env;

/// Many episodes of [CartPole] that are stepped together, with the same bits as one by one.
///
/// Every quantity is an array with one element a slot, and a step is a row of short loops over
/// them. The compiler turns those into vector instructions as long as a loop is small. One loop for
/// the whole of the dynamics stays scalar and takes 7 ns a slot instead of 2.2; one written with
/// the Vector API takes 6 ns, sines included, instead of 3 (1000 slots, AVX2, JDK 25.0.3).
final class CartPoleBatch implements EnvironmentBatch {

  /// Loops over quantities run to a multiple of this, so that no slot is left over for a scalar
  /// tail. What they write in slots that are not in use is overwritten by the next reset.
  private static final int GRANULE = 8;

  // Parameters and what follows from them, [size].
  private final double[] gravity;
  private final double[] poleMass;
  private final double[] poleHalfLength;
  private final double[] force;
  private final double[] timeStep;
  private final double[] angleLimit;
  private final double[] positionLimit;
  private final double[] suttonBartoReward; // 1 or 0, as are all switches
  private final double[] semiImplicit;
  private final double[] totalMass;
  private final double[] poleMassLength;

  // State, [size].
  private final double[] position;
  private final double[] velocity;
  private final double[] poleAngle;
  private final double[] poleVelocity;
  private final boolean[] over;

  // What only the present step needs, [size].
  private final double[] push;
  private final double[] sin;
  private final double[] cos;
  private final double[] pull;
  private final double[] poleAcceleration;

  /// All that belongs to a slot from one step to the next, but for `over`.
  private final double[][] quantities;

  private final CartPole start = new CartPole();

  /// Whether any episode so far had the semi-implicit integrator.
  private boolean anySemiImplicit;

  CartPoleBatch(int size) {
    int padded = padded(size);
    gravity = new double[padded];
    poleMass = new double[padded];
    poleHalfLength = new double[padded];
    force = new double[padded];
    timeStep = new double[padded];
    angleLimit = new double[padded];
    positionLimit = new double[padded];
    suttonBartoReward = new double[padded];
    semiImplicit = new double[padded];
    totalMass = new double[padded];
    poleMassLength = new double[padded];
    position = new double[padded];
    velocity = new double[padded];
    poleAngle = new double[padded];
    poleVelocity = new double[padded];
    over = new boolean[padded];
    push = new double[padded];
    sin = new double[padded];
    cos = new double[padded];
    pull = new double[padded];
    poleAcceleration = new double[padded];
    quantities =
        new double[][] {
          gravity,
          poleMass,
          poleHalfLength,
          force,
          timeStep,
          angleLimit,
          positionLimit,
          suttonBartoReward,
          semiImplicit,
          totalMass,
          poleMassLength,
          position,
          velocity,
          poleAngle,
          poleVelocity
        };
  }

  private static int padded(int count) {
    return (count + GRANULE - 1) / GRANULE * GRANULE;
  }

  @Override
  public void reset(int slot, double[] phi, NumpyRandom random) {
    start.reset(phi, random);
    gravity[slot] = start.gravity;
    poleMass[slot] = start.poleMass;
    poleHalfLength[slot] = start.poleHalfLength;
    force[slot] = start.force;
    timeStep[slot] = start.timeStep;
    angleLimit[slot] = start.angleLimit;
    positionLimit[slot] = start.positionLimit;
    suttonBartoReward[slot] = start.suttonBartoReward ? 1 : 0;
    semiImplicit[slot] = start.semiImplicit ? 1 : 0;
    anySemiImplicit |= start.semiImplicit;
    totalMass[slot] = start.totalMass;
    poleMassLength[slot] = start.poleMassLength;
    position[slot] = start.position;
    velocity[slot] = start.velocity;
    poleAngle[slot] = start.poleAngle;
    poleVelocity[slot] = start.poleVelocity;
    over[slot] = false;
  }

  @Override
  public void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
    for (int i = 0; i < count; i++) {
      push[i] = force[i] * CartPole.direction(actions[offset + i]);
    }
    int padded = padded(count);
    turn(padded);
    turnFar(count);
    accelerate(padded);
    if (anySemiImplicit) {
      advanceEitherWay(padded);
    } else {
      advance(padded);
    }
    for (int i = 0; i < count; i++) {
      boolean before = over[i];
      over[i] |= Math.abs(position[i]) > positionLimit[i] | Math.abs(poleAngle[i]) > angleLimit[i];
      rewards[i] = CartPole.reward(suttonBartoReward[i] != 0, before, over[i]);
      terminated[i] = over[i];
    }
  }

  /// The sine and cosine of each angle, as if all were small.
  private void turn(int count) {
    for (int i = 0; i < count; i++) {
      sin[i] = Trigonometry.smallSin(poleAngle[i]);
      cos[i] = Trigonometry.smallCos(poleAngle[i]);
    }
  }

  /// The sine and cosine of those that are not, which are rare.
  private void turnFar(int count) {
    for (int i = 0; i < count; i++) {
      if (Math.abs(poleAngle[i]) > Trigonometry.SMALL) {
        sin[i] = Trigonometry.sin(poleAngle[i]);
        cos[i] = Trigonometry.cos(poleAngle[i]);
      }
    }
  }

  private void accelerate(int count) {
    for (int i = 0; i < count; i++) {
      double c = cos[i];
      double p =
          (push[i] + poleMassLength[i] * (poleVelocity[i] * poleVelocity[i]) * sin[i])
              / totalMass[i];
      pull[i] = p;
      poleAcceleration[i] =
          (gravity[i] * sin[i] - c * p)
              / (poleHalfLength[i] * (4.0 / 3.0 - poleMass[i] * (c * c) / totalMass[i]));
    }
  }

  private void advance(int count) {
    for (int i = 0; i < count; i++) {
      position[i] += timeStep[i] * velocity[i];
      velocity[i] +=
          timeStep[i] * (pull[i] - poleMassLength[i] * poleAcceleration[i] * cos[i] / totalMass[i]);
    }
    for (int i = 0; i < count; i++) {
      poleAngle[i] += timeStep[i] * poleVelocity[i];
      poleVelocity[i] += timeStep[i] * poleAcceleration[i];
    }
  }

  /// As [#advance], or with new velocities in place of old ones.
  private void advanceEitherWay(int count) {
    for (int i = 0; i < count; i++) {
      double v =
          velocity[i]
              + timeStep[i]
                  * (pull[i] - poleMassLength[i] * poleAcceleration[i] * cos[i] / totalMass[i]);
      double w = poleVelocity[i] + timeStep[i] * poleAcceleration[i];
      position[i] += timeStep[i] * (semiImplicit[i] != 0 ? v : velocity[i]);
      poleAngle[i] += timeStep[i] * (semiImplicit[i] != 0 ? w : poleVelocity[i]);
      velocity[i] = v;
      poleVelocity[i] = w;
    }
  }

  @Override
  public void observe(int count, float[] observations, int offset, int stride) {
    narrow(position, count, observations, offset);
    narrow(velocity, count, observations, offset + stride);
    narrow(poleAngle, count, observations, offset + 2 * stride);
    narrow(poleVelocity, count, observations, offset + 3 * stride);
  }

  private static void narrow(double[] quantity, int count, float[] observations, int offset) {
    for (int i = 0; i < count; i++) {
      observations[offset + i] = (float) quantity[i];
    }
  }

  @Override
  public void move(int from, int to) {
    for (double[] quantity : quantities) {
      quantity[to] = quantity[from];
    }
    over[to] = over[from];
  }
}
