package dev.azimuth.box2d.collision;

/// A box along the axes that contains a shape: Box2D's AABB.
public final class Bounds {

  public float lowX; // m
  public float lowY;
  public float highX;
  public float highY;

  public boolean contains(Bounds other) {
    return lowX <= other.lowX && lowY <= other.lowY && other.highX <= highX && other.highY <= highY;
  }

  public boolean overlaps(Bounds other) {
    return !(other.lowX - highX > 0
        || other.lowY - highY > 0
        || lowX - other.highX > 0
        || lowY - other.highY > 0);
  }

  /// Becomes another box with a margin on each side, and with more room towards where its shape
  /// moves.
  ///
  /// @param dx by how much the shape moved in this step
  public void enclose(Bounds other, float dx, float dy) {
    lowX = other.lowX - Settings.BOUNDS_MARGIN;
    lowY = other.lowY - Settings.BOUNDS_MARGIN;
    highX = other.highX + Settings.BOUNDS_MARGIN;
    highY = other.highY + Settings.BOUNDS_MARGIN;
    float aheadX = Settings.BOUNDS_FORESIGHT * dx;
    float aheadY = Settings.BOUNDS_FORESIGHT * dy;
    if (aheadX < 0) {
      lowX += aheadX;
    } else {
      highX += aheadX;
    }
    if (aheadY < 0) {
      lowY += aheadY;
    } else {
      highY += aheadY;
    }
  }

  /// Grows such that it contains another box too.
  public void include(Bounds other) {
    lowX = lowX < other.lowX ? lowX : other.lowX;
    lowY = lowY < other.lowY ? lowY : other.lowY;
    highX = highX > other.highX ? highX : other.highX;
    highY = highY > other.highY ? highY : other.highY;
  }
}
