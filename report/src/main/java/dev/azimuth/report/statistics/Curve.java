package dev.azimuth.report.statistics;

import java.util.List;
import java.util.stream.IntStream;

/// A quantity of several runs along an axis, with a 95 % interval at every point.
///
/// The curve goes only as far as the shortest run: beyond it the remaining runs would be a selection,
/// and the curve would jump where a run ends.
///
/// @param x the axis [points], ascending
/// @param center the mean or interquartile mean over runs [points]
/// @param low [points]
/// @param high [points]
public record Curve(double[] x, double[] center, double[] low, double[] high) {

  /// The curve over epochs 1, 2, … of runs whose row t is epoch t + 1.
  ///
  /// @param runs one series a run, of at least one epoch
  public static Curve overEpochs(List<double[]> runs, Center center, Bootstrap bootstrap) {
    int epochs = runs.stream().mapToInt(run -> run.length).min().orElse(0);
    double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
    return of(x, runs, center, bootstrap);
  }

  /// The curve over an axis on which the runs' epochs lie at different places, such as seconds: every
  /// run is interpolated linearly at `points` places that all runs cover.
  ///
  /// @param axis the place of every epoch, one series a run, ascending
  /// @param runs one series a run, of the same lengths
  public static Curve overAxis(
      List<double[]> axis, List<double[]> runs, int points, Center center, Bootstrap bootstrap) {
    double start = axis.stream().mapToDouble(x -> x[0]).max().orElseThrow();
    double end = axis.stream().mapToDouble(x -> x[x.length - 1]).min().orElseThrow();
    // Runs without a common stretch have no common curve: no points.
    int count = start < end ? points : start == end ? 1 : 0;
    double[] x =
        IntStream.range(0, count)
            .mapToDouble(i -> start + (end - start) * i / Math.max(1, count - 1))
            .toArray();
    List<double[]> values =
        IntStream.range(0, runs.size())
            .mapToObj(run -> interpolate(axis.get(run), runs.get(run), x))
            .toList();
    return of(x, values, center, bootstrap);
  }

  public int points() {
    return x.length;
  }

  /// The curve over places that all runs have.
  ///
  /// @param runs one series a run, of the length of `x`
  public static Curve of(double[] x, List<double[]> runs, Center center, Bootstrap bootstrap) {
    double[] middle = new double[x.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    IntStream.range(0, x.length)
        .parallel()
        .forEach(point -> {
          double[] values = runs.stream().mapToDouble(run -> run[point]).toArray();
          Estimate estimate = Estimate.of(values, center::of, bootstrap);
          middle[point] = estimate.value();
          low[point] = estimate.low();
          high[point] = estimate.high();
        });
    return new Curve(x, middle, low, high);
  }

  /// The values at `places` of the straight lines through (x, y); constant beyond the ends.
  static double[] interpolate(double[] x, double[] y, double[] places) {
    double[] values = new double[places.length];
    int right = 0;
    for (int i = 0; i < places.length; i++) {
      while (right < x.length - 1 && x[right] < places[i]) {
        right++;
      }
      int left = Math.max(0, right - 1);
      double width = x[right] - x[left];
      double share = width > 0 ? Math.clamp((places[i] - x[left]) / width, 0, 1) : 1;
      values[i] = y[left] + share * (y[right] - y[left]);
    }
    return values;
  }
}
