package dev.azimuth.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/// Reads lists as users write them.
final class Lists {

  private static final int MOST = 10_000;

  private Lists() {}

  /// Values separated by commas, each at most once.
  static <T> List<T> distinct(String name, String text, Function<String, T> value) {
    Set<T> values = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      if (!values.add(value.apply(part.strip()))) {
        throw new UsageException("%s (%s) names '%s' twice.".formatted(name, text, part.strip()));
      }
    }
    return List.copyOf(values);
  }

  /// Seeds: `3`, `1,2,7` or a range `1..5`.
  static List<Long> seeds(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return distinct("seeds", text, part -> seed(text, part));
    }
    long first = seed(text, text.substring(0, dots).strip());
    long last = seed(text, text.substring(dots + 2).strip());
    if (last < first) {
      throw new UsageException(
          "seeds (%s) are reversed. Maybe %d..%d?".formatted(text, last, first));
    }
    if (last - first >= MOST) {
      throw new UsageException("seeds (%s) are more than %d.".formatted(text, MOST));
    }
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static long seed(String text, String part) {
    try {
      long seed = Long.parseLong(part);
      if (seed >= 0) {
        return seed;
      }
    } catch (NumberFormatException e) {
      // told below, like a negative one
    }
    throw new UsageException(
        "seeds (%s) must be whole numbers ≥ 0, such as 1..5 or 1,2,7.".formatted(text));
  }

  /// Returns whose first crossing is reported.
  static List<Double> thresholds(String text) {
    return distinct("thresholds", text, part -> threshold(text, part));
  }

  private static double threshold(String text, String part) {
    try {
      double number = Double.parseDouble(part);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, like an infinite one
    }
    throw new UsageException(
        "thresholds (%s) must be numbers separated by commas, such as 175,195.".formatted(text));
  }
}
