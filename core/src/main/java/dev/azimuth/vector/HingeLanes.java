package dev.azimuth.vector;

/// Velocity iterations of a body with two others hinged to it, in many worlds at once: each lane of
/// a vector is a world.
///
/// Every quantity is a row of [#WIDTH] lanes in one array: first those of the three bodies, the
/// common one in front, then those of the two hinges. An iteration solves hinge 0, between bodies 0
/// and 1, and then hinge 1, between bodies 0 and 2. It is the arithmetic of a single hinge,
/// operation by operation, with the same bits, so nothing is fused; where a single hinge has a
/// branch, both sides are computed and one is chosen.
public final class HingeLanes {

  /// Worlds that are solved together. An iteration is a chain of some dozen operations that wait
  /// for each other; with several vectors of independent worlds the processor has what to do
  /// meanwhile.
  public static final int WIDTH = 32;

  // Rows of a body.
  public static final int VELOCITY_X = 0;
  public static final int VELOCITY_Y = WIDTH;
  public static final int SPIN = 2 * WIDTH;
  public static final int INVERSE_MASS = 3 * WIDTH;
  public static final int INVERSE_INERTIA = 4 * WIDTH;
  private static final int BODY = 5 * WIDTH;

  // Rows of a hinge: the sums of its impulses;
  public static final int IMPULSE_X = 0;
  public static final int IMPULSE_Y = WIDTH;
  public static final int LIMIT_IMPULSE = 2 * WIDTH;
  public static final int MOTOR_IMPULSE = 3 * WIDTH;

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

  // Within an iteration: the anchors' relative velocity and the bodies' turning, and the impulse.
  static final int SPEED_X = 24 * WIDTH;
  static final int SPEED_Y = 25 * WIDTH;
  static final int SPEED_Z = 26 * WIDTH;
  static final int ADDED_X = 27 * WIDTH;
  static final int ADDED_Y = 28 * WIDTH;
  static final int ADDED_Z = 29 * WIDTH;
  private static final int HINGE = 30 * WIDTH;

  private static final int BODIES = 3;
  private static final int HINGES = 2;

  /// Iterations of one call. A method with a loop over all of them would keep the code that the
  /// compiler made while the loop was running for the first time.
  private static final int OF_ONE_CALL = 15;

  /// The rows, to be written before [#iterate] and read after it.
  public final float[] values = new float[BODIES * BODY + HINGES * HINGE];

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

  /// Solves both hinges so many times, in the first `worlds` lanes, and whatever may be in some of
  /// the others.
  public void iterate(int worlds, int iterations) {
    for (int done = 0; done < iterations; done += OF_ONE_CALL) {
      advance(worlds, Math.min(OF_ONE_CALL, iterations - done));
    }
  }

  private void advance(int worlds, int iterations) {
    for (int i = 0; i < iterations; i++) {
      for (int hinge = 0; hinge < HINGES; hinge++) {
        solve(worlds, body(hinge + 1), hinge(hinge));
      }
    }
  }

  /// Solves one hinge. All worlds go through each third of it, not each world through all of it, so
  /// that what the processor has in view at a time does not depend on each other.
  private void solve(int worlds, int body, int hinge) {
    for (int lane = 0; lane < worlds; lane += SimdHinge.L) {
      SimdHinge.turn(values, lane, body + lane, hinge + lane);
    }
    for (int lane = 0; lane < worlds; lane += SimdHinge.L) {
      SimdHinge.demand(values, hinge + lane);
    }
    for (int lane = 0; lane < worlds; lane += SimdHinge.L) {
      SimdHinge.apply(values, lane, body + lane, hinge + lane);
    }
  }
}
