package dev.azimuth.vector;

/// The dynamics of many cart-poles at once: each lane of a vector is an episode.
///
/// Four slots are a block, in which every quantity is a row of four doubles, so that all of a block lies at
/// constant distances from one index: decision 0059. It is the arithmetic of a single cart-pole, operation by
/// operation, with the same bits. Whatever may be in slots that are not in use is computed with, too.
public final class CartPoleLanes {

  // Parameters and what follows from them.
  public static final int GRAVITY = 0;
  public static final int POLE_MASS = 1;
  public static final int POLE_HALF_LENGTH = 2;
  public static final int TIME_STEP = 3;
  public static final int TOTAL_MASS = 4;
  public static final int POLE_MASS_LENGTH = 5;
  public static final int SEMI_IMPLICIT = 6; // 1 or 0
  public static final int FORCE = 7;
  public static final int POSITION_LIMIT = 8;
  public static final int ANGLE_LIMIT = 9;

  // The state, in the order of observations.
  public static final int POSITION = 10;
  public static final int VELOCITY = 11;
  public static final int POLE_ANGLE = 12;
  public static final int POLE_VELOCITY = 13;

  static final int STATE_ROWS = 4;

  // What a step needs: the sine and cosine of the angle before it.
  public static final int SIN = 14;
  public static final int COS = 15;

  static final int ROWS = 16;

  /// The slots of a block: the most lanes of a vector of doubles.
  static final int GRANULE = 4;

  private static final boolean SIMD = Kernels.ACTIVE.lanes() > 1;

  private final double[] values;

  public CartPoleLanes(int slots) {
    values = new double[ROWS * padded(slots)];
  }

  /// `slots` rounded up to a vector.
  public static int padded(int slots) {
    return (slots + GRANULE - 1) / GRANULE * GRANULE;
  }

  /// The blocks.
  public double[] values() {
    return values;
  }

  /// Where the entry of a row and a slot lies.
  public int at(int row, int slot) {
    int lane = slot & (GRANULE - 1);
    return (slot - lane) * ROWS + row * GRANULE + lane;
  }

  /// Makes a slot that of another one.
  public void move(int from, int to) {
    for (int row = 0; row < ROWS; row++) {
      values[at(row, to)] = values[at(row, from)];
    }
  }

  /// Computes the sine and cosine of each angle of the first `count` slots, as if all were small.
  ///
  /// @return whether they are
  public boolean turn(int count) {
    if (SIMD) {
      return SimdCartPole.turn(values, count);
    }
    boolean small = true;
    for (int i = 0; i < count; i++) {
      double angle = values[at(POLE_ANGLE, i)];
      values[at(SIN, i)] = SmallAngles.sin(angle);
      values[at(COS, i)] = SmallAngles.cos(angle);
      small &= Math.abs(angle) <= SmallAngles.MOST;
    }
    return small;
  }

  /// One step of time of the first `count` slots, whose pushes are to the left for action 0 and to the right for 1.
  ///
  /// @param actions one for each slot from `offset` on, and room for [#padded] slots
  /// @return whether all are within their limits after it
  public boolean advance(int count, float[] actions, int offset) {
    if (SIMD) {
      return SimdCartPole.advance(values, count, actions, offset);
    }
    boolean within = true;
    for (int i = 0; i < count; i++) {
      advanceSlot(i, values[at(FORCE, i)] * (2 * actions[offset + i] - 1));
      within &=
          Math.abs(values[at(POSITION, i)]) <= values[at(POSITION_LIMIT, i)]
              && Math.abs(values[at(POLE_ANGLE, i)]) <= values[at(ANGLE_LIMIT, i)];
    }
    return within;
  }

  /// Writes the states of the first `count` slots, one row for each of the four, and where rows have room
  /// for it those of the next few slots, too.
  ///
  /// @param observations written from `offset` on, `rowStride` from row to row
  public void observe(int count, float[] observations, int offset, int rowStride) {
    int last = offset + (STATE_ROWS - 1) * rowStride;
    boolean room = padded(count) <= Math.min(rowStride, observations.length - last);
    if (SIMD && room) {
      SimdCartPole.observe(values, count, observations, offset, rowStride);
      return;
    }
    for (int row = 0; row < STATE_ROWS; row++) {
      for (int i = 0; i < count; i++) {
        observations[offset + row * rowStride + i] = (float) values[at(POSITION + row, i)];
      }
    }
  }

  private void advanceSlot(int i, double push) {
    double sin = values[at(SIN, i)];
    double cos = values[at(COS, i)];
    double totalMass = values[at(TOTAL_MASS, i)];
    double poleMassLength = values[at(POLE_MASS_LENGTH, i)];
    double velocity = values[at(VELOCITY, i)];
    double poleVelocity = values[at(POLE_VELOCITY, i)];
    double pull = (push + poleMassLength * (poleVelocity * poleVelocity) * sin) / totalMass;
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
