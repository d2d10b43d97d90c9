package dev.azimuth.report.summary;

import java.util.List;

/// Which of two values of a measure is the better one.
public enum Better {
  MORE,
  LESS,

  /// Nobody told: the values can be compared, not judged.
  UNKNOWN;

  private static final List<String> HARM = List.of("collision", "crash", "fall", "failure");
  private static final List<String> SUCCESS = List.of("landing", "landed", "success");

  /// What the name of an environment's measure, such as `collision_rate`, says of it.
  static Better of(String measure) {
    return HARM.stream().anyMatch(measure::contains)
        ? LESS
        : SUCCESS.stream().anyMatch(measure::contains) ? MORE : UNKNOWN;
  }

  /// 1 if `value` wins over `other`, −1 if it loses, 0 for a tie; where nobody told, more wins.
  int compare(double value, double other) {
    int order = Double.compare(value, other);
    return this == LESS ? -order : order;
  }
}
