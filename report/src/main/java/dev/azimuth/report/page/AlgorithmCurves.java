package dev.azimuth.report.page;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Center;
import dev.azimuth.report.statistics.Curve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The learning curves of an algorithm that the reader can switch between, by the names that the
/// page's script knows them by: axis, return and centre, such as `epochs-ema-mean`.
///
/// @param index the algorithm's place among those of the figure
/// @param curves empty if no run has an epoch
record AlgorithmCurves(int index, AlgorithmRuns algorithm, SequencedMap<String, Curve> curves) {

  // More points than a figure has pixels for would only make the page heavier.
  private static final int POINTS = 150;

  private static final SequencedMap<String, String> RETURNS = new LinkedHashMap<>();
  private static final SequencedMap<String, Center> CENTERS = new LinkedHashMap<>();

  static {
    RETURNS.put("ema", RunData.RETURN_AFTER_EMA);
    RETURNS.put("raw", RunData.RETURN_AFTER);
    CENTERS.put("mean", Center.MEAN);
    CENTERS.put("iqm", Center.INTERQUARTILE_MEAN);
  }

  static AlgorithmCurves of(int index, AlgorithmRuns algorithm) {
    SequencedMap<String, Curve> curves = new LinkedHashMap<>();
    if (!algorithm.startedRuns().isEmpty()) {
      RETURNS.forEach((returns, column) ->
          CENTERS.forEach((name, center) -> {
            String suffix = "-" + returns + "-" + name;
            List<double[]> values = columns(algorithm, column);
            curves.put("epochs" + suffix, Curve.overEpochs(values, center, Bootstrap.FOR_BANDS));
            curves.put(
                "steps" + suffix, over(RunData.ENVIRONMENT_STEPS, algorithm, values, center));
            curves.put("seconds" + suffix, over(RunData.WALL_SECONDS, algorithm, values, center));
          }));
    }
    return new AlgorithmCurves(index, algorithm, curves);
  }

  private static Curve over(
      String axis, AlgorithmRuns algorithm, List<double[]> values, Center center) {
    return Curve.overAxis(columns(algorithm, axis), values, POINTS, center, Bootstrap.FOR_BANDS);
  }

  private static List<double[]> columns(AlgorithmRuns algorithm, String column) {
    return algorithm.averagedRuns().stream().map(run -> run.epochs().column(column)).toList();
  }
}
