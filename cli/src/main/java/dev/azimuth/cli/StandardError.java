package dev.azimuth.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The program's standard error, which the launcher moves to another file descriptor.
///
/// The JVM greets the incubating Vector API with a warning on descriptor 2 that no flag silences, so
/// the launcher filters what arrives there, and names in `azimuth.stderr` the descriptor that is the
/// caller's. Opening `/dev/fd/3` would not do: it starts a file anew and fails on a socket. Hence
/// the constructor that only reflection reaches, for which the launcher opens `java.io`.
final class StandardError {

  private StandardError() {}

  /// Makes [System#err] the caller's standard error; without the launcher, it is already.
  static void restore() {
    Integer descriptor = Integer.getInteger("azimuth.stderr");
    if (descriptor == null) {
      return;
    }
    try {
      var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      var stream = new FileOutputStream(constructor.newInstance(descriptor));
      System.setErr(new PrintStream(stream, true, StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("The launcher must open java.io to this class.", e);
    }
  }

  /// Whether standard error is a terminal, where a line of progress may be drawn over.
  static boolean isTerminal() {
    return Boolean.getBoolean("azimuth.terminal");
  }
}
