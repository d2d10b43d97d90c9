package dev.azimuth.cli;

/// Progress of an evaluation on a [ProgressLine]. May be told by several threads.
final class EvaluationProgress {

  private final ProgressLine out;
  private final int total;
  private int done;

  /// @param total how often it will be told
  EvaluationProgress(ProgressLine out, int total) {
    this.out = out;
    this.total = total;
  }

  /// A policy has been evaluated in a task.
  synchronized void evaluated() {
    done++;
    if (done < total) {
      out.show(() -> "%d of %d adaptations evaluated".formatted(done, total));
    } else {
      out.clear();
    }
  }
}
