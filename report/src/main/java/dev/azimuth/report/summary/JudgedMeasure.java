package dev.azimuth.report.summary;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// A number that every finished run of an arm has and by which arms are compared. Runs that are not
/// finished have none: what they would have come to is unknown.
///
/// @param name as in `verdicts.csv`: `epochs_to_175`
/// @param words as in a sentence: "epochs to return 175"
/// @param values of an arm's runs by their seeds, when it is compared with another arm; +∞ is a return
///     that was not reached
public record JudgedMeasure(String name, String words, Better better, Values values) {

  /// What the runs of an arm have when it is compared with another.
  @FunctionalInterface
  public interface Values {
    SortedMap<Long, Double> apply(AlgorithmRuns arm, AlgorithmRuns other);
  }

  /// The measures of a comparison: the final return, the return after as many environment steps as both
  /// arms have, the return in the worst part of the tasks by every parameter in which they differ, the
  /// time to thresholds, and what the environment counts.
  static List<JudgedMeasure> of(Comparison comparison, List<Double> thresholds) {
    List<JudgedMeasure> all = new ArrayList<>();
    all.add(
        new JudgedMeasure(
            "final_return", "final return", Better.MORE, (arm, _) -> finalReturns(arm)));
    all.add(
        new JudgedMeasure(
            "return_at_equal_steps",
            "return after equal environment steps",
            Better.MORE,
            JudgedMeasure::returnsAtEqualSteps));
    for (String parameter : LastTasks.parameters(comparison.runs())) {
      TaskBins bins = LastTasks.bins(comparison.runs(), parameter);
      if (bins.vary()) {
        all.add(worstReturn(parameter, bins));
      }
    }
    thresholds.stream()
        .max(Double::compare)
        .ifPresent(highest ->
            all.add(time("environment_steps", highest, run -> RunMeasures.stepsTo(highest, run))));
    for (double threshold : thresholds) {
      all.add(time("epochs", threshold, run -> RunMeasures.epochsTo(threshold, run)));
    }
    Set<String> counted = new LinkedHashSet<>();
    comparison.runs().forEach(run -> counted.addAll(run.measures()));
    counted.forEach(measure -> all.add(ofEnvironment(measure)));
    return all;
  }

  private static SortedMap<Long, Double> finalReturns(AlgorithmRuns arm) {
    int epoch = FinalEpoch.of(arm).epoch();
    return bySeed(arm, run -> RunMeasures.returnAfter(run, epoch));
  }

  /// The smoothed return after as many environment steps as every finished run of both arms has: an
  /// arm that takes more of them in an epoch is compared at an earlier one.
  private static SortedMap<Long, Double> returnsAtEqualSteps(
      AlgorithmRuns arm, AlgorithmRuns other) {
    double steps = Math.min(fewestSteps(arm), fewestSteps(other));
    return bySeed(arm, run -> RunMeasures.returnAfterSteps(run, steps));
  }

  private static double fewestSteps(AlgorithmRuns arm) {
    return arm.startedRuns().stream()
        .filter(run -> !run.endedEarly())
        .mapToDouble(RunMeasures::steps)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static JudgedMeasure worstReturn(String parameter, TaskBins bins) {
    return new JudgedMeasure(
        "worst_task_return_by_" + parameter,
        "worst return by " + parameter,
        Better.MORE,
        (arm, _) -> bySeed(arm, run -> worstReturn(run, parameter, bins)));
  }

  /// The mean return after adaptation in the part of the tasks where it is least; NaN without tasks.
  private static double worstReturn(RunData run, String parameter, TaskBins bins) {
    double[] means = bins.means(LastTasks.points(List.of(run), parameter, RunData.RETURN_AFTER));
    return Arrays.stream(means).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  private static JudgedMeasure time(String unit, double threshold, ToDoubleFunction<RunData> time) {
    String level = Numbers.plain(threshold);
    return new JudgedMeasure(
        "%s_to_%s".formatted(unit, level),
        "%s to return %s".formatted(unit.replace('_', ' '), level),
        Better.LESS,
        (arm, _) -> bySeed(arm, time));
  }

  private static JudgedMeasure ofEnvironment(String measure) {
    return new JudgedMeasure(
        measure,
        measure.replace('_', ' '),
        Better.of(measure),
        (arm, _) -> bySeed(arm, run -> LastTasks.mean(run, measure + RunData.AFTER)));
  }

  /// A seed that an arm has twice is the same run twice, and counts once.
  private static SortedMap<Long, Double> bySeed(
      AlgorithmRuns arm, ToDoubleFunction<RunData> measure) {
    SortedMap<Long, Double> values = new TreeMap<>();
    for (RunData run : arm.startedRuns()) {
      String seed = run.config().getOrDefault("seed", "");
      if (run.endedEarly() || !seed.matches("\\d{1,18}")) {
        continue;
      }
      double value = measure.applyAsDouble(run);
      if (!Double.isNaN(value)) {
        values.putIfAbsent(Long.valueOf(seed), value);
      }
    }
    return values;
  }
}
