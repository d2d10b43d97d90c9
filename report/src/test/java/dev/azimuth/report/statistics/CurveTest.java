package dev.azimuth.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);

  @Test
  void aCurveEndsWithItsShortestRun() {
    Curve curve =
        Curve.overEpochs(
            List.of(new double[] {1, 2, 3}, new double[] {3, 4}), Center.MEAN, BOOTSTRAP);

    assertThat(curve.x()).containsExactly(1, 2);
    assertThat(curve.center()).containsExactly(2, 3);
  }

  @Test
  void theBandIsTheIntervalOfEveryPoint() {
    List<double[]> runs =
        List.of(new double[] {1, 9}, new double[] {2, 4}, new double[] {4, 2}, new double[] {8, 1});
    Curve curve = Curve.overEpochs(runs, Center.INTERQUARTILE_MEAN, BOOTSTRAP);
    Interval second = BOOTSTRAP.interval(new double[] {9, 4, 2, 1}, Statistics::interquartileMean);

    assertThat(curve.center()).containsExactly(3, 3);
    assertThat(new Interval(curve.low()[1], curve.high()[1])).isEqualTo(second);
  }

  @Test
  void runsAreInterpolatedWhereTheirEpochsLieAtDifferentPlaces() {
    Curve curve =
        Curve.overAxis(
            List.of(new double[] {0, 10, 30}, new double[] {10, 20}),
            List.of(new double[] {0, 10, 50}, new double[] {100, 200}),
            3,
            Center.MEAN,
            BOOTSTRAP);

    assertThat(curve.x()).containsExactly(10, 15, 20);
    assertThat(curve.center()).containsExactly(new double[] {55, 85, 115}, within(1e-12));
  }

  @Test
  void runsWithoutACommonStretchHaveNoCurve() {
    Curve curve =
        Curve.overAxis(
            List.of(new double[] {1, 2}, new double[] {3, 4}),
            List.of(new double[] {1, 1}, new double[] {1, 1}),
            5,
            Center.MEAN,
            BOOTSTRAP);

    assertThat(curve.points()).isZero();
  }

  @Test
  void runsOfOneEpochAtOnePlaceAreOnePoint() {
    Curve curve =
        Curve.overAxis(
            List.of(new double[] {7}, new double[] {7}),
            List.of(new double[] {1}, new double[] {2}),
            5,
            Center.MEAN,
            BOOTSTRAP);

    assertThat(curve.x()).containsExactly(7);
    assertThat(curve.center()).containsExactly(1.5);
  }
}
