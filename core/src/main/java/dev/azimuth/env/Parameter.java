package dev.azimuth.env;

/// One physical constant of an environment, which a task may set.
///
/// @param name the name in options and files, in kebab case, such as `pole-length`
/// @param initial the value where a task does not say otherwise
/// @param minimum the least value that makes physical sense, inclusive
/// @param maximum the greatest value that makes physical sense, inclusive
/// @param unit the unit, such as `m/s²`; empty for a pure number
/// @param meaning one line for `list environments`
/// @param whole whether it takes whole numbers only, as a switch does
public record Parameter(
    String name,
    double initial,
    double minimum,
    double maximum,
    String unit,
    String meaning,
    boolean whole) {

  /// A constant that takes any number of its range.
  public Parameter(
      String name, double initial, double minimum, double maximum, String unit, String meaning) {
    this(name, initial, minimum, maximum, unit, meaning, false);
  }

  /// A switch, which is off unless a task says otherwise: 0 or 1.
  public static Parameter flag(String name, String meaning) {
    return new Parameter(name, 0, 0, 1, "", meaning, true);
  }

  public Parameter {
    if (!(minimum <= initial && initial <= maximum)) {
      throw new IllegalArgumentException(
          "initial (%s) of parameter %s must lie in [%s, %s]."
              .formatted(initial, name, minimum, maximum));
    }
  }
}
