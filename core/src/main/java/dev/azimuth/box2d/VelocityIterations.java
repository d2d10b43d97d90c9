package dev.azimuth.box2d;

/// The iterations in which the impulses of an island are found: nearly all of the work.
///
/// Each iteration solves every joint and every contact once. It is a function of the velocities and
/// of a few impulses, and in half of the steps of a flight it soon runs in a cycle, mostly of one or
/// two iterations, because only the last bits are left to change and there are not many. What
/// follows is then known, and is not computed: only the impulses at the anchors of joints go on
/// growing, by the same amounts again and again. No bit is changed by that.
///
/// A cycle is found by the method of Brent [1]: the state after 1, 3, 7, 15, … iterations is kept
/// and all that follow are compared with it.
///
/// [1] Brent. An Improved Monte Carlo Factorization Algorithm. 1980.
final class VelocityIterations {

  /// Iterations of one call. If a method had a loop over all of them it would keep the code that
  /// the compiler made while the loop was running for the first time, which is half as fast.
  private static final int OF_ONE_CALL = 15;

  private static final int LONGEST_CYCLE = 256;

  private final Island island;
  private final float[] saved;
  private int savedAfter; // so many iterations
  private final float[][] addedX; // [joint][iteration of the cycle]
  private final float[][] addedY;

  VelocityIterations(Island island) {
    this.island = island;
    int joints = island.joints.length;
    saved = new float[3 * island.bodies.length + 2 * joints + 4 * island.contacts.length];
    addedX = new float[joints][LONGEST_CYCLE];
    addedY = new float[joints][LONGEST_CYCLE];
  }

  /// Whether two numbers have the same bits, which tells zeros of different sign apart.
  static boolean same(float a, float b) {
    return Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b);
  }

  /// Does what so many iterations do.
  void run(int iterations) {
    save(0);
    int done = 0;
    while (done < iterations) {
      done = advance(done, Math.min(done + OF_ONE_CALL, iterations));
      if (done < 0) {
        finish(iterations + done, -done - savedAfter);
        return;
      }
    }
  }

  /// Goes on up to some iteration.
  ///
  /// @return how many are done, negative if the state is that which was saved
  private int advance(int done, int end) {
    while (done < end) {
      iterate();
      done++;
      if (isSaved()) {
        return -done;
      }
      if ((done & (done + 1)) == 0) {
        save(done);
      }
    }
    return done;
  }

  private void iterate() {
    for (int i = 0; i < island.jointCount; i++) {
      island.joints[i].solveVelocity();
    }
    for (int i = 0; i < island.contactCount; i++) {
      island.contacts[i].velocity.solveVelocity();
    }
  }

  private void save(int done) {
    savedAfter = done;
    int at = 0;
    for (int i = 0; i < island.bodyCount; i++) {
      at = island.bodies[i].save(saved, at);
    }
    for (int i = 0; i < island.jointCount; i++) {
      at = island.joints[i].save(saved, at);
    }
    for (int i = 0; i < island.contactCount; i++) {
      at = island.contacts[i].velocity.save(saved, at);
    }
  }

  private boolean isSaved() {
    int at = 0;
    for (int i = 0; i < island.bodyCount; i++, at += 3) {
      if (!island.bodies[i].isSaved(saved, at)) {
        return false;
      }
    }
    for (int i = 0; i < island.jointCount; i++, at += 2) {
      if (!island.joints[i].isSaved(saved, at)) {
        return false;
      }
    }
    for (int i = 0; i < island.contactCount; i++, at += 4) {
      if (!island.contacts[i].velocity.isSaved(saved, at)) {
        return false;
      }
    }
    return true;
  }

  /// Does the rest, of which every `cycle` iterations are alike.
  private void finish(int left, int cycle) {
    for (int i = 0; i < left % cycle; i++) {
      iterate();
    }
    if (left >= cycle) {
      for (int i = 0; i < cycle; i++) {
        iterate();
        for (int j = 0; j < island.jointCount; j++) {
          addedX[j][i] = island.joints[j].addedX;
          addedY[j][i] = island.joints[j].addedY;
        }
      }
      repeat(left / cycle - 1, cycle);
    }
  }

  private void repeat(int times, int cycle) {
    for (int j = 0; j < island.jointCount; j++) {
      RevoluteJoint joint = island.joints[j];
      for (int time = 0; time < times; time++) {
        for (int i = 0; i < cycle; i++) {
          joint.impulseX += addedX[j][i];
          joint.impulseY += addedY[j][i];
        }
      }
    }
  }
}
