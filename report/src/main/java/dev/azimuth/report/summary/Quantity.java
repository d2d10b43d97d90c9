package dev.azimuth.report.summary;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.statistics.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A quantity of some runs by its name: `epochs_to_175`, `epochs_to_convergence`,
/// `hours_to_convergence`, `seconds_per_epoch` or `hours_per_1000_epochs`.
///
/// @param estimate the mean of what every run has, the median of what a run may not reach; with its
///     95 % interval
/// @param standardDeviation of what every run has; else NaN
/// @param runs all runs
/// @param reached those that got there, of what a run may not reach
public record Quantity(Estimate estimate, double standardDeviation, int runs, OptionalInt reached) {

  private static final double SECONDS_OF_AN_HOUR = 3600;
  private static final Pattern EPOCHS_TO = Pattern.compile("epochs_to_(-?[0-9.]+)");

  static Quantity of(String name, AlgorithmRuns arm, List<Double> thresholds) {
    double convergence =
        thresholds.stream().mapToDouble(r -> r).max().orElse(Double.POSITIVE_INFINITY);
    Matcher epochs = EPOCHS_TO.matcher(name);
    if (epochs.matches()) {
      double threshold = Double.parseDouble(epochs.group(1));
      return reaching(arm, run -> RunMeasures.epochsTo(threshold, run));
    }
    return switch (name) {
      case "seconds_per_epoch" -> mean(arm, RunMeasures::secondsPerEpoch);
      case "hours_per_1000_epochs" ->
          mean(arm, run -> 1000 * RunMeasures.secondsPerEpoch(run) / SECONDS_OF_AN_HOUR);
      case "epochs_to_convergence" -> reaching(arm, run -> RunMeasures.epochsTo(convergence, run));
      case "hours_to_convergence" ->
          reaching(arm, run -> RunMeasures.secondsTo(convergence, run) / SECONDS_OF_AN_HOUR);
      default ->
          throw new IllegalArgumentException("quantity (%s) must be a known one.".formatted(name));
    };
  }

  private static Quantity reaching(AlgorithmRuns arm, ToDoubleFunction<RunData> measure) {
    double[] values = arm.runs().stream().mapToDouble(measure).toArray();
    int reached = (int) Arrays.stream(values).filter(Double::isFinite).count();
    return new Quantity(
        Estimate.median(values, Bootstrap.FOR_TABLES),
        Double.NaN,
        values.length,
        OptionalInt.of(reached));
  }

  private static Quantity mean(AlgorithmRuns arm, ToDoubleFunction<RunData> measure) {
    double[] values = arm.startedRuns().stream().mapToDouble(measure).toArray();
    return new Quantity(
        values.length == 0
            ? new Estimate(Double.NaN, Double.NaN, Double.NaN)
            : Estimate.mean(values, Bootstrap.FOR_TABLES),
        Statistics.standardDeviation(values),
        values.length,
        OptionalInt.empty());
  }

  String text() {
    if (reached.isPresent()) {
      return "%s, %d/%d".formatted(Numbers.withInterval(estimate, runs), reached.getAsInt(), runs);
    }
    return Double.isNaN(standardDeviation)
        ? Numbers.rounded(estimate.value())
        : Numbers.rounded(estimate.value()) + " ± " + Numbers.rounded(standardDeviation);
  }
}
