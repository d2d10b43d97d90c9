package dev.azimuth.report.page;

import dev.azimuth.report.figure.LinearScale;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.summary.FinalEpoch;
import dev.azimuth.report.summary.RunMeasures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// The return before and after adaptation at the end of training: what adapting gains.
final class AdaptationSection {

  private record Gain(
      int series, String label, int runs, Estimate before, Estimate after, Estimate gain) {

    static Gain of(AlgorithmRuns algorithm) {
      FinalEpoch last = FinalEpoch.of(algorithm);
      return new Gain(
          algorithm.series(),
          algorithm.label(),
          last.runs().size(),
          estimate(last, RunMeasures::returnBefore),
          estimate(last, RunMeasures::returnAfter),
          estimate(
              last,
              (run, epoch) ->
                  RunMeasures.returnAfter(run, epoch) - RunMeasures.returnBefore(run, epoch)));
    }

    private static Estimate estimate(
        FinalEpoch last, ToDoubleBiFunction<RunData, Integer> measure) {
      return Estimate.interquartileMean(last.values(measure), Bootstrap.FOR_TABLES);
    }
  }

  private AdaptationSection() {}

  static String html(Comparison comparison) {
    List<Gain> gains =
        comparison.algorithms().stream()
            .filter(algorithm -> !algorithm.startedRuns().isEmpty())
            .map(Gain::of)
            .toList();
    if (gains.isEmpty()) {
      return Html.paragraph("No run has finished an epoch.");
    }
    return """
    <p>Smoothed return at the final epoch, interquartile mean over the runs of the final return with 95 %% intervals:
    <span class="key"></span> before adaptation, <span class="key filled"></span> after it.
    Where the two coincide, the meta-parameters alone do the work and adapting gains nothing.</p>
    <figure role="group" aria-label="Return before and after adaptation; the numbers are in the \
    table below.">
    %s</figure>
    %s\
    """
        .formatted(figure(gains), table(gains));
  }

  private static String figure(List<Gain> gains) {
    LinearScale scale = scale(gains);
    String rows = gains.stream().map(gain -> row(gain, scale)).collect(Collectors.joining());
    String ticks =
        scale.ticks(4).stream()
            .map(BigDecimal::doubleValue)
            .map(tick ->
                "<span style=\"left:%s\">%s</span>"
                    .formatted(percent(scale.place(tick)), Numbers.plain(tick)))
            .collect(Collectors.joining());
    return """
    <div class="adaptation" aria-hidden="true">
    %s<span class="spacer"></span><div class="ticks">%s</div>
    </div>
    """
        .formatted(rows, ticks);
  }

  private static String row(Gain gain, LinearScale scale) {
    return """
    <span class="name">%s<small>gain %s</small></span>
    <div class="track %s">%s%s</div>
    """
        .formatted(
            Html.escape(gain.label()),
            Numbers.withInterval(gain.gain(), gain.runs()),
            Html.seriesClasses(gain.series()),
            marks("before", gain.before(), scale),
            marks("after", gain.after(), scale));
  }

  private static String marks(String style, Estimate estimate, LinearScale scale) {
    double low = scale.place(estimate.low());
    double high = scale.place(estimate.high());
    return """
    <span class="range %s-interval" style="left:%s;width:%s"></span>\
    <span class="mark %s" style="left:%s"></span>\
    """
        .formatted(
            style,
            percent(low),
            percent(high - low),
            style,
            percent(scale.place(estimate.value())));
  }

  private static String table(List<Gain> gains) {
    return Html.details(
        "Numbers of this figure",
        Html.table(
            "Smoothed return at the final epoch: interquartile mean over runs, 95 % interval",
            "numbers",
            List.of("Algorithm", "Before", "After", "Gain"),
            gains.stream()
                .map(gain ->
                    List.of(
                        Html.escape(gain.label()),
                        Numbers.withInterval(gain.before(), gain.runs()),
                        Numbers.withInterval(gain.after(), gain.runs()),
                        Numbers.withInterval(gain.gain(), gain.runs())))
                .toList()));
  }

  private static LinearScale scale(List<Gain> gains) {
    double[] values =
        gains.stream()
            .flatMapToDouble(gain ->
                DoubleStream.of(
                    gain.before().low(),
                    gain.before().high(),
                    gain.after().low(),
                    gain.after().high()))
            .toArray();
    double low = DoubleStream.of(values).min().orElseThrow();
    double high = DoubleStream.of(values).max().orElseThrow();
    double margin = high > low ? 0.05 * (high - low) : 1;
    return new LinearScale(low - margin, high + margin, 0, 100);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
