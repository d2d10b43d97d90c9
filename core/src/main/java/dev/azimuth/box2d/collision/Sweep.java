package dev.azimuth.box2d.collision;

/// The motion of a body within a step: its center of mass and its angle at a time [#alpha0] of the
/// step and at the step's end, and everything between on a straight line.
///
/// Continuous collision cuts a step into pieces; [#advance] is where Box2D 2.3.0 and 2.3.1 differ
/// in their rounding.
public final class Sweep {

  private static final float TWO_PI = 2 * Settings.PI;

  public float localX; // m, center of mass in the body's own coordinates
  public float localY;
  public float x0; // m, at alpha0
  public float y0;
  public float angle0; // rad
  public float x; // m, at the end
  public float y;
  public float angle; // rad
  public float alpha0; // in [0, 1)

  /// Takes the values of another sweep.
  public void copy(Sweep other) {
    localX = other.localX;
    localY = other.localY;
    x0 = other.x0;
    y0 = other.y0;
    angle0 = other.angle0;
    x = other.x;
    y = other.y;
    angle = other.angle;
    alpha0 = other.alpha0;
  }

  /// Whether the motion starts where another ended, to the last bit.
  public boolean startsAtEndOf(Sweep other) {
    return Float.floatToRawIntBits(angle0) == Float.floatToRawIntBits(other.angle)
        && Float.floatToRawIntBits(x0) == Float.floatToRawIntBits(other.x)
        && Float.floatToRawIntBits(y0) == Float.floatToRawIntBits(other.y);
  }

  /// Lets the motion start where it now ends.
  public void start() {
    x0 = x;
    y0 = y;
    angle0 = angle;
  }

  /// The place of the body at a time between alpha0, which counts as 0, and the end, which is 1.
  public void interpolate(float beta, Transform result) {
    result.setCenter(
        (1 - beta) * x0 + beta * x,
        (1 - beta) * y0 + beta * y,
        (1 - beta) * angle0 + beta * angle,
        localX,
        localY);
  }

  /// Lets the motion start later, at `alpha` of the step.
  public void advance(float alpha) {
    float beta = (alpha - alpha0) / (1 - alpha0);
    x0 = (1 - beta) * x0 + beta * x;
    y0 = (1 - beta) * y0 + beta * y;
    angle0 = (1 - beta) * angle0 + beta * angle;
    alpha0 = alpha;
  }

  /// Takes whole turns off both angles, such that the first lies in [0, 2π).
  public void normalize() {
    float turns = TWO_PI * (float) Math.floor(angle0 / TWO_PI);
    angle0 -= turns;
    angle -= turns;
  }
}
