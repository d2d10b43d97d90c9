package dev.azimuth.box2d.collision;

/// One to three points of the difference of two shapes, polygon − edge: what GJK moves towards the
/// origin (see [Distance]).
///
/// Each point is the difference of a corner of the polygon and an end of the edge. [#solve] finds
/// the part of the simplex that is nearest to the origin, drops the other points and gives each
/// that is left its barycentric weight.
final class Simplex {

  int count;
  final int[] end = new int[3]; // of the edge
  final int[] corner = new int[3]; // of the polygon

  private final float[] endX = new float[3]; // m, in the world
  private final float[] endY = new float[3];
  private final float[] cornerX = new float[3];
  private final float[] cornerY = new float[3];
  private final float[] x = new float[3]; // corner − end
  private final float[] y = new float[3];
  private final float[] weight = new float[3];

  /// Sets point i to the difference of a corner and an end.
  void put(int i, Edge edge, int ofEdge, Polygon polygon, Transform place, int ofPolygon) {
    end[i] = ofEdge;
    corner[i] = ofPolygon;
    endX[i] = edge.x(ofEdge);
    endY[i] = edge.y(ofEdge);
    cornerX[i] = place.mapX(polygon.x[ofPolygon], polygon.y[ofPolygon]);
    cornerY[i] = place.mapY(polygon.x[ofPolygon], polygon.y[ofPolygon]);
    x[i] = cornerX[i] - endX[i];
    y[i] = cornerY[i] - endY[i];
    weight[i] = 1;
  }

  /// A measure of the simplex by which a former one is recognised: 0, its length or twice its area.
  float metric() {
    return switch (count) {
      case 2 -> length(x[0] - x[1], y[0] - y[1]);
      case 3 -> cross(x[1] - x[0], y[1] - y[0], x[2] - x[0], y[2] - y[0]);
      default -> 0;
    };
  }

  /// Drops what is not nearest to the origin.
  void solve() {
    switch (count) {
      case 2 -> solveSegment();
      case 3 -> solveTriangle();
      default -> {}
    }
  }

  private void solveSegment() {
    float ex = x[1] - x[0];
    float ey = y[1] - y[0];
    float second = -(x[0] * ex + y[0] * ey);
    if (second <= 0) {
      keep(0);
      return;
    }
    float first = x[1] * ex + y[1] * ey;
    if (first <= 0) {
      keep(1);
      return;
    }
    keep(0, first, 1, second);
  }

  /// The regions round a triangle, with sums named after the points that they belong to, such as
  /// `b12` for the second point of the side from the first to the second.
  private void solveTriangle() {
    float e12x = x[1] - x[0];
    float e12y = y[1] - y[0];
    float a12 = x[1] * e12x + y[1] * e12y;
    float b12 = -(x[0] * e12x + y[0] * e12y);
    float e13x = x[2] - x[0];
    float e13y = y[2] - y[0];
    float a13 = x[2] * e13x + y[2] * e13y;
    float b13 = -(x[0] * e13x + y[0] * e13y);
    float e23x = x[2] - x[1];
    float e23y = y[2] - y[1];
    float a23 = x[2] * e23x + y[2] * e23y;
    float b23 = -(x[1] * e23x + y[1] * e23y);
    float area = cross(e12x, e12y, e13x, e13y);
    float a123 = area * cross(x[1], y[1], x[2], y[2]);
    float b123 = area * cross(x[2], y[2], x[0], y[0]);
    float c123 = area * cross(x[0], y[0], x[1], y[1]);
    if (b12 <= 0 && b13 <= 0) {
      keep(0);
    } else if (a12 > 0 && b12 > 0 && c123 <= 0) {
      keep(0, a12, 1, b12);
    } else if (a13 > 0 && b13 > 0 && b123 <= 0) {
      keep(0, a13, 2, b13);
    } else if (a12 <= 0 && b23 <= 0) {
      keep(1);
    } else if (a13 <= 0 && a23 <= 0) {
      keep(2);
    } else if (a23 > 0 && b23 > 0 && a123 <= 0) {
      keep(2, b23, 1, a23);
    } else {
      float inverse = 1 / (a123 + b123 + c123);
      weight[0] = a123 * inverse;
      weight[1] = b123 * inverse;
      weight[2] = c123 * inverse;
    }
  }

  /// Keeps one point.
  private void keep(int i) {
    move(i, 0);
    weight[0] = 1;
    count = 1;
  }

  /// Keeps the side between two points, each with its share of the distance to the other.
  private void keep(int i, float share, int j, float otherShare) {
    float inverse = 1 / (share + otherShare);
    move(i, 0);
    move(j, 1);
    weight[0] = share * inverse;
    weight[1] = otherShare * inverse;
    count = 2;
  }

  private void move(int from, int to) {
    end[to] = end[from];
    corner[to] = corner[from];
    endX[to] = endX[from];
    endY[to] = endY[from];
    cornerX[to] = cornerX[from];
    cornerY[to] = cornerY[from];
    x[to] = x[from];
    y[to] = y[from];
  }

  /// The direction from a point or a segment towards the origin; any length.
  float directionX() {
    if (count == 1) {
      return -x[0];
    }
    float ey = y[1] - y[0];
    return originIsLeft() ? -ey : ey;
  }

  float directionY() {
    if (count == 1) {
      return -y[0];
    }
    float ex = x[1] - x[0];
    return originIsLeft() ? ex : -ex;
  }

  private boolean originIsLeft() {
    return cross(x[1] - x[0], y[1] - y[0], -x[0], -y[0]) > 0;
  }

  /// The distance of the two shapes at the nearest points, 0 for a triangle.
  float distance() {
    return switch (count) {
      case 1 -> length(endX[0] - cornerX[0], endY[0] - cornerY[0]);
      case 2 -> length(weighted(endX) - weighted(cornerX), weighted(endY) - weighted(cornerY));
      default -> 0;
    };
  }

  private float weighted(float[] values) {
    return weight[0] * values[0] + weight[1] * values[1];
  }

  private static float cross(float ax, float ay, float bx, float by) {
    return ax * by - ay * bx;
  }

  private static float length(float dx, float dy) {
    return (float) Math.sqrt(dx * dx + dy * dy);
  }
}
