package dev.azimuth.box2d.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PolygonTest {

  @Test
  void massAndInertiaOfABoxAreThoseOfTheTextbook() {
    Polygon box = Polygon.box(0.5f, 2);
    float mass = 3 * 1 * 4;
    assertThat(box.mass(3)).isEqualTo(mass);
    assertThat(box.inertia(3)).isCloseTo(mass * (1 + 16) / 12, within(1e-5f));
    assertThat(box.centerX()).isZero();
    assertThat(box.centerY()).isZero();
  }

  /// The center of a triangle is the mean of its corners; about its right angle, with legs a and b,
  /// its moment of inertia is m·(a² + b²)/6.
  @Test
  void massAndInertiaOfATriangleAreThoseOfTheTextbook() {
    Polygon triangle = Polygon.hull(new float[] {0, 3, 0}, new float[] {0, 0, 6});
    assertThat(triangle.mass(2)).isCloseTo(18, within(1e-5f));
    assertThat(triangle.inertia(2)).isCloseTo(18f * (9 + 36) / 6, within(1e-3f));
    assertThat(triangle.centerX()).isCloseTo(1, within(1e-6f));
    assertThat(triangle.centerY()).isCloseTo(2, within(1e-6f));
    assertThat(triangle.centroidX).isCloseTo(1, within(1e-6f));
    assertThat(triangle.centroidY).isCloseTo(2, within(1e-6f));
  }

  @Test
  void hullLeavesPointsInsideOutAndGoesCounterClockwiseFromTheLowestOnTheRight() {
    float[] x = {0, 1, 0.5f, 1, 0, 0.25f, 1};
    float[] y = {0, 0, 0.5f, 1, 1, 0.75f, 0.5f};
    Polygon square = Polygon.hull(x, y);
    assertThat(square.x).containsExactly(1, 1, 0, 0);
    assertThat(square.y).containsExactly(0, 1, 1, 0);
    assertThat(square.normalX).containsExactly(new float[] {1, 0, -1, 0}, within(0f));
    assertThat(square.normalY).containsExactly(new float[] {0, 1, 0, -1}, within(0f));
  }

  @Test
  void boundsOfATurnedBoxReachItsCornersAndTheSkin() {
    Transform place = new Transform();
    place.set(10, 20, (float) (Math.PI / 4));
    Bounds bounds = new Bounds();
    Polygon.box(1, 1).bounds(place, bounds);
    float reach = (float) Math.sqrt(2) + Settings.SKIN;
    assertThat(bounds.lowX).isCloseTo(10 - reach, within(1e-5f));
    assertThat(bounds.highX).isCloseTo(10 + reach, within(1e-5f));
    assertThat(bounds.lowY).isCloseTo(20 - reach, within(1e-5f));
    assertThat(bounds.highY).isCloseTo(20 + reach, within(1e-5f));
  }
}
