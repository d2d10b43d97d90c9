package dev.azimuth.report.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// A linear axis: places in pixels of the numbers from `low` to `high`, and round numbers to mark.
///
/// @param low the number at `start`
/// @param high the number at `end`, greater than `low`
public record LinearScale(double low, double high, double start, double end) {

  public LinearScale {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "low (%s) must be smaller than high (%s).".formatted(low, high));
    }
  }

  /// A scale of all `values`, with a margin of a share of their range on either side.
  public static LinearScale around(double[] values, double margin, double start, double end) {
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double room = high > low ? margin * (high - low) : 1;
    return new LinearScale(low - room, high + room, start, end);
  }

  public double place(double value) {
    return start + (value - low) / (high - low) * (end - start);
  }

  public double[] places(double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(values[i]);
    }
    return places;
  }

  /// Multiples of 1, 2 or 5 times a power of ten within the axis, about `count` of them.
  public List<BigDecimal> ticks(int count) {
    BigDecimal step = step((high - low) / count);
    List<BigDecimal> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step.doubleValue() - 1e-9);
    long last = (long) Math.floor(high / step.doubleValue() + 1e-9);
    for (long i = first; i <= last; i++) {
      ticks.add(step.multiply(BigDecimal.valueOf(i)));
    }
    return ticks;
  }

  private static BigDecimal step(double least) {
    int exponent = (int) Math.floor(Math.log10(least));
    for (int digit : new int[] {1, 2, 5}) {
      BigDecimal step = new BigDecimal(digit).scaleByPowerOfTen(exponent);
      if (step.doubleValue() >= least * (1 - 1e-9)) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
  }
}
