package dev.azimuth.report.figure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Heights for labels beside the ends of lines: as near as possible, never on top of each other.
public final class LineEndLabels {

  private LineEndLabels() {}

  /// @param wanted the height of every line's end
  /// @param distance the least distance of two labels
  /// @return the height of every label, in the order of `wanted`, from `top` downwards
  public static double[] spread(double[] wanted, double distance, double top, double bottom) {
    List<Integer> order =
        IntStream.range(0, wanted.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> wanted[i]))
            .toList();
    double[] heights = wanted.clone();
    double free = top;
    for (int label : order) {
      heights[label] = Math.max(heights[label], free);
      free = heights[label] + distance;
    }
    double limit = Math.max(bottom, top + distance * (wanted.length - 1));
    for (int label : order.reversed()) {
      heights[label] = Math.min(heights[label], limit);
      limit = heights[label] - distance;
    }
    return heights;
  }
}
