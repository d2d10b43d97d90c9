package dev.azimuth.meta;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/// Tasks that wait for a processor, in order. All of an epoch stand here before the first begins, so
/// a turn that is passed on goes to a task that has not begun yet, too.
final class TurnQueue {

  private final Queue<Place> waiting = new ArrayDeque<>();

  /// The place of a task, at the end of the queue.
  synchronized Place stand() {
    Place place = new Place();
    waiting.add(place);
    return place;
  }

  /// Lets the first of those that wait go on.
  synchronized void next() {
    Place first = waiting.poll();
    if (first != null) {
      first.gate.release();
    }
  }

  /// Lets the first go on in place of this one, which queues up again; false if none waits.
  private synchronized boolean change(Place place) {
    if (waiting.isEmpty()) {
      return false;
    }
    waiting.add(place);
    next();
    return true;
  }

  /// A task's place, used by its thread alone.
  final class Place {

    private final Semaphore gate = new Semaphore(0);

    /// Waits until it is this task's turn.
    void await() {
      gate.acquireUninterruptibly();
    }

    /// Lets those that wait go on first.
    void pass() {
      if (change(this)) {
        await();
      }
    }
  }
}
