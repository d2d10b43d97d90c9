package dev.azimuth.foreign;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The Python processes of one environment: those that are idle wait for the next batch, as the start
/// of one takes far longer than a batch. May be used by several threads.
final class PythonProcesses implements AutoCloseable {

  private final String python;
  private final String id;
  private final Duration patience;
  private final Queue<PythonProcess> idle = new ConcurrentLinkedQueue<>();

  PythonProcesses(String python, String id, Duration patience) {
    this.python = python;
    this.id = id;
    this.patience = patience;
  }

  /// The name of the environment.
  String name() {
    return Gymnasium.PREFIX + id;
  }

  /// A process for one thread at a time, to be given back by [#release].
  PythonProcess take() {
    PythonProcess process = idle.poll();
    return process == null ? PythonProcess.start(python, name(), id, patience) : process;
  }

  void release(PythonProcess process) {
    if (process.isUsable()) {
      idle.add(process);
    } else {
      process.close();
    }
  }

  @Override
  public void close() {
    for (PythonProcess process = idle.poll(); process != null; process = idle.poll()) {
      process.close();
    }
  }
}
