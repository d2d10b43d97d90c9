package dev.azimuth.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.report.Report;
import dev.azimuth.report.ReportOptions;
import dev.azimuth.report.SyntheticRun;
import dev.azimuth.report.run.Comparison;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceProfileTest {

  @TempDir Path directory;

  @Test
  void theShareFallsFromAllRunsToNoneByOneAtEveryFinalReturn() {
    write("maml", 40, 190, 180, 190);
    PerformanceProfile profile = profiles(List.of()).getFirst();

    assertThat(profile.finalReturns()).containsExactly(40, 180, 190, 190);
    assertThat(profile.levels()[0]).isCloseTo(40 - 0.03 * 150, within(1e-9));
    for (int i = 0; i < profile.levels().length; i++) {
      double level = profile.levels()[i];
      double expected = level < 40 ? 1 : level < 180 ? 0.75 : level < 190 ? 0.5 : 0;
      assertThat(profile.shares()[i]).as("above %s", level).isEqualTo(expected);
    }
  }

  @Test
  void theOptimalityGapIsTheMeanShortfallFromTheHighestThreshold() {
    write("maml", 150, 200, 190, 185);

    // 45, 0, 5 and 10; without thresholds there is no goal.
    assertThat(profiles(List.of(195.0, 175.0)).getFirst().gap().value())
        .isCloseTo(15, within(1e-9));
    assertThat(profiles(List.of()).getFirst().gap().value()).isNaN();
  }

  @Test
  void armsShareTheirLevelsAndThoseWithoutAFinalReturnHaveNone() {
    write("maml", 100, 120);
    write("directed-maml", 180);
    SyntheticRun.writeCurve(SyntheticRun.of("reptile", 1, 5).writeInto(directory));
    List<PerformanceProfile> profiles = profiles(List.of());

    assertThat(profiles.stream().map(profile -> profile.arm().label()))
        .containsExactly("maml", "directed-maml");
    assertThat(profiles.getLast().levels()).containsExactly(profiles.getFirst().levels());
    assertThat(profiles.getLast().arm().series()).isEqualTo(2);
  }

  @Test
  void theReportHasTheFigureAndItsNumbers() {
    write("maml", 150, 200, 190, 185);
    String html =
        Report.html(Comparison.read(List.of(directory)), ReportOptions.of(List.of(175.0, 195.0)));
    int start = html.indexOf("<section id=\"profiles\"");

    assertThat(html.substring(start, html.indexOf("</section>", start)))
        .contains(
            "<title>Performance profiles</title>",
            "Share above 175",
            "Optimality gap to 195",
            "<td class=\"number\">0.75</td><td class=\"number\">0.25</td>",
            "<td class=\"number\">15 [");
  }

  private void write(String arm, double... finalReturns) {
    for (int i = 0; i < finalReturns.length; i++) {
      Path run = SyntheticRun.of(arm, i + 1, 1).writeInto(directory);
      SyntheticRun.writeCurve(run, finalReturns[i]);
    }
  }

  private List<PerformanceProfile> profiles(List<Double> thresholds) {
    return PerformanceProfile.of(Comparison.read(List.of(directory)), thresholds);
  }
}
