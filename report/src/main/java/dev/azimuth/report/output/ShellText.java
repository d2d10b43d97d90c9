package dev.azimuth.report.output;

import java.util.List;
import java.util.stream.Collectors;

/// Commands as they are pasted into a shell.
public final class ShellText {

  private ShellText() {}

  /// One argument, quoted where a shell would read something else.
  public static String quote(String argument) {
    return argument.matches("[A-Za-z0-9_.,:=/+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  public static String quoteAll(List<String> arguments) {
    return arguments.stream().map(ShellText::quote).collect(Collectors.joining(" "));
  }
}
