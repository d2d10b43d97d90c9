package dev.azimuth.env;

import java.util.Arrays;

/// Many episodes of [Intersection] that are stepped together, with the same bits as one by one. A step is
/// a row of short loops, so that the compiler makes vectors of them.
final class IntersectionBatch implements EnvironmentBatch {

  // Parameters, [size].
  private final double[] crossingSpeed;
  private final double[] desiredSpeed;
  private final double[] speedTolerance;
  private final double[] topSpeed;
  private final double[] safeDistance;
  private final double[] proximityWeight;
  private final double[] collisionDistance;
  private final double[] collisionPenalty;
  private final double[] timeStep;

  // State, [size].
  private final double[] x;
  private final double[] y;
  private final double[] minimalDistance;

  // What only the present step needs, [size].
  private final double[] speed;
  private final double[] distance;
  private final double[] reward;

  /// All that belongs to a slot from one step to the next.
  private final double[][] quantities;

  private final Intersection start = new Intersection();

  IntersectionBatch(int size) {
    quantities = new double[12][size];
    crossingSpeed = quantities[0];
    desiredSpeed = quantities[1];
    speedTolerance = quantities[2];
    topSpeed = quantities[3];
    safeDistance = quantities[4];
    proximityWeight = quantities[5];
    collisionDistance = quantities[6];
    collisionPenalty = quantities[7];
    timeStep = quantities[8];
    x = quantities[9];
    y = quantities[10];
    minimalDistance = quantities[11];
    speed = new double[size];
    distance = new double[size];
    reward = new double[size];
  }

  @Override
  public void reset(int slot, double[] phi, NumpyRandom random) {
    start.reset(phi, random);
    crossingSpeed[slot] = start.crossingSpeed;
    desiredSpeed[slot] = start.desiredSpeed;
    speedTolerance[slot] = start.speedTolerance;
    topSpeed[slot] = start.topSpeed;
    safeDistance[slot] = start.safeDistance;
    proximityWeight[slot] = start.proximityWeight;
    collisionDistance[slot] = start.collisionDistance;
    collisionPenalty[slot] = start.collisionPenalty;
    timeStep[slot] = start.timeStep;
    x[slot] = start.x;
    y[slot] = start.y;
    minimalDistance[slot] = start.minimalDistance;
  }

  @Override
  public void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated) {
    for (int i = 0; i < count; i++) {
      speed[i] = Math.min(actions[offset + i], topSpeed[i]);
    }
    drive(count);
    value(count);
    for (int i = 0; i < count; i++) {
      double collision = distance[i] < collisionDistance[i] ? collisionPenalty[i] : 0;
      rewards[i] = (float) (reward[i] - collision);
    }
    Arrays.fill(terminated, 0, count, false);
  }

  private void drive(int count) {
    for (int i = 0; i < count; i++) {
      x[i] += timeStep[i] * speed[i];
      y[i] += timeStep[i] * crossingSpeed[i];
    }
    for (int i = 0; i < count; i++) {
      double d = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
      distance[i] = d;
      minimalDistance[i] = Math.min(minimalDistance[i], d);
    }
  }

  private void value(int count) {
    for (int i = 0; i < count; i++) {
      double deviation = (speed[i] - desiredSpeed[i]) / speedTolerance[i];
      double nearness = Math.max(0, 1 - distance[i] / safeDistance[i]);
      reward[i] = 1 - deviation * deviation - proximityWeight[i] * (nearness * nearness);
    }
  }

  @Override
  public void observe(int count, float[] observations, int offset, int stride) {
    for (int i = 0; i < count; i++) {
      observations[offset + i] = (float) (x[i] / Intersection.OBSERVED_UNIT);
      observations[offset + stride + i] = (float) (-y[i] / Intersection.OBSERVED_UNIT);
    }
  }

  @Override
  public void measure(int slot, double[] values) {
    values[0] = minimalDistance[slot] < collisionDistance[slot] ? 1 : 0;
    values[1] = minimalDistance[slot];
  }

  @Override
  public void move(int from, int to) {
    for (double[] quantity : quantities) {
      quantity[to] = quantity[from];
    }
  }
}
