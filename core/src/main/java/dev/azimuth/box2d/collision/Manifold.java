package dev.azimuth.box2d.collision;

/// Where an edge and a polygon touch: one or two points and a normal.
///
/// The points are kept in the coordinates of the shape that has them, the reference side in those
/// of the shape that has that side, so that the manifold can be followed while the bodies move. A
/// point is known by its [#id], the pair of features that meet in it; by that it is found again in
/// the next step, and with it the impulse that held it.
public final class Manifold {

  /// The reference side is the edge; else it is a side of the polygon.
  public boolean sideOfEdge;

  public float normalX; // of the reference side
  public float normalY;
  public float sideX; // m, a point of it
  public float sideY;

  public int count; // of the points, 0 to 2
  public final float[] x = new float[2]; // m
  public final float[] y = new float[2];
  public final int[] id = new int[2];
  public final float[] normalImpulse = new float[2]; // N·s
  public final float[] tangentImpulse = new float[2];

  // A point in the world, as [#locate] found it, with the normal of the reference side.
  public float worldX; // m
  public float worldY;
  public float worldNormalX;
  public float worldNormalY;
  public float height; // m, above the reference side

  private final int[] formerId = new int[2];
  private final float[] formerNormalImpulse = new float[2];
  private final float[] formerTangentImpulse = new float[2];

  /// Where the bodies touch now, with the impulses of those points that were there before.
  public void update(EdgePolygonCollider collider, Edge edge, Polygon polygon, Transform place) {
    int formerCount = count;
    for (int i = 0; i < formerCount; i++) {
      formerId[i] = id[i];
      formerNormalImpulse[i] = normalImpulse[i];
      formerTangentImpulse[i] = tangentImpulse[i];
    }
    collider.collide(this, edge, polygon, place);
    for (int i = 0; i < count; i++) {
      normalImpulse[i] = 0;
      tangentImpulse[i] = 0;
      for (int j = 0; j < formerCount; j++) {
        if (id[i] == formerId[j]) {
          normalImpulse[i] = formerNormalImpulse[j];
          tangentImpulse[i] = formerTangentImpulse[j];
          break;
        }
      }
    }
  }

  /// Finds where point i is now.
  ///
  /// @param place of the polygon
  public void locate(int i, Transform place) {
    if (sideOfEdge) {
      worldNormalX = normalX;
      worldNormalY = normalY;
      worldX = place.mapX(x[i], y[i]);
      worldY = place.mapY(x[i], y[i]);
      height = (worldX - sideX) * normalX + (worldY - sideY) * normalY;
    } else {
      worldNormalX = place.turnX(normalX, normalY);
      worldNormalY = place.turnY(normalX, normalY);
      worldX = x[i];
      worldY = y[i];
      float dx = worldX - place.mapX(sideX, sideY);
      float dy = worldY - place.mapY(sideX, sideY);
      height = dx * worldNormalX + dy * worldNormalY;
    }
  }
}
