package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.report.run.Comparison;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictReportTest {

  @TempDir Path directory;

  @Test
  void everyArmHasASentenceOfWhatItsRunsSay() {
    for (int seed = 1; seed <= 5; seed++) {
      write("maml", seed, 100, 150, 160 + seed);
      write("fomaml", seed, 100, 150, 160 + seed);
      write("directed-maml", seed, 150, 170, 169.7 + 1.1 * seed);
    }
    String section = section();

    assertThat(section)
        .contains(
            "<li>fomaml against maml: no difference found in final return (0 [0, 0]),",
            "<li>directed-maml against maml: better in final return (+10 [9.804, 10.2]),",
            "epochs to return 150 (-1 [-1, -1])",
            "10 comparisons, of 2 arms in 5 measures",
            "The directory names no reference, so the first arm is it.")
        .doesNotContain("unfinished");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    for (int seed = 1; seed <= 6; seed++) {
      write("maml", seed, 100, 150, 160);
      write("fomaml", seed, 100, 150, 161);
    }
    SyntheticRun.writeCurve(SyntheticRun.of("fomaml", 6, 3).writeInto(directory), 100, 150);

    assertThat(section())
        .contains("1 run is unfinished and left out", "<td class=\"number\">5</td>");
  }

  @Test
  void fewSeedsAreSaidToBeTooFew() {
    write("maml", 1, 100, 150, 160);
    write("fomaml", 1, 100, 150, 161);

    assertThat(section()).contains("<li>fomaml against maml: too few seeds in final return, ");
  }

  @Test
  void oneArmHasNoSectionAndNoLinkToIt() {
    write("maml", 1, 100, 150, 160);

    assertThat(html()).doesNotContain("id=\"verdicts\"", "#verdicts");
  }

  private void write(String arm, int seed, double... curve) {
    Path run = SyntheticRun.of(arm, seed, curve.length).writeInto(directory);
    SyntheticRun.writeCurve(run, curve);
  }

  private String section() {
    String html = html();
    int start = html.indexOf("<section id=\"verdicts\"");
    return html.substring(start, html.indexOf("</section>", start));
  }

  private String html() {
    return Report.html(Comparison.read(List.of(directory)), ReportOptions.of(List.of(150.0)));
  }
}
