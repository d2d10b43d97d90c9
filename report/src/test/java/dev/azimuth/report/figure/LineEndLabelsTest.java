package dev.azimuth.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineEndLabelsTest {

  @Test
  void labelsThatHaveRoomStayWhereTheyAre() {
    assertThat(LineEndLabels.spread(new double[] {80, 10}, 20, 0, 100)).containsExactly(80, 10);
  }

  @Test
  void labelsOnTheSameHeightMoveApartInTheOrderOfTheLines() {
    assertThat(LineEndLabels.spread(new double[] {52, 50, 51}, 20, 0, 200))
        .containsExactly(90, 50, 70);
  }

  @Test
  void labelsAtTheBottomMoveUp() {
    assertThat(LineEndLabels.spread(new double[] {98, 99}, 20, 0, 100)).containsExactly(80, 100);
  }
}
