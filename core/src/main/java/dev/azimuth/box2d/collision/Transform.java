package dev.azimuth.box2d.collision;

/// A place and an orientation in the plane: maps the coordinates of a body to those of the world.
///
/// Like all geometry here it works on numbers, not on vectors, since Java has no vectors that cost
/// nothing: each coordinate of a result is a method of its own.
public final class Transform {

  public float x; // m
  public float y; // m
  public float sin;
  public float cos = 1;

  /// Takes the values of another transform.
  public void copy(Transform other) {
    x = other.x;
    y = other.y;
    sin = other.sin;
    cos = other.cos;
  }

  /// Puts the origin of a body at (x, y).
  public void set(float originX, float originY, float angle) {
    turn(angle);
    x = originX;
    y = originY;
  }

  /// Puts a body such that its center of mass, local in its own coordinates, is at (x, y).
  public void setCenter(float centerX, float centerY, float angle, float localX, float localY) {
    turn(angle);
    x = centerX - turnX(localX, localY);
    y = centerY - turnY(localX, localY);
  }

  /// Sets the orientation only.
  public void turn(float angle) {
    sin = SinCos.sin(angle);
    cos = SinCos.cos(angle);
  }

  /// The horizontal coordinate in the world of a point of the body.
  public float mapX(float px, float py) {
    return cos * px - sin * py + x;
  }

  public float mapY(float px, float py) {
    return sin * px + cos * py + y;
  }

  /// The horizontal component in the world of a vector of the body.
  public float turnX(float vx, float vy) {
    return cos * vx - sin * vy;
  }

  public float turnY(float vx, float vy) {
    return sin * vx + cos * vy;
  }

  /// The horizontal component in the body of a vector of the world.
  public float unturnX(float vx, float vy) {
    return cos * vx + sin * vy;
  }

  public float unturnY(float vx, float vy) {
    return -sin * vx + cos * vy;
  }
}
