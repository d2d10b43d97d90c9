package dev.azimuth.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The one spelling of values that users meet: the kebab-case name of an enum's constant.
public final class Names {

  private Names() {}

  /// The name in options, files and reports, such as `directed-maml`.
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All names of an enum, separated by commas.
  public static String all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Names::of).collect(Collectors.joining(", "));
  }
}
