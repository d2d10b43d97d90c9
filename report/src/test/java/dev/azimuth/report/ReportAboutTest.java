package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.report.run.About;
import dev.azimuth.report.run.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a report has from the files in which a comparison says what it is.
class ReportAboutTest {

  @TempDir Path directory;

  @BeforeEach
  void writeRuns() {
    SyntheticRun.of("maml", 1, 3).writeInto(directory);
    SyntheticRun.of("directed-maml", 1, 3).writeInto(directory);
  }

  @Test
  void titleCommandAndReferenceAreThoseOfTheDirectory() throws IOException {
    write(About.COMPARISON, "title: A <title>\ncommand: ./azimuth reproduce x\nreference: maml\n");
    String html = html();

    assertThat(html)
        .contains("<h1>A &lt;title&gt;</h1>", "<code>./azimuth reproduce x</code>")
        .contains("maml<small>what the others are compared with</small></th>")
        .doesNotContain("directed-maml<small>what", "class=\"preview\"");
  }

  @Test
  void aPreviewSaysSoAtTheTopAndInTheFigure() throws IOException {
    write(About.COMPARISON, "title: Fig. 2\nquick: true\n");
    String html = html();

    assertThat(html.indexOf("A preview, not a result.")).isBetween(0, html.indexOf("<h1>"));
    assertThat(html).contains("<title>Fig. 2 (a preview)</title>", ">PREVIEW, NOT A RESULT</text>");
  }

  @Test
  void whileRunsAreToComeTheReportSaysHowManyThereAre() throws IOException {
    assertThat(html()).contains("2 runs; 2 algorithms; up to 3 epochs each.");

    write(About.COMPARISON, "planned-runs: 50\n");
    assertThat(html()).contains("2 of 50 runs so far; 2 algorithms;");

    SyntheticRun.writeCurve(directory.resolve("runs/maml-seed1"), 10);
    assertThat(html()).contains("2 of 50 runs so far, 1 of them unfinished; 2 algorithms;");

    write(About.COMPARISON, "planned-runs: 2\n");
    assertThat(html()).contains("2 runs, 1 of them unfinished; 2 algorithms;");
  }

  @Test
  void armsAreDescribedIfTheyHaveDescriptions() throws IOException {
    assertThat(html()).doesNotContain("What is compared");

    write(About.ARMS, "arm,algorithm,description\nmaml,maml,\"plain & simple\"\n");
    assertThat(html()).contains("<th scope=\"row\">maml</th><td>plain &amp; simple</td>");

    write(About.ARMS, "arm,algorithm,description\nplain,maml,x\n");
    assertThat(html()).contains("<th scope=\"row\">plain</th><td>maml</td><td>x</td>");
  }

  @Test
  void deviationsFromThePaperAreATable() throws IOException {
    assertThat(html()).doesNotContain("id=\"deviations\"");

    write(About.DEVIATIONS, "setting,paper,here,reason\nhorizon,200,<400>,\"too short, alas\"\n");
    assertThat(html())
        .contains("<a href=\"#deviations\">Deviations</a>")
        .contains(
            "<th scope=\"row\">horizon</th><td>200</td><td>&lt;400&gt;</td>"
                + "<td>too short, alas</td>");
  }

  @Test
  void anArmKeepsItsColourWhetherOthersHaveBegunOrNot() throws IOException {
    String arms = "arm,algorithm,description\nmaml,maml,\nreptile,reptile,\ndirected-maml,a,\n";
    write(About.ARMS, arms);

    assertThat(html()).contains("<span class=\"swatch series-2 dash-0\"></span> directed-maml");
    assertThat(svg()).contains("#009e73").doesNotContain("#d55e00");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private String html() {
    return Report.html(Comparison.read(List.of(directory)), ReportOptions.of(List.of()));
  }

  private String svg() {
    return LearningCurves.svg(Comparison.read(List.of(directory)), List.of());
  }
}
