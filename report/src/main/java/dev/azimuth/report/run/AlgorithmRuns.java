package dev.azimuth.report.run;

import java.util.List;

/// The runs of one algorithm that differ in nothing but the seed.
///
/// @param label what tables and figures call it: the algorithm's name, followed in brackets by
///     settings where runs of one algorithm differ in more than the seed
public record AlgorithmRuns(String label, List<RunData> runs) {

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
}
