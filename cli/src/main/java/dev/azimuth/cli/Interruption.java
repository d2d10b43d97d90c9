package dev.azimuth.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// SIGINT and SIGTERM: asks the work in progress to stop, lets it save, and ends with exit code
/// 130.
final class Interruption {

  private static final long PATIENCE_SECONDS = 60;

  private static final String SAVED = "Interrupted; what was done until then is saved.";

  private final Runnable stop;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean requested;

  private Interruption(Runnable stop) {
    this.stop = stop;
  }

  /// Does work that saves what it has when it is stopped, and returns its exit code.
  ///
  /// @param stop asks the work to stop soon; called from another thread
  static int guard(Runnable stop, Callable<Integer> work) throws Exception {
    return guard(stop, work, SAVED);
  }

  /// Does work of which nothing is left unless it comes to its end.
  ///
  /// @param work may end with [InterruptedException], as its thread is interrupted
  static int guardWhole(Callable<Integer> work) throws Exception {
    return guard(Thread.currentThread()::interrupt, work, "Interrupted; nothing was written.");
  }

  private static int guard(Runnable stop, Callable<Integer> work, String told) throws Exception {
    Interruption interruption = new Interruption(stop);
    Thread hook = new Thread(interruption::interrupt, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int code = work.call();
      if (interruption.requested) {
        System.err.println("azimuth: " + told);
        return ExitCodes.INTERRUPTED;
      }
      return code;
    } catch (InterruptedException e) {
      System.err.println("azimuth: " + told);
      return ExitCodes.INTERRUPTED;
    } catch (IOException | RuntimeException e) {
      if (interruption.requested) {
        return Mistakes.tell(e); // now, as the process ends before anybody else could
      }
      throw e;
    } finally {
      interruption.over.countDown();
    }
  }

  private void interrupt() {
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
}
