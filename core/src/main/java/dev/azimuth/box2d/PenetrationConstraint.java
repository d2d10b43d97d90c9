package dev.azimuth.box2d;

import dev.azimuth.box2d.collision.Manifold;
import dev.azimuth.box2d.collision.Settings;
import dev.azimuth.box2d.collision.Transform;

/// What a contact demands of its body's position: to be no deeper in the ground than a little.
///
/// Each iteration takes back a share of the depth, at one point after the other, by moving and
/// turning the body as an impulse at that point would. Velocities are not touched.
final class PenetrationConstraint {

  private static final float MOST_CORRECTION = 0.2f; // m

  private final Body body;
  private final Manifold manifold;
  private final Transform place = new Transform();

  PenetrationConstraint(Body body, Manifold manifold) {
    this.body = body;
    this.manifold = manifold;
  }

  /// One iteration.
  ///
  /// @param share of the depth that is taken back
  /// @return the least separation that was met, at most `least`
  float solve(float share, float least) {
    for (int i = 0; i < manifold.count; i++) {
      body.locate(place);
      manifold.locate(i, place);
      float normalX = manifold.sideOfEdge ? manifold.worldNormalX : -manifold.worldNormalX;
      float normalY = manifold.sideOfEdge ? manifold.worldNormalY : -manifold.worldNormalY;
      float separation = manifold.height - Settings.SKIN - Settings.SKIN;
      least = least < separation ? least : separation;
      float correction = share * (separation + Settings.LINEAR_SLOP);
      correction = correction < 0 ? correction : 0;
      correction = -MOST_CORRECTION > correction ? -MOST_CORRECTION : correction;
      float x = manifold.worldX - body.sweep.x;
      float y = manifold.worldY - body.sweep.y;
      float arm = x * normalY - y * normalX;
      float impulse = -correction / (body.inverseMass + body.inverseInertia * arm * arm);
      float px = impulse * normalX;
      float py = impulse * normalY;
      body.sweep.x += body.inverseMass * px;
      body.sweep.y += body.inverseMass * py;
      body.sweep.angle += body.inverseInertia * (x * py - y * px);
    }
    return least;
  }
}
