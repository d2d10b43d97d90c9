package dev.azimuth.env;

import static dev.azimuth.vector.CartPoleLanes.ANGLE_LIMIT;
import static dev.azimuth.vector.CartPoleLanes.COS;
import static dev.azimuth.vector.CartPoleLanes.FORCE;
import static dev.azimuth.vector.CartPoleLanes.GRAVITY;
import static dev.azimuth.vector.CartPoleLanes.POLE_ANGLE;
import static dev.azimuth.vector.CartPoleLanes.POLE_HALF_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_VELOCITY;
import static dev.azimuth.vector.CartPoleLanes.POSITION;
import static dev.azimuth.vector.CartPoleLanes.POSITION_LIMIT;
import static dev.azimuth.vector.CartPoleLanes.SEMI_IMPLICIT;
import static dev.azimuth.vector.CartPoleLanes.SIN;
import static dev.azimuth.vector.CartPoleLanes.TIME_STEP;
import static dev.azimuth.vector.CartPoleLanes.TOTAL_MASS;
import static dev.azimuth.vector.CartPoleLanes.VELOCITY;

import dev.azimuth.vector.CartPoleLanes;

/// Many episodes of [CartPole] that are stepped together, with the same bits as one by one.
final class CartPoleBatch implements EnvironmentBatch {

  /// The limit within which no position lies: that of an episode that is over.
  private static final double NOWHERE = -1;

  private final CartPoleLanes lanes;
  private final double[] values; // of the lanes

  // What the dynamics do not need, [size].
  private final float[] standing; // the reward of a step that ends nothing
  private final boolean[] suttonBartoReward;
  private final boolean[] over;

  private final float[] paddedActions;
  private final CartPole start = new CartPole();

  CartPoleBatch(int size) {
    lanes = new CartPoleLanes(size);
    values = lanes.values();
    standing = new float[size];
    suttonBartoReward = new boolean[size];
    over = new boolean[size];
    paddedActions = new float[CartPoleLanes.padded(size)];
  }

  @Override
  public void reset(int slot, double[] phi, NumpyRandom random) {
    start.reset(phi, random);
    set(GRAVITY, slot, start.gravity);
    set(POLE_MASS, slot, start.poleMass);
    set(POLE_HALF_LENGTH, slot, start.poleHalfLength);
    set(TIME_STEP, slot, start.timeStep);
    set(TOTAL_MASS, slot, start.totalMass);
    set(POLE_MASS_LENGTH, slot, start.poleMassLength);
    set(SEMI_IMPLICIT, slot, start.semiImplicit ? 1 : 0);
    set(POSITION, slot, start.position);
    set(VELOCITY, slot, start.velocity);
    set(POLE_ANGLE, slot, start.poleAngle);
    set(POLE_VELOCITY, slot, start.poleVelocity);
    set(FORCE, slot, start.force);
    set(POSITION_LIMIT, slot, start.positionLimit);
    set(ANGLE_LIMIT, slot, start.angleLimit);
    standing[slot] = CartPole.reward(start.suttonBartoReward, false, false);
    suttonBartoReward[slot] = start.suttonBartoReward;
    over[slot] = false;
  }

  private double get(int row, int slot) {
    return values[lanes.at(row, slot)];
  }

  private void set(int row, int slot, double value) {
    values[lanes.at(row, slot)] = value;
  }

  @Override
  public void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
    if (offset + CartPoleLanes.padded(count) > actions.length) {
      System.arraycopy(actions, offset, paddedActions, 0, count);
      step(count, paddedActions, 0, stride, rewards, terminated);
      return;
    }
    if (!lanes.turn(count)) {
      turnFar(count);
    }
    if (lanes.advance(count, actions, offset)) {
      for (int i = 0; i < count; i++) {
        rewards[i] = standing[i];
        terminated[i] = false;
      }
    } else {
      endSome(count, rewards, terminated);
    }
  }

  /// Where some are, or were before, beyond their limits.
  private void endSome(int count, float[] rewards, boolean[] terminated) {
    for (int i = 0; i < count; i++) {
      boolean before = over[i];
      over[i] =
          before
              | Math.abs(get(POSITION, i)) > get(POSITION_LIMIT, i)
              | Math.abs(get(POLE_ANGLE, i)) > get(ANGLE_LIMIT, i);
      rewards[i] = CartPole.reward(suttonBartoReward[i], before, over[i]);
      terminated[i] = over[i];
      if (over[i]) {
        set(POSITION_LIMIT, i, NOWHERE);
      }
    }
  }

  /// The sine and cosine of the angles that are not small, which are rare.
  private void turnFar(int count) {
    for (int i = 0; i < count; i++) {
      double x = get(POLE_ANGLE, i);
      if (Math.abs(x) > Trigonometry.SMALL) {
        set(SIN, i, Trigonometry.sin(x));
        set(COS, i, Trigonometry.cos(x));
      }
    }
  }

  @Override
  public void observe(int count, float[] observations, int offset, int stride) {
    lanes.observe(count, observations, offset, stride);
  }

  @Override
  public void move(int from, int to) {
    lanes.move(from, to);
    standing[to] = standing[from];
    suttonBartoReward[to] = suttonBartoReward[from];
    over[to] = over[from];
  }
}
