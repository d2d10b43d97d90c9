package dev.azimuth.env;

/// Sine and cosine that have the same bits on every machine and in every state of the JVM, are fast
/// for angles of at most 45°, and allocate nothing.
///
/// [Math#sin] may differ in the last place between the interpreter, the compilers and machines;
/// [StrictMath#sin] takes several times as long, and allocates where it reduces an angle. So small
/// angles have a polynomial each, by the Remez algorithm in 60 digits, whose every operation is a
/// multiplication or a fused multiply-add: the error stays below 0.9 units in the last place.
/// Larger angles are first reduced by a multiple of π/2, which is subtracted in three parts; the
/// error stays below 1.5 units. Beyond [#REDUCIBLE] it is left to [StrictMath].
public final class Trigonometry {

  /// The largest angle that needs no reduction: π/4.
  static final double SMALL = Math.PI / 4;

  /// The largest angle whose reduction is exact enough.
  static final double REDUCIBLE = 1e6;

  // π/2 as a sum of three doubles.
  private static final double HALF_PI = 0x1.921fb54442d18p+0;
  private static final double HALF_PI_SECOND = 0x1.1a62633145c07p-54;
  private static final double HALF_PI_THIRD = -0x1.f1976b7ed8fbcp-110;
  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

  // (sin(x)/x − 1)/x² as a polynomial in x², to 3.5e-18 of the sine.
  private static final double S0 = -0x1.5555555555549p-3;
  private static final double S1 = 0x1.111111110f881p-7;
  private static final double S2 = -0x1.a01a019c126c7p-13;
  private static final double S3 = 0x1.71de35787589dp-19;
  private static final double S4 = -0x1.ae5e66d5c8e78p-26;
  private static final double S5 = 0x1.5d932f8a350b0p-33;

  // (cos(x) − 1 + x²/2)/x⁴ as a polynomial in x², to 4.7e-20.
  private static final double C0 = 0x1.555555555554cp-5;
  private static final double C1 = -0x1.6c16c16c15184p-10;
  private static final double C2 = 0x1.a01a019cb26f9p-16;
  private static final double C3 = -0x1.27e4f80a76c6fp-22;
  private static final double C4 = 0x1.1ee9ec47fe65ep-29;
  private static final double C5 = -0x1.8faecf57afb2cp-37;

  private Trigonometry() {}

  /// The sine of an angle, rad.
  public static double sin(double x) {
    return Math.abs(x) <= SMALL ? smallSin(x) : sinOfTurned(x, 0);
  }

  /// The cosine of an angle, rad.
  public static double cos(double x) {
    return Math.abs(x) <= SMALL ? smallCos(x) : sinOfTurned(x, 1);
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
    double value = (quarter & 1) == 0 ? smallSin(rest) : smallCos(rest);
    return (quarter & 2) == 0 ? value : -value;
  }

  static double smallSin(double x) {
    double z = x * x;
    double p = Math.fma(z, S5, S4);
    p = Math.fma(z, p, S3);
    p = Math.fma(z, p, S2);
    p = Math.fma(z, p, S1);
    p = Math.fma(z, p, S0);
    return Math.fma(x * z, p, x);
  }

  static double smallCos(double x) {
    double z = x * x;
    double p = Math.fma(z, C5, C4);
    p = Math.fma(z, p, C3);
    p = Math.fma(z, p, C2);
    p = Math.fma(z, p, C1);
    p = Math.fma(z, p, C0);
    p = Math.fma(z, p, -0.5);
    return Math.fma(z, p, 1);
  }
}
