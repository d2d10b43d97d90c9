package dev.azimuth.env;

import static dev.azimuth.vector.CartPoleLanes.COS;
import static dev.azimuth.vector.CartPoleLanes.GRAVITY;
import static dev.azimuth.vector.CartPoleLanes.POLE_ANGLE;
import static dev.azimuth.vector.CartPoleLanes.POLE_HALF_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS;
import static dev.azimuth.vector.CartPoleLanes.POLE_MASS_LENGTH;
import static dev.azimuth.vector.CartPoleLanes.POLE_VELOCITY;
import static dev.azimuth.vector.CartPoleLanes.POSITION;
import static dev.azimuth.vector.CartPoleLanes.PUSH;
import static dev.azimuth.vector.CartPoleLanes.SEMI_IMPLICIT;
import static dev.azimuth.vector.CartPoleLanes.SIN;
import static dev.azimuth.vector.CartPoleLanes.TIME_STEP;
import static dev.azimuth.vector.CartPoleLanes.TOTAL_MASS;
import static dev.azimuth.vector.CartPoleLanes.VELOCITY;

import dev.azimuth.vector.CartPoleLanes;

/// Many episodes of [CartPole] that are stepped together, with the same bits as one by one.
final class CartPoleBatch implements EnvironmentBatch {

  private final CartPoleLanes lanes;
  private final double[] values; // of the lanes

  // What the dynamics do not need, [size].
  private final double[] force;
  private final double[] angleLimit;
  private final double[] positionLimit;
  private final boolean[] suttonBartoReward;
  private final boolean[] over;

  private final CartPole start = new CartPole();

  CartPoleBatch(int size) {
    lanes = new CartPoleLanes(size);
    values = lanes.values();
    force = new double[size];
    angleLimit = new double[size];
    positionLimit = new double[size];
    suttonBartoReward = new boolean[size];
    over = new boolean[size];
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
    force[slot] = start.force;
    angleLimit[slot] = start.angleLimit;
    positionLimit[slot] = start.positionLimit;
    suttonBartoReward[slot] = start.suttonBartoReward;
    over[slot] = false;
  }

  private void set(int row, int slot, double value) {
    values[lanes.at(row, slot)] = value;
  }

  @Override
  public void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
    int push = lanes.at(PUSH, 0);
    for (int i = 0; i < count; i++) {
      values[push + i] = force[i] * CartPole.direction(actions[offset + i]);
    }
    lanes.turn(count);
    turnFar(count);
    lanes.advance(count);
    int position = lanes.at(POSITION, 0);
    int angle = lanes.at(POLE_ANGLE, 0);
    for (int i = 0; i < count; i++) {
      boolean before = over[i];
      boolean far =
          Math.abs(values[position + i]) > positionLimit[i]
              | Math.abs(values[angle + i]) > angleLimit[i];
      over[i] = before | far;
      rewards[i] = CartPole.reward(suttonBartoReward[i], before, over[i]);
      terminated[i] = over[i];
    }
  }

  /// The sine and cosine of the angles that are not small, which are rare.
  private void turnFar(int count) {
    int angle = lanes.at(POLE_ANGLE, 0);
    for (int i = 0; i < count; i++) {
      double x = values[angle + i];
      if (Math.abs(x) > Trigonometry.SMALL) {
        set(SIN, i, Trigonometry.sin(x));
        set(COS, i, Trigonometry.cos(x));
      }
    }
  }

  @Override
  public void observe(int count, float[] observations, int offset, int stride) {
    narrow(POSITION, count, observations, offset);
    narrow(VELOCITY, count, observations, offset + stride);
    narrow(POLE_ANGLE, count, observations, offset + 2 * stride);
    narrow(POLE_VELOCITY, count, observations, offset + 3 * stride);
  }

  private void narrow(int row, int count, float[] observations, int offset) {
    int from = lanes.at(row, 0);
    for (int i = 0; i < count; i++) {
      observations[offset + i] = (float) values[from + i];
    }
  }

  @Override
  public void move(int from, int to) {
    lanes.move(from, to);
    force[to] = force[from];
    angleLimit[to] = angleLimit[from];
    positionLimit[to] = positionLimit[from];
    suttonBartoReward[to] = suttonBartoReward[from];
    over[to] = over[from];
  }
}
