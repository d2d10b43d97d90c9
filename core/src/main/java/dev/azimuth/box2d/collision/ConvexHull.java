package dev.azimuth.box2d.collision;

import java.util.Arrays;

/// The convex hull of a few points, by gift wrapping: from the rightmost point on, always to the
/// point that leaves all others to the left. The order of the corners decides about later rounding,
/// so the walk is Box2D's.
final class ConvexHull {

  private ConvexHull() {}

  /// The points on the hull, counter-clockwise.
  static int[] of(float[] x, float[] y) {
    int[] hull = new int[x.length];
    int first = rightmost(x, y);
    int count = 0;
    int corner = first;
    do {
      hull[count++] = corner;
      corner = next(x, y, corner);
    } while (corner != first);
    return Arrays.copyOf(hull, count);
  }

  /// The rightmost point, the lowest of several.
  private static int rightmost(float[] x, float[] y) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      if (x[i] > x[best] || (x[i] == x[best] && y[i] < y[best])) {
        best = i;
      }
    }
    return best;
  }

  /// Of the points to the right of all others as seen from a corner, the farthest.
  private static int next(float[] x, float[] y, int corner) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      if (best == corner) {
        best = i;
        continue;
      }
      float bestX = x[best] - x[corner];
      float bestY = y[best] - y[corner];
      float dx = x[i] - x[corner];
      float dy = y[i] - y[corner];
      float cross = bestX * dy - bestY * dx;
      boolean farther = dx * dx + dy * dy > bestX * bestX + bestY * bestY;
      if (cross < 0 || (cross == 0 && farther)) {
        best = i;
      }
    }
    return best;
  }
}
