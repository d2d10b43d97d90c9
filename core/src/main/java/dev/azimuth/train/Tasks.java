package dev.azimuth.train;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Names;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.UniformTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A task distribution as users write it: `gravity=5..15`, several constants separated by commas,
/// each a range (drawn uniformly and independently) or one value. Constants that are not named keep
/// their initial value.
///
/// @param distribution over the whole vector φ of the family
/// @param names the constants that were named, in the order in which they were
/// @param indices their places in φ
public record Tasks(UniformTasks distribution, List<String> names, List<Integer> indices) {

  /// Reads a distribution over the constants of a family.
  ///
  /// @throws IllegalArgumentException with one sentence that says what is wrong and what is allowed
  public static Tasks parse(String text, EnvironmentFamily family) {
    return parse("tasks", text, family);
  }

  /// Reads one task of a family, written like a distribution without ranges.
  ///
  /// @param option what the caller calls the text, for messages
  /// @throws IllegalArgumentException with one sentence that says what is wrong and what is allowed
  public static Tasks parseSingle(String option, String text, EnvironmentFamily family) {
    Tasks tasks = parse(option, text, family);
    double[] low = tasks.distribution.low();
    double[] high = tasks.distribution.high();
    for (int i = 0; i < tasks.names.size(); i++) {
      int index = tasks.indices.get(i);
      if (low[index] != high[index]) {
        throw new IllegalArgumentException(
            "%s (%s): %s must have one value, not a range."
                .formatted(option, text, tasks.names.get(i)));
      }
    }
    return tasks;
  }

  private static Tasks parse(String option, String text, EnvironmentFamily family) {
    String given = "%s (%s)".formatted(option, text);
    List<Parameter> parameters = family.parameters();
    List<String> known = parameters.stream().map(Parameter::name).toList();
    double[] low = parameters.stream().mapToDouble(Parameter::initial).toArray();
    double[] high = low.clone();
    List<String> names = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            given + " must have the form name=value or name=low..high, separated by commas.");
      }
      String name = part.substring(0, equals).strip();
      int index = known.indexOf(name);
      if (index < 0) {
        throw new IllegalArgumentException(
            given + ": " + Names.unknown("constant of " + family.name(), name, known));
      }
      if (names.contains(name)) {
        throw new IllegalArgumentException("%s names %s twice.".formatted(given, name));
      }
      names.add(name);
      indices.add(index);
      double[] range = range(given, part.substring(equals + 1).strip(), parameters.get(index));
      low[index] = range[0];
      high[index] = range[1];
    }
    return new Tasks(new UniformTasks(low, high), List.copyOf(names), List.copyOf(indices));
  }

  private static double[] range(String given, String value, Parameter parameter) {
    int dots = value.indexOf("..");
    double low = number(given, dots < 0 ? value : value.substring(0, dots));
    double high = dots < 0 ? low : number(given, value.substring(dots + 2));
    if (low > high) {
      throw new IllegalArgumentException(
          "%s: the range of %s is reversed. Maybe %s=%s..%s?"
              .formatted(given, parameter.name(), parameter.name(), plain(high), plain(low)));
    }
    if (low < parameter.minimum() || high > parameter.maximum()) {
      throw new IllegalArgumentException(
          "%s: %s must lie in [%s, %s] %s."
              .formatted(
                  given,
                  parameter.name(),
                  plain(parameter.minimum()),
                  plain(parameter.maximum()),
                  parameter.unit())
              .replace(" .", "."));
    }
    return new double[] {low, high};
  }

  private static double number(String given, String value) {
    try {
      double number = Double.parseDouble(value.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, like an infinite number
    }
    throw new IllegalArgumentException(
        "%s: '%s' is not a number; a range is written low..high.".formatted(given, value.strip()));
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// The values that a task gives to the named constants, such as `gravity=7.25`.
  public String describe(Task task) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(names.get(i)).append('=');
      text.append(String.format(Locale.ROOT, "%.4g", task.phi()[indices.get(i)]));
    }
    return text.toString();
  }
}
