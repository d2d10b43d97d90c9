package dev.azimuth.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Where progress is shown: on a terminal one line that is drawn over, elsewhere a plain line now and
/// then. Whoever has it takes care that one thread uses it at a time.
final class ProgressLine {

  private static final long TERMINAL_NANOS = 100_000_000;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final boolean quiet;
  private final boolean terminal;
  private final LongSupplier nanos;
  private long lastShown;

  /// @param nanos the time, from any beginning
  ProgressLine(PrintStream out, boolean quiet, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.quiet = quiet;
    this.terminal = terminal;
    this.nanos = nanos;
    lastShown = nanos.getAsLong();
  }

  /// Shows a text if it is time for one.
  void show(Supplier<String> text) {
    long now = nanos.getAsLong();
    if (quiet || now - lastShown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    lastShown = now;
    if (terminal) {
      out.print("\r" + text.get() + "\u001b[K");
      out.flush();
    } else {
      out.println(text.get());
    }
  }

  /// Takes the line away from a terminal until the next one is shown.
  void clear() {
    if (!quiet && terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
