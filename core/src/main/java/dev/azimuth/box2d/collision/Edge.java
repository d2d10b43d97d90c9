package dev.azimuth.box2d.collision;

/// A piece of the ground: a line segment that never moves, in coordinates of the world.
///
/// It knows nothing of its neighbours (Box2D calls their corners ghost vertices), as the edges of
/// Gymnasium's moon do not either.
public final class Edge {

  public float friction;
  public float x1; // m
  public float y1;
  public float x2;
  public float y2;
  public float normalX; // to the right of the way from the first end to the second
  public float normalY;

  /// Contains the edge, its skin and a margin.
  public final Bounds bounds = new Bounds();

  private final Bounds tight = new Bounds();

  /// Moves the edge.
  public void set(float fromX, float fromY, float toX, float toY) {
    x1 = fromX;
    y1 = fromY;
    x2 = toX;
    y2 = toY;
    float dx = toX - fromX;
    float dy = toY - fromY;
    float length = (float) Math.sqrt(dx * dx + dy * dy);
    float inverse = 1 / length;
    normalX = dy * inverse;
    normalY = -(dx * inverse);
    tight.lowX = (fromX < toX ? fromX : toX) - Settings.SKIN;
    tight.lowY = (fromY < toY ? fromY : toY) - Settings.SKIN;
    tight.highX = (fromX > toX ? fromX : toX) + Settings.SKIN;
    tight.highY = (fromY > toY ? fromY : toY) + Settings.SKIN;
    bounds.enclose(tight, 0, 0);
  }

  public float x(int end) {
    return end == 0 ? x1 : x2;
  }

  public float y(int end) {
    return end == 0 ? y1 : y2;
  }

  /// The end that lies farthest in a direction: 0 or 1, and 0 if both do.
  public int support(float dx, float dy) {
    return x2 * dx + y2 * dy > x1 * dx + y1 * dy ? 1 : 0;
  }
}
