package dev.azimuth.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(20_000, 7);

  @Test
  void intervalsOfAggregatesEqualRliables() {
    double[][] x = Golden.matrix("scores_x");
    double[][] y = Golden.matrix("scores_y");
    ToDoubleFunction<double[][]> interquartileMean =
        scores -> Statistics.interquartileMean(Statistics.flatten(scores));

    assertClose(
        BOOTSTRAP.interval(x, scores -> Statistics.mean(Statistics.flatten(scores))),
        "interval_95_mean_x");
    assertClose(BOOTSTRAP.interval(x, interquartileMean), "interval_95_interquartile_mean_x");
    assertClose(BOOTSTRAP.interval(y, interquartileMean), "interval_95_interquartile_mean_y");
    assertClose(
        BOOTSTRAP.interval(x, scores -> Statistics.median(Statistics.taskMeans(scores))),
        "interval_95_median_x");
    assertClose(
        BOOTSTRAP.interval(x, scores -> Statistics.optimalityGap(scores, 1)),
        "interval_95_optimality_gap_x");
  }

  @Test
  void intervalOfTheProbabilityOfImprovementResamplesBothAlgorithms() {
    assertClose(
        BOOTSTRAP.interval(
            Golden.matrix("scores_x"),
            Golden.matrix("scores_y"),
            Statistics::probabilityOfImprovement),
        "interval_95_probability_of_improvement");
  }

  @Test
  void intervalsApproachThoseOfAllResamples() {
    double[][] scores = Golden.matrix("exact_bootstrap", "scores");
    double low = Golden.number("exact_bootstrap", "percentile_2.5");
    double high = Golden.number("exact_bootstrap", "percentile_97.5");
    Interval interval =
        new Bootstrap(100_000, 3)
            .interval(scores, resample -> Statistics.mean(Statistics.flatten(resample)));

    assertThat(interval.low()).isCloseTo(low, within(0.02 * (high - low)));
    assertThat(interval.high()).isCloseTo(high, within(0.02 * (high - low)));
  }

  @Test
  void thePairedBootstrapOfDifferencesIsThatOfAllResamplesOfPairs() {
    double[] x = {10, 21, 33};
    double[] y = {9, 23, 30};
    double[] differences = {1, -2, 3};
    double[] means = new double[27];
    double[] medians = new double[27];
    for (int i = 0; i < 27; i++) {
      int[] pairs = {i / 9, i / 3 % 3, i % 3};
      means[i] = (sum(x, pairs) - sum(y, pairs)) / 3;
      medians[i] =
          Statistics.median(
              new double[] {differences[pairs[0]], differences[pairs[1]], differences[pairs[2]]});
    }

    assertEqual(BOOTSTRAP.interval(differences, Statistics::mean), means);
    assertEqual(BOOTSTRAP.interval(differences, Statistics::median), medians);
  }

  @Test
  void oneTaskGivesTheSameAsAMatrixOfOneColumn() {
    double[] values = {3, 1, 4, 1, 5};
    double[][] column = {{3}, {1}, {4}, {1}, {5}};

    assertThat(BOOTSTRAP.interval(values, Statistics::mean))
        .isEqualTo(
            BOOTSTRAP.interval(column, scores -> Statistics.mean(Statistics.flatten(scores))));
  }

  @Test
  void censoredRunsLeaveTheUpperEndOpen() {
    double[] epochs = {90, 100, 110, 120, Double.POSITIVE_INFINITY};
    Interval interval = BOOTSTRAP.interval(epochs, Statistics::median);

    assertThat(interval.low()).isEqualTo(90);
    assertThat(interval.high()).isInfinite();
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6};

    assertThat(new Bootstrap(500, 4).interval(values, Statistics::mean))
        .isEqualTo(new Bootstrap(500, 4).interval(values, Statistics::mean))
        .isNotEqualTo(new Bootstrap(500, 5).interval(values, Statistics::mean));
  }

  @Test
  void noResamplesAreRefused() {
    assertThatThrownBy(() -> new Bootstrap(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resamples (0) must be at least 1.");
  }

  private static double sum(double[] values, int[] chosen) {
    return values[chosen[0]] + values[chosen[1]] + values[chosen[2]];
  }

  /// @param all the statistic of every resample, all equally likely
  private static void assertEqual(Interval interval, double[] all) {
    double[] sorted = Arrays.stream(all).sorted().toArray();
    double low = sorted[(int) (0.025 * sorted.length)];
    double high = sorted[(int) (0.975 * sorted.length)];

    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }

  private static void assertClose(Interval interval, String golden) {
    double low = Golden.number(golden, "lower_mean");
    double high = Golden.number(golden, "upper_mean");
    double tolerance = 0.05 * (high - low);
    assertThat(interval.low()).as(golden).isCloseTo(low, within(tolerance));
    assertThat(interval.high()).as(golden).isCloseTo(high, within(tolerance));
  }
}
