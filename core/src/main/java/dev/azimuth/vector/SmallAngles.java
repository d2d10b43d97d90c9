package dev.azimuth.vector;

/// Sine and cosine of angles of at most 45°, each a polynomial by the Remez algorithm in 60 digits, whose
/// every operation is a multiplication or a fused multiply-add: the same bits in every state of the JVM
/// and in lanes. The error stays below 0.9 units in the last place.
public final class SmallAngles {

  /// The largest of them: π/4.
  public static final double MOST = Math.PI / 4;

  // (sin(x)/x − 1)/x² as a polynomial in x², to 3.5e-18 of the sine.
  static final double S0 = -0x1.5555555555549p-3;
  static final double S1 = 0x1.111111110f881p-7;
  static final double S2 = -0x1.a01a019c126c7p-13;
  static final double S3 = 0x1.71de35787589dp-19;
  static final double S4 = -0x1.ae5e66d5c8e78p-26;
  static final double S5 = 0x1.5d932f8a350b0p-33;

  // (cos(x) − 1 + x²/2)/x⁴ as a polynomial in x², to 4.7e-20.
  static final double C0 = 0x1.555555555554cp-5;
  static final double C1 = -0x1.6c16c16c15184p-10;
  static final double C2 = 0x1.a01a019cb26f9p-16;
  static final double C3 = -0x1.27e4f80a76c6fp-22;
  static final double C4 = 0x1.1ee9ec47fe65ep-29;
  static final double C5 = -0x1.8faecf57afb2cp-37;

  private SmallAngles() {}

  /// The sine of an angle of at most π/4, rad.
  public static double sin(double x) {
    double z = x * x;
    double p = Math.fma(z, S5, S4);
    p = Math.fma(z, p, S3);
    p = Math.fma(z, p, S2);
    p = Math.fma(z, p, S1);
    p = Math.fma(z, p, S0);
    return Math.fma(x * z, p, x);
  }

  /// The cosine of an angle of at most π/4, rad.
  public static double cos(double x) {
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
