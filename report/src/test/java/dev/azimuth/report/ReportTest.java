package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.report.run.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ReportTest {

  private static final ReportOptions OPTIONS = ReportOptions.of(List.of(175.0, 195.0));
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>");

  @TempDir Path directory;

  @Test
  void oneFileIsWrittenWhole() throws IOException {
    writeTwoAlgorithms();
    Report.write(directory, List.of(directory), OPTIONS);

    assertThat(directory.resolve("report.html"))
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("lang=\"en\"")
        .endsWith("</html>\n");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("runs", "report.html");
    }
  }

  @Test
  void theSameRunsGiveTheSameBytesWhereverTheyLie(@TempDir Path elsewhere) throws IOException {
    writeTwoAlgorithms();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Path copy = elsewhere.resolve(directory.relativize(file).toString());
        if (!Files.isDirectory(copy)) {
          Files.copy(file, copy);
        }
      }
    }
    Report.write(directory, List.of(directory), OPTIONS);
    Report.write(elsewhere, List.of(elsewhere), OPTIONS);

    assertThat(elsewhere.resolve("report.html"))
        .hasSameBinaryContentAs(directory.resolve("report.html"));
  }

  @Test
  void everythingIsInTheFile() {
    writeTwoAlgorithms();
    String html = html();

    assertThat(html).doesNotContainPattern("(src|href)=\"(https?:)?//").doesNotContain("@import");
    assertThat(html).contains("var uPlot=", ".u-wrap", "Leon Sorokin");
    assertThat(html).doesNotContain("{{");
  }

  @Test
  void idsAreUniqueAndLinksLeadSomewhere() {
    writeTwoAlgorithms();
    String html = html();
    List<String> ids = all(html, " id=\"([^\"]+)\"");

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all(html, "href=\"#([^\"]+)\""));
    assertThat(ids).containsAll(all(html, "aria-labelledby=\"([^\"]+)\""));
  }

  @Test
  void theFigureCanSwitchAxisReturnAndStatistic() {
    writeTwoAlgorithms();
    JsonNode maml = data(html()).required("algorithms").get(0);

    assertThat(maml.required("name").asString()).isEqualTo("maml");
    assertThat(maml.required("runs")).hasSize(3);
    for (String axis : List.of("epochs", "steps", "seconds")) {
      for (String returns : List.of("ema", "raw")) {
        for (String center : List.of("mean", "iqm")) {
          JsonNode curve = maml.required("curves").required(axis + "-" + returns + "-" + center);
          assertThat(curve.required("x").size())
              .isEqualTo(curve.required("center").size())
              .isEqualTo(curve.required("low").size())
              .isEqualTo(curve.required("high").size())
              .isEqualTo(axis.equals("epochs") ? 30 : 150);
        }
      }
    }
  }

  @Test
  void returnsByTaskAreShownIfTheRunsRecordedThem() throws IOException {
    Path run = SyntheticRun.of("maml", 1, 30).writeInto(directory);
    JsonNode tasks = data(html()).required("tasks").get(0);
    assertThat(tasks.required("parameter").asString()).isEqualTo("gravity");
    assertThat(tasks.required("x")).hasSize(10);
    assertThat(html()).contains("Returns by task");

    Files.delete(run.resolve("tasks.csv"));
    assertThat(html()).doesNotContain("Returns by task");
  }

  @Test
  void whatWasNotReachedIsSaidInWords() {
    writeCurve(1, 100, 176, 196);
    writeCurve(2, 100, 176, 180);
    writeCurve(3, 100, 120, 130);

    assertThat(html())
        .contains("not reached in 1 of 3", "not reached in 2 of 3")
        .contains("<td>not reached<small>not reached in 2 of 3</small></td>");
  }

  @Test
  void secondsAreSaidToBeOfRunsThatShareTheMachine() {
    writeTwoAlgorithms();

    assertThat(section("results"))
        .contains("trained side by side", "seconds can be compared within a comparison only")
        .doesNotContain("meta-sgd");
  }

  @Test
  void theOrderOfMetaSgdIsSaidWithItsResultsAndInTheFigure() {
    SyntheticRun.of("maml", 1, 5).writeInto(directory);
    SyntheticRun.of("meta-sgd", 1, 5).withSettings("order: first").writeInto(directory);

    assertThat(section("results")).contains("Derivatives of meta-sgd: first order.");
    assertThat(section("curves")).contains("; meta-sgd: first order</text>");
    assertThat(section("configuration")).contains("<th scope=\"row\">order");
  }

  @Test
  void namesAndSettingsCannotBreakThePage() {
    String evil = "</script><script>alert('x')</script>\\\"&<!--";
    SyntheticRun.of("<img src=x onerror=alert(1)>", 1, 5)
        .withSettings("note: \"" + evil.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .write(directory.resolve("runs/evil-seed1"));
    String html = Report.html(read(), new ReportOptions(List.of(175.0), evil, evil));

    assertThat(html).doesNotContain("<script>alert", "<img");
    assertThat(html).contains("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    assertThat(data(html).required("algorithms").get(0).required("name").asString())
        .isEqualTo("<img src=x onerror=alert(1)>");
    assertThat(all(html, "(<script)")).hasSize(3);
  }

  @Test
  void anUnfinishedRunDoesNotCutTheCurveOfTheOthers() {
    writeCurve(1, 100, 110, 120);
    writeCurve(2, 100, 110);
    JsonNode data = data(html());

    assertThat(data.required("note").asString())
        .isEqualTo("The curve of maml is of 1 of its 2 runs, those that have finished.");
    assertThat(shownCurve(data).required("center")).hasToString("[100,110,120]");
    assertThat(data.required("algorithms").get(0).required("averaged").asInt()).isEqualTo(1);
    assertThat(data.required("algorithms").get(0).required("runs")).hasSize(2);
  }

  @Test
  void runsOfDifferentLengthAreToldAndTheirMeanEndsWithTheShortest() {
    writeCurve(1, 100, 110);
    writeCurve(2, 100);
    SyntheticRun.of("maml", 3, 0).writeInto(directory);
    JsonNode data = data(html());

    assertThat(data.required("note").asString())
        .isEqualTo(
            "The curve of maml is of 2 of its 3 runs, those that have begun. The runs of maml"
                + " differ in length; a mean ends with the shortest.");
    assertThat(shownCurve(data).required("x")).hasSize(1);
  }

  @Test
  void runsWithOneEpochOrNoneHaveAReport() {
    SyntheticRun.of("maml", 1, 0).writeInto(directory);
    assertThat(html()).contains("No run has finished an epoch.").contains("in none of 1");

    SyntheticRun.of("maml", 2, 1).writeInto(directory);
    assertThat(data(html()).required("algorithms").get(0).required("runs")).hasSize(1);
    assertThat(Report.html(read(), ReportOptions.of(List.of()))).contains("Final return");
  }

  @Test
  void theReaderIsWarnedOfWhatWeakensTheFigures() {
    SyntheticRun.of("maml", 1, 3).writeInto(directory);
    SyntheticRun.of("maml", 2, 3).writeInto(directory);
    SyntheticRun.of("maml", 2, 3).write(directory.resolve("runs/copy"));
    SyntheticRun.writeCurve(directory.resolve("runs/maml-seed1"), 10, 20);

    assertThat(html())
        .contains("Few runs: maml has 3. Intervals from so few are too narrow.")
        .contains(
            "1 of 3 runs of maml is unfinished (stopped, or still going): maml-seed1 at epoch 2 of"
                + " 3. The curve and the final return are of the other 2.")
        .contains("maml has seed 2 more than once");
  }

  @Test
  void theFinalReturnOfRunsThatAllEndedEarlyIsSaidToBeAtTheirLastCommonEpoch() {
    writeCurve(1, 100, 110);
    SyntheticRun.of("maml", 2, 5).writeInto(directory);
    SyntheticRun.writeCurve(directory.resolve("runs/maml-seed2"), 100);

    assertThat(html())
        .contains(
            "2 of 2 runs of maml are unfinished (stopped, or still going): maml-seed1 at epoch 2"
                + " of 3, maml-seed2 at epoch 1 of 5. The final return is that at epoch 1, the"
                + " last that all of them reached.");
  }

  @Test
  void runsThatWereToDifferInLengthAreSaidToBeComparedWhereTheShortestEnds() {
    SyntheticRun.of("maml", 1, 3).writeInto(directory);
    SyntheticRun.of("maml", 2, 5).writeInto(directory);

    assertThat(html())
        .contains(
            "The runs of maml were to differ in length; their final return is that at epoch 3");
  }

  @Test
  void adaptationIsShownOfTheRunsOfTheFinalReturn() {
    SyntheticRun.of("maml", 1, 30).writeInto(directory);
    String alone = section("adaptation");
    SyntheticRun.of("maml", 2, 30).writeInto(directory);
    SyntheticRun.writeCurve(directory.resolve("runs/maml-seed2"), 5, 5);

    assertThat(section("adaptation")).isEqualTo(alone);
  }

  @Test
  void aDeltaAboveBetaIsSaidToContradictThePapersText() {
    writeTwoAlgorithms();

    assertThat(html()).contains("delta is greater than beta in directed-maml, as in Table I");
  }

  @Test
  void theCommandThatRepeatsAComparisonNamesEverySettingInCommon() {
    writeTwoAlgorithms();

    assertThat(html())
        .contains(
            "./azimuth compare --algorithms maml,directed-maml --seeds 1,2,3 "
                + "--environment cartpole --estimator policy-gradient --tasks gravity=5..15 "
                + "--alpha 0.001 --beta 0.001 --discount 0.99 --tasks-per-epoch 5 "
                + "--trajectories-per-task 10 "
                + "--horizon 200 --epochs 30 --inner-steps 1 --optimizer adam --hidden 64,64 "
                + "--activation tanh --delta 0.005 --director medium</code>");
  }

  @Test
  void settingsThatSomeAlgorithmsLackAreInTheCommandWhereTheOthersAgree() {
    SyntheticRun.of("maml", 1, 3).withSettings("surrogate: dice").writeInto(directory);
    SyntheticRun.of("reptile", 1, 3).withSettings("").writeInto(directory);
    SyntheticRun.of("directed-meta-sgd", 1, 3)
        .withSettings("surrogate: dice\norder: second\ndelta: 0.02")
        .writeInto(directory);

    assertThat(html())
        .contains("compare --algorithms maml,reptile,directed-meta-sgd --seeds 1 ")
        .contains(" --surrogate dice --order second --delta 0.02</code>");
  }

  @Test
  void runsThatDisagreeInASettingBothHaveAreRepeatedOneByOne() {
    SyntheticRun.of("maml", 1, 3).withSettings("surrogate: score").writeInto(directory);
    SyntheticRun.of("meta-sgd", 1, 3).withSettings("surrogate: lvc").writeInto(directory);

    assertThat(html())
        .doesNotContain("./azimuth compare")
        .contains("--surrogate score\n./azimuth train ", "--surrogate lvc</code>");
  }

  @Test
  void runsThatNoComparisonMakesAreRepeatedOneByOne() {
    SyntheticRun.of("maml", 1, 3).withSettings("hidden-bias: it's").writeInto(directory);
    SyntheticRun.of("fomaml", 2, 3).writeInto(directory);

    assertThat(html())
        .contains("./azimuth train --environment cartpole --algorithm maml ")
        .contains("--seed 1 --hidden-bias &#39;it&#39;\\&#39;&#39;s&#39;\n")
        .contains("./azimuth train --environment cartpole --algorithm fomaml ");
  }

  @Test
  void theTitleAndCommandOfTheCallerAreShown() {
    writeTwoAlgorithms();
    String html =
        Report.html(read(), new ReportOptions(List.of(), "Figure 2", "./azimuth reproduce fig2"));

    assertThat(html).contains("<h1>Figure 2</h1>", "<code>./azimuth reproduce fig2</code>");
  }

  @Test
  void aGarbledRunIsNamed() throws IOException {
    Path run = SyntheticRun.of("maml", 1, 2).writeInto(directory);
    Files.writeString(run.resolve("epochs.csv"), "epoch\n1\n");

    assertThatThrownBy(() -> Report.write(directory, List.of(directory), OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maml-seed1")
        .hasMessageContaining("line 1");
    assertThat(directory.resolve("report.html")).doesNotExist();
  }

  private void writeTwoAlgorithms() {
    for (int seed = 1; seed <= 3; seed++) {
      SyntheticRun.of("maml", seed, 30).writeInto(directory);
      SyntheticRun.of("directed-maml", seed, 30).writeInto(directory);
    }
  }

  private void writeCurve(int seed, double... curve) {
    SyntheticRun.writeCurve(SyntheticRun.of("maml", seed, 3).writeInto(directory), curve);
  }

  private String section(String id) {
    return all(html(), "(?s)<section id=\"%s\"(.*?)</section>".formatted(id)).getFirst();
  }

  private Comparison read() {
    return Comparison.read(List.of(directory));
  }

  private String html() {
    return Report.html(read(), OPTIONS);
  }

  /// The data of the page's script; a parser of strict JSON refuses NaN.
  private static JsonNode data(String html) {
    return new ObjectMapper()
        .readTree(DATA.matcher(html).results().findFirst().orElseThrow().group(1));
  }

  private static JsonNode shownCurve(JsonNode data) {
    return data.required("algorithms").get(0).required("curves").required("epochs-ema-mean");
  }

  private static List<String> all(String html, String pattern) {
    return Pattern.compile(pattern)
        .matcher(html)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
