package dev.azimuth.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @ValueSource(strings = {"x", "y", "z"})
  void aggregatesEqualRliables(String set) {
    double[][] scores = Golden.matrix("scores_" + set);
    String expected = "aggregates_" + set;
    double[] all = Statistics.flatten(scores);

    assertThat(Statistics.mean(all)).isCloseTo(Golden.number(expected, "mean"), EXACT);
    assertThat(Statistics.median(Statistics.taskMeans(scores)))
        .isCloseTo(Golden.number(expected, "median_over_tasks_of_mean_over_runs"), EXACT);
    assertThat(Statistics.median(all))
        .isCloseTo(Golden.number(expected, "median_of_all_scores"), EXACT);
    assertThat(Statistics.interquartileMean(all))
        .isCloseTo(Golden.number(expected, "interquartile_mean"), EXACT);
    assertThat(Statistics.optimalityGap(scores, 1))
        .isCloseTo(Golden.number(expected, "optimality_gap_at_1"), EXACT);
    assertThat(Statistics.optimalityGap(scores, 0.5))
        .isCloseTo(Golden.number(expected, "optimality_gap_at_0.5"), EXACT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "y", "z"})
  void interquartileMeansOfSingleTasksEqualRliables(String set) {
    double[][] scores = Golden.matrix("scores_" + set);
    double[] expected = Golden.vector("aggregates_" + set, "interquartile_mean_per_task");

    for (int task = 0; task < expected.length; task++) {
      int column = task;
      double[] ofTask = Arrays.stream(scores).mapToDouble(run -> run[column]).toArray();
      assertThat(Statistics.interquartileMean(ofTask)).isCloseTo(expected[task], EXACT);
    }
  }

  @Test
  void percentilesInterpolateLinearly() {
    double[] data = Golden.vector("percentiles", "data");
    double[] percents = Golden.vector("percentiles", "percent");
    double[] values = Golden.vector("percentiles", "value");

    for (int i = 0; i < percents.length; i++) {
      assertThat(Statistics.percentile(data, percents[i])).isCloseTo(values[i], EXACT);
    }
  }

  @Test
  void percentilesTellWhatIsAllowed() {
    assertThatThrownBy(() -> Statistics.percentile(new double[] {1}, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("percent (101.0) must be from 0 to 100.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "y"})
  void profilesCountScoresStrictlyAbove(String set) {
    double[][] scores = Golden.matrix("scores_" + set);
    double[] thresholds = Golden.vector("profile", "thresholds");

    assertThat(Statistics.fractionAbove(Statistics.flatten(scores), thresholds))
        .containsExactly(Golden.vector("profile", set, "scores_above"), EXACT);
    assertThat(Statistics.fractionAbove(Statistics.taskMeans(scores), thresholds))
        .containsExactly(Golden.vector("profile", set, "task_means_above"), EXACT);
  }

  @Test
  void probabilityOfImprovementCountsTiesOneHalf() {
    double[][] x = Golden.matrix("scores_x");
    double[][] y = Golden.matrix("scores_y");

    assertThat(Statistics.probabilityOfImprovement(x, y))
        .isCloseTo(Golden.number("probability_of_improvement_x_over_y"), EXACT);
    assertThat(Statistics.probabilityOfImprovement(y, x))
        .isCloseTo(Golden.number("probability_of_improvement_y_over_x"), EXACT);
  }

  @Test
  void movingAveragesStartAtTheFirstValueOrWithoutBias() {
    double[] curve = Golden.vector("smoothing", "curve");

    assertThat(Statistics.movingAverage(curve, 0.9))
        .containsExactly(Golden.vector("smoothing", "started_at_first_value"), EXACT);
    assertThat(Statistics.debiasedMovingAverage(curve, 0.9))
        .containsExactly(Golden.vector("smoothing", "debiased"), EXACT);
  }

  @Test
  void aMedianIsReachedOnlyIfMoreThanHalfOfTheRunsGotThere() {
    assertThat(Statistics.median(new double[] {120, INFINITY, 90})).isEqualTo(120);
    assertThat(Statistics.median(new double[] {120, INFINITY, 90, 100})).isEqualTo(110);
    assertThat(Statistics.median(new double[] {120, INFINITY, 90, INFINITY})).isInfinite();
    assertThat(Statistics.median(new double[] {INFINITY})).isInfinite();
  }

  @Test
  void aRunThatNeverReachesTheThresholdIsCensored() {
    double[] curve = {10, 30, 20, 40};
    double[] epochs = {1, 2, 3, 4};

    assertThat(Statistics.firstReach(curve, 30, epochs)).isEqualTo(2);
    assertThat(Statistics.firstReach(curve, 30.5, epochs)).isEqualTo(4);
    assertThat(Statistics.firstReach(curve, 41, epochs)).isInfinite();
  }

  @Test
  void statisticsOfNothingAreRefused() {
    assertThatThrownBy(() -> Statistics.interquartileMean(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }
}
