package dev.azimuth.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotFrameTest {

  private static String axes(double low, double high) {
    SvgCanvas canvas = new SvgCanvas(600, 400, "", "");
    new PlotFrame(new LinearScale(low, high, 60, 580), new LinearScale(0, 1, 340, 60))
        .drawAxes(canvas, "horizontal", "vertical", 12);
    return canvas.svg();
  }

  @Test
  void aFewEpochsHaveNoHalves() {
    assertThat(axes(0, 2)).contains(">1</text>", ">2</text>").doesNotContain(">1.5</text>");
  }

  @Test
  void aRangeWithoutWholeNumbersIsMarkedToo() {
    assertThat(axes(198.7, 199.9)).contains(">198.8</text>", ">199.2</text>", ">199.6</text>");
  }
}
