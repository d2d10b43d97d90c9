package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.statistics.Curve;
import dev.azimuth.report.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What surrounds the figure of learning curves: the switches for algorithms and its numbers.
final class CurveSection {

  private static final String SHOWN_FIRST = "epochs-ema-mean";
  private static final int MOST_ROWS = 30;

  private CurveSection() {}

  /// One check box an algorithm, with a sample of its line: the figure's legend.
  static String switches(List<AlgorithmCurves> algorithms) {
    return algorithms.stream()
        .map(algorithm ->
            "<label><input type=\"checkbox\" name=\"algorithm\" value=\"%d\" checked> %s</label>"
                .formatted(algorithm.index(), Html.seriesName(algorithm.algorithm())))
        .collect(Collectors.joining("\n"));
  }

  /// The curves at round numbers of epochs, and at the last one of each.
  static String table(List<AlgorithmCurves> algorithms) {
    List<AlgorithmCurves> drawn =
        algorithms.stream().filter(algorithm -> !algorithm.curves().isEmpty()).toList();
    if (drawn.isEmpty()) {
      return "";
    }
    List<String> header = new ArrayList<>(List.of("Epoch"));
    drawn.forEach(algorithm -> header.add(Html.escape(algorithm.algorithm().label())));
    List<List<String>> rows = new ArrayList<>();
    for (int epoch : epochs(drawn)) {
      List<String> cells = new ArrayList<>(List.of(Integer.toString(epoch)));
      drawn.forEach(algorithm -> cells.add(cell(algorithm, epoch)));
      rows.add(cells);
    }
    return Html.details(
        "Numbers of this figure",
        Html.table(
            "Smoothed return after adaptation: mean over runs, 95 % interval",
            "numbers", header, rows));
  }

  private static TreeSet<Integer> epochs(List<AlgorithmCurves> drawn) {
    int last = drawn.stream().mapToInt(algorithm -> curve(algorithm).points()).max().orElse(0);
    int step = 1;
    for (int factor : new int[] {2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000}) {
      step = last / step > MOST_ROWS ? factor : step;
    }
    TreeSet<Integer> epochs = new TreeSet<>(List.of(1));
    for (int epoch = step; epoch <= last; epoch += step) {
      epochs.add(epoch);
    }
    drawn.forEach(algorithm -> epochs.add(curve(algorithm).points()));
    return epochs;
  }

  private static String cell(AlgorithmCurves algorithm, int epoch) {
    Curve curve = curve(algorithm);
    if (epoch > curve.points()) {
      return Numbers.NONE;
    }
    int i = epoch - 1;
    Estimate estimate = new Estimate(curve.center()[i], curve.low()[i], curve.high()[i]);
    return Numbers.withInterval(estimate, algorithm.algorithm().averagedRuns().size());
  }

  private static Curve curve(AlgorithmCurves algorithm) {
    Curve curve = algorithm.curves().get(SHOWN_FIRST);
    if (curve == null) {
      throw new IllegalStateException(
          "%s has no curve %s.".formatted(algorithm.algorithm().label(), SHOWN_FIRST));
    }
    return curve;
  }
}
