package dev.azimuth.env;

import dev.azimuth.vector.SmallAngles;

/// Sine and cosine that have the same bits on every machine and in every state of the JVM, are fast
/// for angles of at most 45°, and allocate nothing.
///
/// [Math#sin] may differ in the last place between the interpreter, the compilers and machines;
/// [StrictMath#sin] takes several times as long, and allocates where it reduces an angle. So small
/// angles have a polynomial each, [SmallAngles]: the error stays below 0.9 units in the last place.
/// Larger angles are first reduced by a multiple of π/2, which is subtracted in three parts; the
/// error stays below 1.5 units. Beyond [#REDUCIBLE] it is left to [StrictMath].
public final class Trigonometry {

  /// The largest angle that needs no reduction.
  static final double SMALL = SmallAngles.MOST;

  /// The largest angle whose reduction is exact enough.
  static final double REDUCIBLE = 1e6;

  // π/2 as a sum of three doubles.
  private static final double HALF_PI = 0x1.921fb54442d18p+0;
  private static final double HALF_PI_SECOND = 0x1.1a62633145c07p-54;
  private static final double HALF_PI_THIRD = -0x1.f1976b7ed8fbcp-110;
  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

  private Trigonometry() {}

  /// The sine of an angle, rad.
  public static double sin(double x) {
    return Math.abs(x) <= SMALL ? SmallAngles.sin(x) : sinOfTurned(x, 0);
  }

  /// The cosine of an angle, rad.
  public static double cos(double x) {
    return Math.abs(x) <= SMALL ? SmallAngles.cos(x) : sinOfTurned(x, 1);
  }

  /// The sine of x + quarters·π/2.
  private static double sinOfTurned(double x, int quarters) {
    if (!(Math.abs(x) <= REDUCIBLE)) {
      return quarters == 0 ? StrictMath.sin(x) : StrictMath.cos(x);
    }
    double multiple = Math.rint(x * TWO_OVER_PI);
    double rest = Math.fma(-multiple, HALF_PI, x);
    rest = Math.fma(-multiple, HALF_PI_SECOND, rest);
    rest = Math.fma(-multiple, HALF_PI_THIRD, rest);
    int quarter = (int) multiple + quarters;
    double value = (quarter & 1) == 0 ? SmallAngles.sin(rest) : SmallAngles.cos(rest);
    return (quarter & 2) == 0 ? value : -value;
  }
}
