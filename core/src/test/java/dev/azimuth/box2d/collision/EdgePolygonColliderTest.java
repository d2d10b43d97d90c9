package dev.azimuth.box2d.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EdgePolygonColliderTest {

  private final EdgePolygonCollider collider = new EdgePolygonCollider();
  private final Manifold manifold = new Manifold();
  private final Edge edge = new Edge();
  private final Polygon box = Polygon.box(1, 0.5f);
  private final Transform place = new Transform();

  private void collide(float x, float y, double angle) {
    place.set(x, y, (float) angle);
    manifold.update(collider, edge, box, place);
  }

  @Test
  void aBoxOnAnEdgeTouchesWithTwoCorners() {
    edge.set(-5, 0, 5, 0);
    collide(0, 0.51f, 0);
    assertThat(manifold.count).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      manifold.locate(i, place);
      assertThat(manifold.height).isCloseTo(0.01f, within(1e-6f));
      assertThat(manifold.worldNormalX).isZero();
      assertThat(Math.abs(manifold.worldX)).isEqualTo(1);
    }
  }

  @Test
  void aBoxBeyondTheSkinsDoesNotTouch() {
    edge.set(-5, 0, 5, 0);
    collide(0, 0.5f + 0.021f, 0);
    assertThat(manifold.count).isZero();
  }

  @Test
  void aTurnedBoxTouchesWithItsLowestCorner() {
    edge.set(-5, 0, 5, 0);
    double angle = 0.3;
    float lowest = (float) (Math.sin(angle) + 0.5 * Math.cos(angle));
    collide(0, lowest, angle);
    assertThat(manifold.count).isEqualTo(1);
    manifold.locate(0, place);
    assertThat(manifold.worldX)
        .isCloseTo((float) (-Math.cos(angle) + 0.5 * Math.sin(angle)), within(1e-6f));
    assertThat(manifold.worldY).isCloseTo(0, within(1e-6f));
  }

  /// The end of an edge that points upwards meets the bottom of the box: the reference side is the
  /// box's, and the point is the end.
  @Test
  void aBoxOnTheTipOfAnEdgeTouchesTheTip() {
    edge.set(0.2f, -5, 0.2f, 0);
    collide(0, 0.5f, 0);
    assertThat(manifold.sideOfEdge).isFalse();
    manifold.locate(manifold.count - 1, place);
    assertThat(manifold.count).isEqualTo(1);
    assertThat(manifold.worldX).isEqualTo(0.2f);
    assertThat(manifold.worldY).isEqualTo(0);
    assertThat(manifold.worldNormalY).isEqualTo(-1);
  }

  /// An overhanging box touches where it is above the edge only.
  @Test
  void theBottomIsClippedToTheEdge() {
    edge.set(-5, 0, 0.25f, 0);
    collide(0, 0.5f, 0);
    assertThat(manifold.count).isEqualTo(2);
    manifold.locate(0, place);
    float x = manifold.worldX;
    manifold.locate(1, place);
    assertThat(new float[] {Math.min(x, manifold.worldX), Math.max(x, manifold.worldX)})
        .containsExactly(new float[] {-1, 0.25f}, within(1e-6f));
  }

  @Test
  void pointsThatPersistKeepTheirImpulses() {
    edge.set(-5, 0, 5, 0);
    collide(0, 0.5f, 0);
    manifold.normalImpulse[0] = 1;
    manifold.normalImpulse[1] = 2;
    manifold.tangentImpulse[1] = 3;
    int first = manifold.id[0];
    collide(0.1f, 0.49f, 1e-3);
    int place = manifold.id[0] == first ? 0 : 1;
    assertThat(manifold.normalImpulse[place]).isEqualTo(1);
    assertThat(manifold.normalImpulse[1 - place]).isEqualTo(2);
    assertThat(manifold.tangentImpulse[1 - place]).isEqualTo(3);
    collide(0, 5, 0);
    collide(0, 0.5f, 0);
    assertThat(manifold.normalImpulse).containsExactly(0, 0);
  }
}
