package dev.azimuth.train;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.ProductTasks;
import dev.azimuth.meta.Task;
import java.util.List;
import java.util.Locale;

/// A task distribution as users write it, such as `gravity=5..15,pole-length=0.3|0.5|0.7`: some
/// constants of a family, each with a value or a distribution, independent of each other. Constants
/// that are not named keep their initial value. docs/tasks.md has the grammar.
///
/// @param distribution what training draws from, over the whole vector φ of the family
/// @param heldOut the tasks that training never sees: those that the text leaves out, or, if it
///     leaves out none, others of the same distribution
/// @param names the constants that were named, in the order in which they were
/// @param indices their places in φ
public record Tasks(
    ProductTasks distribution, ProductTasks heldOut, List<String> names, List<Integer> indices) {

  public Tasks {
    names = List.copyOf(names);
    indices = List.copyOf(indices);
  }

  /// Reads a distribution over the constants of a family.
  ///
  /// @throws IllegalArgumentException with one sentence that says what is wrong, at which character
  public static Tasks parse(String text, EnvironmentFamily family) {
    return new TaskReader("tasks", text, family, false).read();
  }

  /// Reads one task of a family, written like a distribution whose constants all have one value.
  ///
  /// @param option what the caller calls the text, for messages
  /// @throws IllegalArgumentException with one sentence that says what is wrong, at which character
  public static Tasks parseSingle(String option, String text, EnvironmentFamily family) {
    return new TaskReader(option, text, family, true).read();
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
