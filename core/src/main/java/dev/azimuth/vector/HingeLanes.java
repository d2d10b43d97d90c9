package dev.azimuth.vector;

import java.util.Arrays;

/// Velocity iterations of a body with two others hinged to it, in many worlds at once: each lane of
/// a vector is a world. Each of the two others may touch the ground in one point.
///
/// Every quantity is a row of [#WIDTH] lanes in one array: first those of the three bodies, the
/// common one in front, then those of the two hinges and of the two contacts. An iteration solves
/// hinge 0, between bodies 0 and 1, the contact of body 1, hinge 1, between bodies 0 and 2, and the
/// contact of body 2. It is the arithmetic of a single hinge and of a single contact, operation by
/// operation, with the same bits, so nothing is fused; where those have a branch, both sides are
/// computed and one is chosen. (Alone, both hinges come first. The contact of body 1 and hinge 1
/// have no number in common, so the bits are the same, and the processor can do both at a time.)
public final class HingeLanes {

  /// Worlds that are solved together. An iteration is a chain of some dozen operations that wait
  /// for each other; with several vectors of independent worlds the processor has what to do
  /// meanwhile.
  public static final int WIDTH = 32;

  /// Iterations of one [#advance]. A method with a loop over all of them would keep the code that
  /// the compiler made while the loop was running for the first time. Twelve is a multiple of most
  /// short cycles.
  public static final int ITERATIONS = 12;

  // Rows of a body, first what an iteration changes.
  public static final int VELOCITY_X = 0;
  public static final int VELOCITY_Y = WIDTH;
  public static final int SPIN = 2 * WIDTH;
  private static final int STATE_OF_BODY = 3 * WIDTH;
  public static final int INVERSE_MASS = 3 * WIDTH;
  public static final int INVERSE_INERTIA = 4 * WIDTH;
  private static final int BODY = 5 * WIDTH;

  // Rows of a hinge: the sums of its impulses, of which nothing depends on the last two;
  public static final int LIMIT_IMPULSE = 0;
  public static final int MOTOR_IMPULSE = WIDTH;
  private static final int STATE_OF_HINGE = 2 * WIDTH;
  public static final int IMPULSE_X = 2 * WIDTH;
  public static final int IMPULSE_Y = 3 * WIDTH;

  // the motor, whose mass is negated;
  public static final int MINUS_MOTOR_MASS = 4 * WIDTH;
  public static final int MOTOR_SPEED = 5 * WIDTH;
  public static final int MOST_MOTOR_IMPULSE = 6 * WIDTH;

  // the bounds outside of which the limit's impulse is released;
  public static final int LEAST_LIMIT_IMPULSE = 7 * WIDTH;
  public static final int MOST_LIMIT_IMPULSE = 8 * WIDTH;

  // the arms from the centers of mass of the common body (A) and the other (B);
  public static final int ARM_AX = 9 * WIDTH;
  public static final int ARM_AY = 10 * WIDTH;
  public static final int ARM_BX = 11 * WIDTH;
  public static final int ARM_BY = 12 * WIDTH;

  // the symmetric matrix of its equations, the first row of its adjugate, the negated inverse of
  // its
  // determinant, and the inverse of that of its upper left part.
  public static final int K11 = 13 * WIDTH;
  public static final int K12 = 14 * WIDTH;
  public static final int K13 = 15 * WIDTH;
  public static final int K22 = 16 * WIDTH;
  public static final int K23 = 17 * WIDTH;
  public static final int K33 = 18 * WIDTH;
  public static final int ADJUGATE11 = 19 * WIDTH;
  public static final int ADJUGATE12 = 20 * WIDTH;
  public static final int ADJUGATE13 = 21 * WIDTH;
  public static final int MINUS_INVERSE33 = 22 * WIDTH;
  public static final int INVERSE22 = 23 * WIDTH;
  private static final int HINGE = 24 * WIDTH;

  // Rows of a contact: the sums of its impulses; the normal and the tangent, which is the normal
  // turned, the arm, and the rest of what the ground and the point demand.
  public static final int NORMAL_IMPULSE = 0;
  public static final int TANGENT_IMPULSE = WIDTH;
  private static final int STATE_OF_CONTACT = 2 * WIDTH;
  public static final int NORMAL_X = 2 * WIDTH;
  public static final int NORMAL_Y = 3 * WIDTH;
  public static final int MINUS_NORMAL_X = 4 * WIDTH;
  public static final int ARM_X = 5 * WIDTH;
  public static final int ARM_Y = 6 * WIDTH;
  public static final int FRICTION = 7 * WIDTH;
  public static final int MINUS_NORMAL_MASS = 8 * WIDTH;
  public static final int MINUS_TANGENT_MASS = 9 * WIDTH;
  public static final int BOUNCE = 10 * WIDTH;
  private static final int CONTACT = 11 * WIDTH;

