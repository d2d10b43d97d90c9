package dev.azimuth.box2d.collision;

/// Box2D's tuning constants, each rounded as its preprocessor rounds it.
public final class Settings {

  public static final float PI = 3.14159265359f;

  /// The spacing of the floats at 1.
  public static final float EPSILON = 0x1p-23f;

  /// Lengths below this do not matter.
  public static final float LINEAR_SLOP = 0.005f; // m

  /// Angles below this do not matter: two degrees.
  public static final float ANGULAR_SLOP = 2.0f / 180.0f * PI; // rad

  /// The thickness of the skin round polygons and edges, within which they touch already.
  public static final float SKIN = 2.0f * LINEAR_SLOP; // m

  /// By how much bounding boxes are larger than what they bound, so that they rarely change.
  public static final float BOUNDS_MARGIN = 0.1f; // m

  /// How many steps ahead of a motion bounding boxes reach.
  public static final float BOUNDS_FORESIGHT = 2.0f;

  private Settings() {}
}
