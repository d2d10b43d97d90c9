package dev.azimuth.report.summary;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.RunData;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/// Where the final returns of an algorithm are taken: decision 0030.
///
/// Returns at different epochs are not one quantity. A run that ended early is therefore left out,
/// instead of drawing the others to its own last epoch; if all ended early, none is.
///
/// @param runs those that finished what their configurations ask for; if there are none, all that
///     finished an epoch
/// @param epoch the last epoch that all of `runs` finished; 0 if there are none
public record FinalEpoch(List<RunData> runs, int epoch) {

  public FinalEpoch {
    runs = List.copyOf(runs);
  }

  public static FinalEpoch of(AlgorithmRuns algorithm) {
    List<RunData> runs = algorithm.averagedRuns();
    return new FinalEpoch(runs, runs.stream().mapToInt(RunData::finishedEpochs).min().orElse(0));
  }

  /// What `measure` says of every run at the final epoch [runs].
  public double[] values(ToDoubleBiFunction<RunData, Integer> measure) {
    return runs.stream().mapToDouble(run -> measure.applyAsDouble(run, epoch)).toArray();
  }
}
