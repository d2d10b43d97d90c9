package dev.azimuth.box2d.collision;

/// The distance between an edge and a polygon, by the algorithm of Gilbert, Johnson and Keerthi [1].
///
/// The two are as far apart as their difference, the convex set of all polygon point − edge point,
/// is from the origin. The difference has too many corners to list, but its farthest point in a
/// direction is easy: the polygon's farthest corner less the edge's farthest end the other way. So
/// a [Simplex] of such points is moved: find its point nearest to the origin, look from there
/// towards the origin for a farther point of the difference, add it, and drop what is of no more
/// use; until no new point comes. Then the simplex holds the nearest features of both shapes.
///
/// An instance remembers the simplex of its last call and starts the next from it, as the shapes
/// hardly move between two calls for the same pair. [#forget] makes it start anew.
///
/// [1] Gilbert, Johnson, Keerthi. A Fast Procedure for Computing the Distance Between Complex
///     Objects in Three-Dimensional Space. 1988.
final class Distance {

  private static final int MOST_ITERATIONS = 20;

  private final Simplex simplex = new Simplex();
  private final int[] formerEnd = new int[3];
  private final int[] formerCorner = new int[3];
  private float formerMetric;

  void forget() {
    simplex.count = 0;
  }

  /// How many pairs of points are nearest: 1 or 2, or 3 if the shapes overlap.
  int count() {
    return simplex.count;
  }

  /// The end of the edge in nearest pair i.
  int end(int i) {
    return simplex.end[i];
  }

  /// The corner of the polygon in nearest pair i.
  int corner(int i) {
    return simplex.corner[i];
  }

  /// The distance of the shapes without their skins, 0 where they overlap.
  float compute(Edge edge, Polygon polygon, Transform place) {
    start(edge, polygon, place);
    int iteration = 0;
    while (iteration < MOST_ITERATIONS) {
      int formerCount = simplex.count;
      System.arraycopy(simplex.end, 0, formerEnd, 0, formerCount);
      System.arraycopy(simplex.corner, 0, formerCorner, 0, formerCount);
      simplex.solve();
      if (simplex.count == 3) {
        break;
      }
      float dx = simplex.directionX();
      float dy = simplex.directionY();
      if (dx * dx + dy * dy < Settings.EPSILON * Settings.EPSILON) {
        break;
      }
      int end = edge.support(-dx, -dy);
      int corner = polygon.support(place.unturnX(dx, dy), place.unturnY(dx, dy));
      simplex.put(simplex.count, edge, end, polygon, place, corner);
      iteration++;
      if (wasThere(formerCount, end, corner)) {
        break;
      }
      simplex.count++;
    }
    formerMetric = simplex.metric();
    return simplex.distance();
  }

  /// Takes the points of the last simplex, where the bodies are now, if it is still of similar size.
  private void start(Edge edge, Polygon polygon, Transform place) {
    for (int i = 0; i < simplex.count; i++) {
      simplex.put(i, edge, simplex.end[i], polygon, place, simplex.corner[i]);
    }
    if (simplex.count > 1) {
      float metric = simplex.metric();
      if (metric < 0.5f * formerMetric || 2 * formerMetric < metric || metric < Settings.EPSILON) {
        simplex.count = 0;
      }
    }
    if (simplex.count == 0) {
      simplex.put(0, edge, 0, polygon, place, 0);
      simplex.count = 1;
    }
  }

  private boolean wasThere(int formerCount, int end, int corner) {
    for (int i = 0; i < formerCount; i++) {
      if (end == formerEnd[i] && corner == formerCorner[i]) {
        return true;
      }
    }
    return false;
  }
}
