package dev.azimuth.box2d.collision;

/// Finds where an edge and a polygon touch.
///
/// Two convex shapes are apart if one of their sides separates them: the side with the largest
/// separation is the *reference side*, and if that is larger than both skins there is no contact.
/// Otherwise the side of the other shape that faces it most is clipped to the strip above the
/// reference side, and what is left of its two ends and is near enough are the points of contact.
/// The edge stays the reference side unless a side of the polygon is clearly better, so that the
/// choice does not change from step to step.
///
/// Everything is in coordinates of the world, which are those of the edge.
public final class EdgePolygonCollider {

  private static final float REACH = 2.0f * Settings.SKIN; // m

  // What features a point consists of: the kind and index of the edge's, then of the polygon's.
  private static final int VERTEX = 0;
  private static final int FACE = 1;

  private static final int MOST_CORNERS = 8;

  // The polygon in the world.
  private final float[] x = new float[MOST_CORNERS]; // m
  private final float[] y = new float[MOST_CORNERS];
  private final float[] normalX = new float[MOST_CORNERS];
  private final float[] normalY = new float[MOST_CORNERS];

  /// The normal of the edge on the side on which the polygon is.
  private float facingX;

  private float facingY;

  /// The side of the polygon with the largest separation, −1 if none counts.
  private int bestSide;

  private float bestSeparation; // m

  /// The side that is clipped, what is left of it after one end, and after both.
  private final Segment incident = new Segment();

  private final Segment half = new Segment();
  private final Segment clipped = new Segment();

  /// A line between two points with the ids that these would have as points of contact.
  private static final class Segment {
    private final float[] x = new float[2];
    private final float[] y = new float[2];
    private final int[] id = new int[2];

    private void set(int i, float px, float py, int pointId) {
      x[i] = px;
      y[i] = py;
      id[i] = pointId;
    }
  }

  /// Writes the normal, the side and the points into a manifold, but not the impulses.
  void collide(Manifold manifold, Edge edge, Polygon polygon, Transform place) {
    manifold.count = 0;
    boolean front = face(edge, polygon, place);
    turn(polygon, place);
    float edgeSeparation = edgeSeparation(edge, polygon.count);
    if (edgeSeparation > REACH) {
      return;
    }
    findBestSide(edge, polygon.count);
    if (bestSide >= 0 && bestSeparation > REACH) {
      return;
    }
    if (bestSide >= 0 && bestSeparation > 0.98f * edgeSeparation + 0.001f) {
      collideWithSideOfPolygon(manifold, edge, polygon);
    } else {
      collideWithEdge(manifold, edge, polygon, place, front);
    }
  }

  /// Whether the polygon is on the side to which the normal of the edge points.
  private boolean face(Edge edge, Polygon polygon, Transform place) {
    float centroidX = place.mapX(polygon.centroidX, polygon.centroidY);
    float centroidY = place.mapY(polygon.centroidX, polygon.centroidY);
    boolean front =
        edge.normalX * (centroidX - edge.x1) + edge.normalY * (centroidY - edge.y1) >= 0;
    facingX = front ? edge.normalX : -edge.normalX;
    facingY = front ? edge.normalY : -edge.normalY;
    return front;
  }

  private void turn(Polygon polygon, Transform place) {
    for (int i = 0; i < polygon.count; i++) {
      x[i] = place.mapX(polygon.x[i], polygon.y[i]);
      y[i] = place.mapY(polygon.x[i], polygon.y[i]);
      normalX[i] = place.turnX(polygon.normalX[i], polygon.normalY[i]);
      normalY[i] = place.turnY(polygon.normalX[i], polygon.normalY[i]);
    }
  }

