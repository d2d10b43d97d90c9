package dev.azimuth.report.summary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The values of a task's parameter, put together: each by itself if there are few of them, as in a
/// list; else by equal parts of their range.
///
/// @param centers the middle of every bin, or its only value, ascending
/// @param low the start of the first bin
/// @param width of a bin; 0 where each is one value
public record TaskBins(double[] centers, double low, double width) {

  private static final int MOST = 10;

  /// A value by the parameter.
  public record Point(double place, double value) {}

  /// @param points at least one
  public static TaskBins of(List<Point> points) {
    double[] distinct = points.stream().mapToDouble(Point::place).distinct().sorted().toArray();
    double low = distinct[0];
    if (distinct.length <= MOST) {
      return new TaskBins(distinct, low, 0);
    }
    double width = (distinct[distinct.length - 1] - low) / MOST;
    double[] centers =
        IntStream.range(0, MOST).mapToDouble(bin -> low + (bin + 0.5) * width).toArray();
    return new TaskBins(centers, low, width);
  }

  /// Whether there is more than one.
  public boolean vary() {
    return centers.length > 1;
  }

  /// The mean of the values in every bin; NaN in an empty one.
  public double[] means(List<Point> points) {
    double[] sums = new double[centers.length];
    int[] counts = new int[centers.length];
    for (Point point : points) {
      int bin = bin(point.place());
      sums[bin] += point.value();
      counts[bin]++;
    }
    return IntStream.range(0, sums.length).mapToDouble(bin -> sums[bin] / counts[bin]).toArray();
  }

  private int bin(double place) {
    return width > 0
        ? Math.min(centers.length - 1, (int) ((place - low) / width))
        : Arrays.binarySearch(centers, place);
  }
}
