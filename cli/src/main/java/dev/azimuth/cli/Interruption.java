package dev.azimuth.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// SIGINT and SIGTERM: asks the work in progress to stop, lets it save, and ends with exit code 130.
final class Interruption {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean requested;

  /// @param stop asks the work to stop soon; called from another thread
  Interruption(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(stop), "interruption"));
  }

  private void interrupt(Runnable stop) {
    if (over.getCount() == 0) {
      return; // an ordinary exit
    }
    requested = true;
    stop.run();
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TimeoutException();
      }
    } catch (InterruptedException | TimeoutException e) {
      System.err.println("azimuth: The work did not stop in time; the last epochs may be lost.");
    }
    Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
  }

  /// Whether the work was asked to stop.
  boolean requested() {
    return requested;
  }

  /// The work has ended and saved.
  void over() {
    over.countDown();
  }
}