  // Rows of the impulse at a hinge in one iteration.
  static final int ADDED_X = 0;
  static final int ADDED_Y = WIDTH;
  private static final int ADDED = 2 * WIDTH;

  private static final int BODIES = 3;
  private static final int HINGES = 2;
  private static final int ROWS = BODIES * BODY + HINGES * HINGE + HINGES * CONTACT;

  /// The rows, to be written before [#advance] and read after it, and behind them those of the
  /// impulses of its iterations.
  public final float[] values = new float[ROWS + ITERATIONS * HINGES * ADDED];

  /// What an iteration changes, before the last [#advance]; and what [#repeat] computes.
  private final float[] former = new float[values.length];

  /// How often the last [#advance] was repeated in the vectors of `former`: their lanes mostly
  /// leave together.
  private final int[] repeated = new int[WIDTH]; // [vector]

  /// Whether there are lanes: the Vector API is there and was not refused.
  public static boolean available() {
    return Kernels.ACTIVE.lanes() > 1;
  }

  /// Where the rows of a body start.
  public static int body(int i) {
    return i * BODY;
  }

  /// Where the rows of a hinge start.
  public static int hinge(int i) {
    return BODIES * BODY + i * HINGE;
  }

  /// Where the rows of the contact of body i + 1 start.
  public static int contact(int i) {
    return BODIES * BODY + HINGES * HINGE + i * CONTACT;
  }

  private static int added(int iteration, int hinge) {
    return ROWS + (iteration * HINGES + hinge) * ADDED;
  }

  /// Makes a lane that of another one.
  public void move(int from, int to) {
    for (int row = 0; row < values.length; row += WIDTH) {
      values[row + to] = values[row + from];
    }
  }

  /// Does [#ITERATIONS] in the first `worlds` lanes, and in whatever may be in some of the others.
  ///
  /// @param touching only so many of the first lanes have contacts
  public void advance(int worlds, int touching) {
    save(worlds);
    Arrays.fill(repeated, -1);
    for (int i = 0; i < ITERATIONS; i++) {
      for (int hinge = 0; hinge < HINGES; hinge++) {
        solve(worlds, body(hinge + 1), hinge(hinge), added(i, hinge));
        solveContact(touching, body(hinge + 1), contact(hinge));
      }
    }
  }

  private void save(int worlds) {
    for (int i = 0; i < BODIES; i++) {
      save(body(i), STATE_OF_BODY, worlds);
    }
    for (int i = 0; i < HINGES; i++) {
      save(hinge(i), STATE_OF_HINGE, worlds);
      save(contact(i), STATE_OF_CONTACT, worlds);
    }
  }

  private void save(int at, int rows, int worlds) {
    for (int row = at; row < at + rows; row += WIDTH) {
      System.arraycopy(values, row, former, row, worlds);
    }
  }

  /// Whether the last [#advance] brought a lane back to where it was, to the last bit: so will all
  /// others, but for the impulses at the hinges.
  public boolean returned(int lane) {
    for (int i = 0; i < BODIES; i++) {
      if (!returned(body(i) + lane, STATE_OF_BODY)) {
        return false;
      }
    }
    for (int i = 0; i < HINGES; i++) {
      if (!returned(hinge(i) + lane, STATE_OF_HINGE)
          || !returned(contact(i) + lane, STATE_OF_CONTACT)) {
        return false;
      }
    }
    return true;
  }

  private boolean returned(int at, int rows) {
    for (int i = at; i < at + rows; i += WIDTH) {
      if (Float.floatToRawIntBits(values[i]) != Float.floatToRawIntBits(former[i])) {
        return false;
      }
    }
    return true;
  }

  /// Adds the impulses at the hinges that so many more [#advance] would add to a lane that
  /// [#returned].
  public void repeat(int lane, int times) {
    int vector = lane / SimdHinge.L;
    if (repeated[vector] != times) {
      for (int i = 0; i < HINGES; i++) {
        int at = vector * SimdHinge.L;
        int step = added(1, i) - added(0, i);
        SimdHinge.repeat(values, former, hinge(i) + at, added(0, i) + at, step, times);
      }
      repeated[vector] = times;
    }
    for (int i = 0; i < HINGES; i++) {
      int at = hinge(i) + lane;
      values[at + IMPULSE_X] = former[at + IMPULSE_X];
      values[at + IMPULSE_Y] = former[at + IMPULSE_Y];
    }
  }

  private void solve(int worlds, int body, int hinge, int added) {
    for (int lane = 0; lane < worlds; lane += SimdHinge.L) {
      SimdHinge.solve(values, lane, body + lane, hinge + lane, added + lane);
    }
  }

  private void solveContact(int worlds, int body, int contact) {
    for (int lane = 0; lane < worlds; lane += SimdContact.L) {
      SimdContact.solve(values, body + lane, contact + lane);
    }
  }
}
