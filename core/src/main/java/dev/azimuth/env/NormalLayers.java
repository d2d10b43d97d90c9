package dev.azimuth.env;

/// The area under exp(−x²/2) for x ≥ 0, cut into 256 pieces of equal area [1]: rectangle i, for i
/// from 1 to 255, reaches from 0 to x_i and in height from f(x_i) to f(x_(i−1)); piece 0 is the
/// rectangle below, up to r = x_255, with the tail beyond it.
///
/// [1] Marsaglia, Tsang. The Ziggurat Method for Generating Random Variables. 2000.
final class NormalLayers {

  static final int COUNT = 256;

  /// r, where the tail begins.
  static final double TAIL = 3.6541528853610087963519472518;

  /// The area of each piece: r·f(r) and what lies beyond r.
  private static final double AREA = 0.004928673233974654931590913;

  /// A draw has 52 bits to say how far into its layer it lies.
  private static final double SCALE = 0x1p52;

  /// x_i in units of the draw; of piece 0 the width of a rectangle of its area.
  static final double[] WIDTH = new double[COUNT];

  /// Draws below this one lie under the curve at any height of the layer.
  static final long[] INSIDE = new long[COUNT];

  /// f(x_i), with x_0 = 0.
  static final double[] HEIGHT = new double[COUNT];

  static {
    double x = TAIL;
    double height = density(x);
    double baseWidth = AREA / height;
    WIDTH[0] = baseWidth / SCALE;
    INSIDE[0] = (long) (x / baseWidth * SCALE);
    HEIGHT[0] = 1;
    for (int i = COUNT - 1; i > 0; i--) {
      WIDTH[i] = x / SCALE;
      HEIGHT[i] = height;
      height += AREA / x;
      double inner = i > 1 ? StrictMath.sqrt(-2 * StrictMath.log(height)) : 0;
      INSIDE[i] = (long) (inner / x * SCALE);
      x = inner;
    }
  }

  private NormalLayers() {}

  static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }
}