  private float edgeSeparation(Edge edge, int count) {
    float least = Float.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      float s = facingX * (x[i] - edge.x1) + facingY * (y[i] - edge.y1);
      if (s < least) {
        least = s;
      }
    }
    return least;
  }

  private void findBestSide(Edge edge, int count) {
    bestSide = -1;
    bestSeparation = -Float.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      float nx = -normalX[i];
      float ny = -normalY[i];
      float s1 = nx * (x[i] - edge.x1) + ny * (y[i] - edge.y1);
      float s2 = nx * (x[i] - edge.x2) + ny * (y[i] - edge.y2);
      float s = s1 < s2 ? s1 : s2;
      if (s > REACH) {
        bestSide = i;
        bestSeparation = s;
        return;
      }
      // Not a side that faces away from the edge.
      boolean allowed =
          !((nx + facingX) * facingX + (ny + facingY) * facingY < -Settings.ANGULAR_SLOP);
      if (allowed && s > bestSeparation) {
        bestSide = i;
        bestSeparation = s;
      }
    }
  }

  private void collideWithEdge(
      Manifold manifold, Edge edge, Polygon polygon, Transform place, boolean front) {
    int side = mostOpposed(polygon.count);
    int next = side + 1 < polygon.count ? side + 1 : 0;
    incident.set(0, x[side], y[side], id(FACE, 0, VERTEX, side));
    incident.set(1, x[next], y[next], id(FACE, 0, VERTEX, next));
    int first = front ? 0 : 1;
    int second = 1 - first;
    float x1 = edge.x(first);
    float y1 = edge.y(first);
    if (!clip(x1, y1, first, edge.x(second), edge.y(second), second, facingX, facingY)) {
      return;
    }
    manifold.sideOfEdge = true;
    manifold.normalX = facingX;
    manifold.normalY = facingY;
    manifold.sideX = x1;
    manifold.sideY = y1;
    int count = 0;
    for (int i = 0; i < 2; i++) {
      if (facingX * (clipped.x[i] - x1) + facingY * (clipped.y[i] - y1) <= REACH) {
        float dx = clipped.x[i] - place.x;
        float dy = clipped.y[i] - place.y;
        manifold.x[count] = place.unturnX(dx, dy);
        manifold.y[count] = place.unturnY(dx, dy);
        manifold.id[count] = clipped.id[i];
        count++;
      }
    }
    manifold.count = count;
  }

  /// The side of the polygon whose normal points most against that of the edge.
  private int mostOpposed(int count) {
    int best = 0;
    float least = facingX * normalX[0] + facingY * normalY[0];
    for (int i = 1; i < count; i++) {
      float value = facingX * normalX[i] + facingY * normalY[i];
      if (value < least) {
        least = value;
        best = i;
      }
    }
    return best;
  }

  private void collideWithSideOfPolygon(Manifold manifold, Edge edge, Polygon polygon) {
    int side = bestSide;
    int next = side + 1 < polygon.count ? side + 1 : 0;
    incident.set(0, edge.x1, edge.y1, id(VERTEX, 0, FACE, side));
    incident.set(1, edge.x2, edge.y2, id(VERTEX, 0, FACE, side));
    float nx = normalX[side];
    float ny = normalY[side];
    if (!clip(x[side], y[side], side, x[next], y[next], next, nx, ny)) {
      return;
    }
    manifold.sideOfEdge = false;
    manifold.normalX = polygon.normalX[side];
    manifold.normalY = polygon.normalY[side];
    manifold.sideX = polygon.x[side];
    manifold.sideY = polygon.y[side];
    int count = 0;
    for (int i = 0; i < 2; i++) {
      if (nx * (clipped.x[i] - x[side]) + ny * (clipped.y[i] - y[side]) <= REACH) {
        manifold.x[count] = clipped.x[i];
        manifold.y[count] = clipped.y[i];
        manifold.id[count] = swapped(clipped.id[i]);
        count++;
      }
    }
    manifold.count = count;
  }

  /// Clips the incident segment to the strip above the reference side, from its first end (x1, y1),
  /// the corner with index `first` of its shape, to its second; false if not both ends are left.
  private boolean clip(
      float x1, float y1, int first, float x2, float y2, int second, float nx, float ny) {
    return clip(incident, half, ny, -nx, ny * x1 + -nx * y1, first)
        && clip(half, clipped, -ny, nx, -ny * x2 + nx * y2, second);
  }

  /// Keeps what lies behind a line, after Sutherland and Hodgman.
  ///
  /// @param corner the index of the corner through which the line goes
  private static boolean clip(
      Segment in, Segment out, float lineX, float lineY, float offset, int corner) {
    float distance0 = lineX * in.x[0] + lineY * in.y[0] - offset;
    float distance1 = lineX * in.x[1] + lineY * in.y[1] - offset;
    int count = 0;
    if (distance0 <= 0) {
      out.set(count++, in.x[0], in.y[0], in.id[0]);
    }
    if (distance1 <= 0) {
      out.set(count++, in.x[1], in.y[1], in.id[1]);
    }
    if (distance0 * distance1 < 0) {
      float share = distance0 / (distance0 - distance1);
      out.set(
          count++,
          in.x[0] + share * (in.x[1] - in.x[0]),
          in.y[0] + share * (in.y[1] - in.y[0]),
          id(VERTEX, corner, FACE, in.id[0] >> 16 & 0xff));
    }
    return count == 2;
  }

  /// A point of contact as a number: kind and index of the feature of the incident segment's
  /// reference shape, and of the other.
  private static int id(int kindA, int indexA, int kindB, int indexB) {
    return kindB << 24 | indexB << 16 | kindA << 8 | indexA;
  }

  /// The same point seen from the other shape.
  private static int swapped(int id) {
    return id << 16 | id >>> 16;
  }
}
