package dev.azimuth.report.page;

import dev.azimuth.report.figure.LinearScale;
import dev.azimuth.report.figure.Palette;
import dev.azimuth.report.figure.Pen;
import dev.azimuth.report.figure.PlotFrame;
import dev.azimuth.report.figure.SvgCanvas;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.statistics.Statistics;
import dev.azimuth.report.summary.PerformanceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How the final returns of each arm's runs are spread: the figure of performance profiles, the same
/// in numbers, and the distance from the highest threshold.
final class ProfileSection {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 420;
  private static final double MARGIN = 12;
  private static final double LINE = 2.6;

  private ProfileSection() {}

  /// The section, or nothing if no run has a final return.
  ///
  /// @param id what the names of its elements begin with
  /// @param heading the element of its heading
  static String html(Comparison comparison, List<Double> thresholds, String id, String heading) {
    List<PerformanceProfile> profiles = PerformanceProfile.of(comparison, thresholds);
    if (profiles.isEmpty()) {
      return "";
    }
    return """
    <section id="%1$sprofiles" aria-labelledby="%1$sprofiles-title">
    <%2$s id="%1$sprofiles-title">Spread of the runs</%2$s>
    <p>For every return τ the share of an arm's runs whose final return is above it: further to the \
    right is better, and a step on the left is a run that learned little.</p>
    <figure>
    <div class="plot">
    %3$s</div>
    </figure>
    %4$s%5$s</section>
    """
        .formatted(id, heading, figure(profiles), numbers(profiles), table(profiles, thresholds));
  }

  /// The final returns, at each of which a line of the figure has a step.
  private static String numbers(List<PerformanceProfile> profiles) {
    List<List<String>> rows =
        profiles.stream()
            .map(profile ->
                List.of(
                    Html.seriesName(profile.arm()),
                    Arrays.stream(profile.finalReturns())
                        .mapToObj(Numbers::rounded)
                        .collect(Collectors.joining("; "))))
            .toList();
    return Html.details(
        "Numbers of this figure",
        Html.table(
            "Final returns in ascending order; at each of them the share falls by one run",
            "texts",
            List.of("Arm", "Final returns"),
            rows));
  }

  private static String figure(List<PerformanceProfile> profiles) {
    double[] levels = profiles.getFirst().levels();
    LinearScale x = new LinearScale(levels[0], levels[levels.length - 1], 62, WIDTH - 2 * MARGIN);
    LinearScale y = new LinearScale(0, 1.02, HEIGHT - 62, 56);
    SvgCanvas canvas =
        new SvgCanvas(WIDTH, HEIGHT, "Performance profiles", "The numbers are in the table below.");
    new PlotFrame(x, y).drawAxes(canvas, "Final return τ", "Share of runs above τ", MARGIN);
    for (PerformanceProfile profile : profiles) {
      int series = profile.arm().series();
      Pen pen = new Pen(Palette.color(series), LINE, 1, Palette.dashes(series));
      canvas.line(x.places(levels), y.places(profile.shares()), pen);
    }
    return canvas.svg();
  }

  private static String table(List<PerformanceProfile> profiles, List<Double> thresholds) {
    List<String> header = new ArrayList<>(List.of("Arm", "Runs", "Least", "Median", "Greatest"));
    thresholds.forEach(r -> header.add("Share above " + Numbers.plain(r)));
    thresholds.stream()
        .max(Double::compare)
        .ifPresent(r -> header.add("Optimality gap to " + Numbers.plain(r)));
    List<List<String>> rows = profiles.stream().map(profile -> row(profile, thresholds)).toList();
    return Html.table(
        "Final returns of single runs; optimality gap: mean shortfall, in brackets its 95 % interval",
        "numbers", header, rows);
  }

  private static List<String> row(PerformanceProfile profile, List<Double> thresholds) {
    double[] returns = profile.finalReturns();
    List<String> cells = new ArrayList<>();
    cells.add(Html.seriesName(profile.arm()));
    cells.add(Integer.toString(returns.length));
    cells.add(Numbers.rounded(returns[0]));
    cells.add(Numbers.rounded(Statistics.median(returns)));
    cells.add(Numbers.rounded(returns[returns.length - 1]));
    double[] levels = thresholds.stream().mapToDouble(r -> r).toArray();
    for (double share : Statistics.fractionAbove(returns, levels)) {
      cells.add(Numbers.rounded(share));
    }
    if (levels.length > 0) {
      cells.add(Numbers.withInterval(profile.gap(), returns.length));
    }
    return cells;
  }
}
