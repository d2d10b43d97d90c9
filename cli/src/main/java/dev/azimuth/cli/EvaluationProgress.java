package dev.azimuth.cli;

import java.io.PrintStream;

/// Progress of an evaluation on standard error: a plain line now and then. May be told by several
/// threads.
final class EvaluationProgress {

  private static final long NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final boolean quiet;
  private final int total;
  private long lastShown = System.nanoTime();
  private int done;

  /// @param total how often it will be told
  EvaluationProgress(PrintStream out, boolean quiet, int total) {
    this.out = out;
    this.quiet = quiet;
    this.total = total;
  }

  /// A policy has been evaluated in a task.
  synchronized void evaluated() {
    done++;
    long now = System.nanoTime();
    if (!quiet && now - lastShown >= NANOS) {
      lastShown = now;
      out.printf("%d of %d adaptations evaluated%n", done, total);
    }
  }
}
