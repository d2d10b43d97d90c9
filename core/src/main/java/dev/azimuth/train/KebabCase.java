package dev.azimuth.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The one spelling of names that users meet, in options, files and reports.
public final class KebabCase {

  private KebabCase() {}

  /// The name of an enum's constant: `DIRECTED_MAML` becomes `directed-maml`.
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The name of a record's component: `tasksPerEpoch` becomes `tasks-per-epoch`.
  public static String of(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /// The names of all constants of an enum, in their order.
  public static List<String> all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(KebabCase::of).toList();
  }
}
