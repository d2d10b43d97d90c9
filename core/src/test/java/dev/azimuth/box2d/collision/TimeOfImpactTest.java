package dev.azimuth.box2d.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.NumpyRandom;
import org.junit.jupiter.api.Test;

/// Against closed forms and against brute force.
class TimeOfImpactTest {

  /// Where two skins of 0.01 m count as touching, and how exactly that is met.
  private static final float TARGET = 0.005f;

  private static final float TOLERANCE = 0.00125f;

  private final Edge edge = new Edge();
  private final Polygon box = Polygon.box(1, 0.5f);
  private final Sweep sweep = new Sweep();
  private final TimeOfImpact timeOfImpact = new TimeOfImpact();

  private void move(float x0, float y0, float angle0, float x, float y, float angle) {
    sweep.x0 = x0;
    sweep.y0 = y0;
    sweep.angle0 = angle0;
    sweep.x = x;
    sweep.y = y;
    sweep.angle = angle;
  }

  @Test
  void aFallingBoxTouchesWhenItsBottomIsThere() {
    edge.set(-5, 0, 5, 0);
    move(0, 10, 0, 0, -10, 0);
    float t = timeOfImpact.compute(edge, box, sweep);
    assertThat(10 - 20 * t - 0.5f).isCloseTo(TARGET, within(TOLERANCE + 1e-4f));
  }

  @Test
  void aBoxThatPassesTheEndOfAnEdgeDoesNotTouch() {
    edge.set(-5, 0, 5, 0);
    move(6.1f, 10, 0, 6.1f, -10, 0);
    assertThat(timeOfImpact.compute(edge, box, sweep)).isEqualTo(TimeOfImpact.NONE);
  }

  @Test
  void aBoxThatStaysAboveDoesNotTouch() {
    edge.set(-5, 0, 5, 0);
    move(-3, 1, 0, 3, 0.6f, 0);
    assertThat(timeOfImpact.compute(edge, box, sweep)).isEqualTo(TimeOfImpact.NONE);
  }

  /// The corner of a turning box comes down on the edge: the moment at which its height is 0.
  @Test
  void aTurningBoxTouchesWithItsCorner() {
    edge.set(-5, 0, 5, 0);
    float height = 0.9f;
    move(0, height, 0, 0, height, 1);
    float t = timeOfImpact.compute(edge, box, sweep);
    double lowest = height - Math.sin(t) - 0.5 * Math.cos(t);
    assertThat(lowest).isCloseTo(TARGET, within(TOLERANCE + 1e-4));
  }

  /// At the time that is found the shapes are at the target, and at no time before nearer; where
  /// none is found they never are. Without turning that is exact.
  @Test
  void atRandomMotionsTheFirstTouchIsFound() {
    NumpyRandom random = new NumpyRandom(1);
    int touched = 0;
    for (int trial = 0; trial < 2000; trial++) {
      edge.set(-2, (float) random.uniform(-1, 1), 2, (float) random.uniform(-1, 1));
      float angle = (float) random.uniform(-3, 3);
      move(
          (float) random.uniform(-3, 3),
          (float) random.uniform(2.5, 4),
          angle,
          (float) random.uniform(-3, 3),
          (float) random.uniform(-4, 4),
          angle);
      float t = timeOfImpact.compute(edge, box, sweep);
      float end = t == TimeOfImpact.NONE ? 1 : t;
      for (int i = 0; i < 50; i++) {
        assertThat(distance(end * i / 50)).isGreaterThan(TARGET - TOLERANCE - 1e-4f);
      }
      if (t != TimeOfImpact.NONE) {
        assertThat(distance(t)).isCloseTo(TARGET, within(TOLERANCE + 1e-4f));
        touched++;
      }
    }
    assertThat(touched).isBetween(500, 1500);
  }

  /// The distance of edge and box, from every corner to the other's sides; 0 if they overlap.
  private float distance(float t) {
    Transform place = new Transform();
    sweep.interpolate(t, place);
    double least = Double.MAX_VALUE;
    boolean inside = false;
    for (int i = 0; i < box.count; i++) {
      int next = (i + 1) % box.count;
      double ax = place.mapX(box.x[i], box.y[i]);
      double ay = place.mapY(box.x[i], box.y[i]);
      double bx = place.mapX(box.x[next], box.y[next]);
      double by = place.mapY(box.x[next], box.y[next]);
      least = Math.min(least, toSegment(ax, ay, edge.x1, edge.y1, edge.x2, edge.y2));
      least = Math.min(least, toSegment(edge.x1, edge.y1, ax, ay, bx, by));
      least = Math.min(least, toSegment(edge.x2, edge.y2, ax, ay, bx, by));
      inside |= cross(ax, ay, bx, by, edge.x1, edge.y1, edge.x2, edge.y2);
    }
    return inside ? 0 : (float) least;
  }

  private static double toSegment(
      double px, double py, double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double share = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
    double s = Math.clamp(share, 0, 1);
    return Math.hypot(px - ax - s * dx, py - ay - s * dy);
  }

  private static boolean cross(
      double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
    return side(ax, ay, bx, by, cx, cy) != side(ax, ay, bx, by, dx, dy)
        && side(cx, cy, dx, dy, ax, ay) != side(cx, cy, dx, dy, bx, by);
  }

  private static boolean side(double ax, double ay, double bx, double by, double px, double py) {
    return (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0;
  }
}
