package dev.azimuth.cli;

import dev.azimuth.train.EpochRecord;
import java.io.PrintStream;

/// Progress on standard error: on a terminal one line that is drawn over, elsewhere a plain line
/// now and then. May be told of epochs by several threads.
final class Progress {

  private static final long TERMINAL_NANOS = 100_000_000;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final boolean quiet;
  private final boolean terminal;
  private final long totalEpochs;
  private final int totalRuns;
  private final long begin = System.nanoTime();
  private long lastShown = begin;
  private long endedBefore;
  private long epochs;
  private long steps;
  private int runs;

  Progress(PrintStream out, boolean quiet, boolean terminal, int totalRuns, long totalEpochs) {
    this.out = out;
    this.quiet = quiet;
    this.terminal = terminal;
    this.totalRuns = totalRuns;
    this.totalEpochs = totalEpochs;
  }

  /// So many of the epochs ended before this process began.
  synchronized void resumed(long epochs) {
    endedBefore = epochs;
  }

  /// An epoch of some run has ended.
  ///
  /// @param newSteps the environment steps that it took
  synchronized void epochEnded(String run, EpochRecord record, long newSteps) {
    epochs++;
    steps += newSteps;
    long now = System.nanoTime();
    if (!quiet && now - lastShown >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      lastShown = now;
      show(line(run, record, (now - begin) * 1e-9));
    }
  }

  /// A run has ended, however it did; the line goes away until the next epoch of another run.
  synchronized void runEnded() {
    runs++;
    if (!quiet && terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private String line(String run, EpochRecord record, double seconds) {
    double left = seconds * (totalEpochs - endedBefore - epochs) / epochs;
    String where =
        totalRuns == 1
            ? "epoch %d/%d".formatted(record.epoch(), totalEpochs)
            : "%d/%d runs, %.0f %% of epochs, %s epoch %d"
                .formatted(
                    runs,
                    totalRuns,
                    100.0 * (endedBefore + epochs) / totalEpochs,
                    run,
                    record.epoch());
    return "%s, return %.1f → %.1f, %.2f M steps/s, %s left"
        .formatted(
            where, record.returnBefore(), record.returnAfter(), steps / seconds * 1e-6, time(left));
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? "%d min %02d s".formatted(whole / 60, whole % 60)
            : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
  }

  private void show(String line) {
    if (terminal) {
      out.print("\r" + line + "\u001b[K");
      out.flush();
    } else {
      out.println(line);
    }
  }
}
