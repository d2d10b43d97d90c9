package dev.azimuth.box2d.collision;

/// A convex polygon in the coordinates of its body, with what its mass and inertia follow from.
public final class Polygon {

  private static final float THIRD = 1.0f / 3.0f;

  public final int count;
  public final float[] x; // m, [count], counter-clockwise
  public final float[] y;
  public final float[] normalX; // of the side from each corner to the next, outwards
  public final float[] normalY;
  public final float centroidX; // m
  public final float centroidY;

  private float area; // m²
  private float centerX; // m, the centroid once more, summed about the mean of the corners
  private float centerY;
  private float secondMoment; // m⁴, about the mean of the corners
  private float centerSquare; // m², distance of centroid and mean of the corners

  private Polygon(float[] x, float[] y, float[] normalX, float[] normalY, float[] centroid) {
    count = x.length;
    this.x = x;
    this.y = y;
    this.normalX = normalX;
    this.normalY = normalY;
    centroidX = centroid[0];
    centroidY = centroid[1];
    computeMoments();
  }

  /// A rectangle round the origin, of twice these sizes.
  public static Polygon box(float halfWidth, float halfHeight) {
    return new Polygon(
        new float[] {-halfWidth, halfWidth, halfWidth, -halfWidth},
        new float[] {-halfHeight, -halfHeight, halfHeight, halfHeight},
        new float[] {0, 1, 0, -1},
        new float[] {-1, 0, 1, 0},
        new float[2]);
  }

  /// The convex hull of some points.
  public static Polygon hull(float[] pointX, float[] pointY) {
    int[] hull = ConvexHull.of(pointX, pointY);
    int count = hull.length;
    float[] x = new float[count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = pointX[hull[i]];
      y[i] = pointY[hull[i]];
    }
    float[] normalX = new float[count];
    float[] normalY = new float[count];
    for (int i = 0; i < count; i++) {
      int next = i + 1 < count ? i + 1 : 0;
      float dx = x[next] - x[i];
      float dy = y[next] - y[i];
      float inverse = 1 / (float) Math.sqrt(dy * dy + dx * dx);
      normalX[i] = dy * inverse;
      normalY[i] = -dx * inverse;
    }
    return new Polygon(x, y, normalX, normalY, centroid(x, y));
  }

  private static float[] centroid(float[] x, float[] y) {
    float cx = 0;
    float cy = 0;
    float area = 0;
    for (int i = 0; i < x.length; i++) {
      int next = i + 1 < x.length ? i + 1 : 0;
      float triangle = 0.5f * (x[i] * y[next] - y[i] * x[next]);
      area += triangle;
      float weight = triangle * THIRD;
      cx += weight * (x[i] + x[next]);
      cy += weight * (y[i] + y[next]);
    }
    float inverse = 1 / area;
    return new float[] {cx * inverse, cy * inverse};
  }

  /// Sums the triangles between the mean of the corners and each side.
  private void computeMoments() {
    float meanX = 0;
    float meanY = 0;
    for (int i = 0; i < count; i++) {
      meanX += x[i];
      meanY += y[i];
    }
    meanX *= 1.0f / count;
    meanY *= 1.0f / count;
    float cx = 0;
    float cy = 0;
    for (int i = 0; i < count; i++) {
      int next = i + 1 < count ? i + 1 : 0;
      float ax = x[i] - meanX;
      float ay = y[i] - meanY;
      float bx = x[next] - meanX;
      float by = y[next] - meanY;
      float cross = ax * by - ay * bx;
      float triangle = 0.5f * cross;
      area += triangle;
      float weight = triangle * THIRD;
      cx += weight * (ax + bx);
      cy += weight * (ay + by);
      float squaresX = ax * ax + bx * ax + bx * bx;
      float squaresY = ay * ay + by * ay + by * by;
      secondMoment += 0.25f * THIRD * cross * (squaresX + squaresY);
    }
    float inverse = 1 / area;
    cx *= inverse;
    cy *= inverse;
    centerX = cx + meanX;
    centerY = cy + meanY;
    centerSquare = cx * cx + cy * cy;
  }

  /// The mass of a body of this shape.
  ///
  /// @param density in kg/m²
  public float mass(float density) {
    return density * area;
  }

  /// The moment of inertia about the origin, in kg·m².
  public float inertia(float density) {
    float square = centerX * centerX + centerY * centerY;
    return density * secondMoment + mass(density) * (square - centerSquare);
  }

  /// The center of mass.
  public float centerX() {
    return centerX;
  }

  public float centerY() {
    return centerY;
  }

  /// The box round the polygon and its skin at some place.
  public void bounds(Transform place, Bounds result) {
    float lowX = place.mapX(x[0], y[0]);
    float lowY = place.mapY(x[0], y[0]);
    float highX = lowX;
    float highY = lowY;
    for (int i = 1; i < count; i++) {
      float px = place.mapX(x[i], y[i]);
      float py = place.mapY(x[i], y[i]);
      lowX = lowX < px ? lowX : px;
      lowY = lowY < py ? lowY : py;
      highX = highX > px ? highX : px;
      highY = highY > py ? highY : py;
    }
    result.lowX = lowX - Settings.SKIN;
    result.lowY = lowY - Settings.SKIN;
    result.highX = highX + Settings.SKIN;
    result.highY = highY + Settings.SKIN;
  }

  /// The corner that lies farthest in a direction, the first of several.
  public int support(float dx, float dy) {
    int best = 0;
    float farthest = x[0] * dx + y[0] * dy;
    for (int i = 1; i < count; i++) {
      float distance = x[i] * dx + y[i] * dy;
      if (distance > farthest) {
        best = i;
        farthest = distance;
      }
    }
    return best;
  }
}
