package dev.azimuth.meta;

import java.util.random.RandomGenerator;

/// A normal distribution that is cut off at two bounds, between which its peak lies.
///
/// With a and b the ends of an interval in units of σ from the peak, Φ and φ the standard normal
/// distribution and its density, ∫ x over the interval is μ·(Φ(b) − Φ(a)) + σ·(φ(a) − φ(b)).
///
/// @param center μ, the place of the peak; also the mean where the bounds are symmetric about it
/// @param deviation σ, before the bounds cut anything off
public record TruncatedNormal(double center, double deviation, double low, double high)
    implements Marginal.Splittable {

  /// The greatest deviation; squares of what it divides must not vanish.
  public static final double WIDEST = 1e100;

  /// Beyond so many σ there is less than a double can tell from nothing.
  private static final double REACH = 9;

  /// Where the density is 0 as a double.
  private static final double UNDERFLOW = 40;

  private static final double DENSITY_AT_ZERO = 0.3989422804014327; // 1/√(2π)

  public TruncatedNormal {
    if (!(low < high && low <= center && center <= high)) {
      throw new IllegalArgumentException(
          "low (%s), center (%s) and high (%s) must be in this order and apart."
              .formatted(low, center, high));
    }
    if (!(deviation > 0 && deviation <= WIDEST)) {
      throw new IllegalArgumentException(
          "deviation (%s) must be > 0 and at most %s.".formatted(deviation, WIDEST));
    }
  }

  /// By rejection from the uniform distribution over all that counts, a seventh of which is accepted
  /// at least. It takes an exponential only, whose bits are the same everywhere.
  @Override
  public double sample(RandomGenerator random) {
    double from = Math.max((low - center) / deviation, -REACH);
    double to = Math.min((high - center) / deviation, REACH);
    while (true) {
      double z = from + (to - from) * random.nextDouble();
      if (random.nextDouble() < StrictMath.exp(-z * z / 2)) {
        return Math.clamp(center + deviation * z, low, high);
      }
    }
  }

  @Override
  public double mean() {
    return Math.clamp(partialMean(new Marginal.Interval(low, high)), low, high);
  }

  @Override
  public double probability(Marginal.Interval part) {
    return part.high() < low || part.low() > high ? 0 : mass(part) / mass();
  }

  @Override
  public double partialMean(Marginal.Interval part) {
    if (part.high() < low || part.low() > high) {
      return 0;
    }
    double descent = descent(standardized(part.low()), standardized(part.high()));
    return (center * mass(part) + deviation * descent) / mass();
  }

  /// In units of σ from the peak, as far as the density is not 0.
  private double standardized(double x) {
    return Math.clamp((Math.clamp(x, low, high) - center) / deviation, -UNDERFLOW, UNDERFLOW);
  }

  /// The mass within the bounds, before it is made 1.
  private double mass() {
    return mass(new Marginal.Interval(low, high));
  }

  private double mass(Marginal.Interval part) {
    return massFromZero(standardized(part.high())) - massFromZero(standardized(part.low()));
  }

  /// Φ(x) − 1/2, by its power series around 0 with the density as a factor, whose terms all have the
  /// same sign: φ(x)·(x + x³/3 + x⁵/(3·5) + …).
  private static double massFromZero(double x) {
    if (Math.abs(x) > REACH) {
      return Math.copySign(0.5, x);
    }
    double sum = 0;
    double term = x;
    for (int k = 3; sum + term != sum; k += 2) {
      sum += term;
      term *= x * x / k;
    }
    return density(x) * sum;
  }

  /// φ(a) − φ(b), without cancellation where both are near each other.
  private static double descent(double a, double b) {
    double exponent = (a - b) * (a + b) / 2; // φ(b)/φ(a) = exp of it
    return exponent < 0
        ? -density(a) * StrictMath.expm1(exponent)
        : density(b) * StrictMath.expm1(-exponent);
  }

  private static double density(double z) {
    return DENSITY_AT_ZERO * StrictMath.exp(-z * z / 2);
  }
}
