package dev.azimuth.report.run;

import java.util.List;

/// The runs of one algorithm that differ in nothing but the seed.
///
/// @param label what tables and figures call it: the arm's or algorithm's name, followed in brackets by
///     settings where runs of one algorithm differ in more than the seed
/// @param series counts the groups of a comparison from 0, those too that have not begun: figures
///     give it its colour, which stays as the others begin
public record AlgorithmRuns(String label, List<RunData> runs, int series) {

  public AlgorithmRuns {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs (none) of %s must not be empty.".formatted(label));
    }
    runs = List.copyOf(runs);
  }

  /// The runs that finished at least one epoch; only they have a curve.
  public List<RunData> startedRuns() {
    return runs.stream().filter(run -> run.finishedEpochs() > 0).toList();
  }

  /// The runs that means are of: those that finished what their configurations ask for; if there are
  /// none, all that finished an epoch. A run that goes on, or was stopped, would cut the others' curve
  /// to its own length: decision 0083.
  public List<RunData> averagedRuns() {
    List<RunData> started = startedRuns();
    List<RunData> complete = started.stream().filter(run -> !run.endedEarly()).toList();
    return complete.isEmpty() ? started : complete;
  }
}
