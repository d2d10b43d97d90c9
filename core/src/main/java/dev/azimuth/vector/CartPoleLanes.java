package dev.azimuth.vector;

/// The dynamics of many cart-poles at once: each lane of a vector is an episode.
///
/// Every quantity is a row of as many doubles as there are slots, rounded up to a vector. It is the arithmetic of a
/// single cart-pole, operation by operation, with the same bits. Whatever may be in slots that are not
/// in use is computed with, too.
public final class CartPoleLanes {

  // Parameters and what follows from them.
  public static final int GRAVITY = 0;
  public static final int POLE_MASS = 1;
  public static final int POLE_HALF_LENGTH = 2;
  public static final int TIME_STEP = 3;
  public static final int TOTAL_MASS = 4;
  public static final int POLE_MASS_LENGTH = 5;
  public static final int SEMI_IMPLICIT = 6; // 1 or 0

  // The state.
  public static final int POSITION = 7;
  public static final int VELOCITY = 8;
  public static final int POLE_ANGLE = 9;
  public static final int POLE_VELOCITY = 10;

  // What a step needs: the force of the action, and the sine and cosine of the angle before it.
  public static final int PUSH = 11;
  public static final int SIN = 12;
  public static final int COS = 13;

  private static final int ROWS = 14;

  /// The most lanes of a vector of doubles.
  private static final int GRANULE = 4;

  private static final boolean SIMD = Kernels.ACTIVE.lanes() > 1;

  private final int stride;
  private final double[] values;

  public CartPoleLanes(int slots) {
    stride = (slots + GRANULE - 1) / GRANULE * GRANULE;
    values = new double[ROWS * stride];
  }

  /// The rows.
  public double[] values() {
    return values;
  }

  /// Where the entry of a row and a slot lies.
  public int at(int row, int slot) {
    return row * stride + slot;
  }

  /// Makes a slot that of another one.
  public void move(int from, int to) {
    for (int row = 0; row < values.length; row += stride) {
      values[row + to] = values[row + from];
    }
  }

  /// Computes the sine and cosine of each angle of the first `count` slots, as if all were small.
  public void turn(int count) {
    if (SIMD) {
      SimdCartPole.turn(values, stride, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      values[at(SIN, i)] = SmallAngles.sin(values[at(POLE_ANGLE, i)]);
      values[at(COS, i)] = SmallAngles.cos(values[at(POLE_ANGLE, i)]);
    }
  }

  /// One step of time of the first `count` slots.
  public void advance(int count) {
    if (SIMD) {
      SimdCartPole.advance(values, stride, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      advanceSlot(i);
    }
  }

  private void advanceSlot(int i) {
    double sin = values[at(SIN, i)];
    double cos = values[at(COS, i)];
    double totalMass = values[at(TOTAL_MASS, i)];
    double poleMassLength = values[at(POLE_MASS_LENGTH, i)];
    double velocity = values[at(VELOCITY, i)];
    double poleVelocity = values[at(POLE_VELOCITY, i)];
    double pull =
        (values[at(PUSH, i)] + poleMassLength * (poleVelocity * poleVelocity) * sin) / totalMass;
    double poleAcceleration =
        (values[at(GRAVITY, i)] * sin - cos * pull)
            / (values[at(POLE_HALF_LENGTH, i)]
                * (4.0 / 3.0 - values[at(POLE_MASS, i)] * (cos * cos) / totalMass));
    double timeStep = values[at(TIME_STEP, i)];
    double newVelocity =
        velocity + timeStep * (pull - poleMassLength * poleAcceleration * cos / totalMass);
    double newPoleVelocity = poleVelocity + timeStep * poleAcceleration;
    boolean semiImplicit = values[at(SEMI_IMPLICIT, i)] != 0;
    values[at(POSITION, i)] += timeStep * (semiImplicit ? newVelocity : velocity);
    values[at(POLE_ANGLE, i)] += timeStep * (semiImplicit ? newPoleVelocity : poleVelocity);
    values[at(VELOCITY, i)] = newVelocity;
    values[at(POLE_VELOCITY, i)] = newPoleVelocity;
  }
}
