package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PanelsReportTest {

  private static final ReportOptions OWN = ReportOptions.of(List.of());

  @TempDir Path directory;

  @BeforeEach
  void writePanels() throws IOException {
    PanelsOfRuns.write(directory);
  }

  @Test
  void aPageAndAFigureOverAllPanelsAreWritten() throws IOException {
    Report.writePanels(directory, OWN);

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "panels.csv", "comparison.yaml", "report.html", "fig2.svg", "fig2.png", "fig2.csv");
    }
    assertThat(ImageIO.read(directory.resolve("fig2.png").toFile()).getWidth()).isEqualTo(2160);
  }

  @Test
  void everyPanelHasItsSectionsAndThoseWithoutEpochsSaySo() throws IOException {
    String html = html();

    assertThat(all(html, "<section id=\"(panel-[^\"]+)\" class=\"panel\""))
        .containsExactly("panel-cartpole", "panel-lander", "panel-later");
    for (String part : List.of("curves", "results", "adaptation", "tasks")) {
      assertThat(html)
          .contains("id=\"panel-cartpole-" + part + "\"", "id=\"panel-lander-" + part + "\"")
          .doesNotContain("id=\"panel-later-" + part);
    }
    assertThat(section(html, "panel-later")).contains("<h2", ">later</h2>", "No runs yet.");
    assertThat(section(html, "panel-cartpole")).contains("Epochs to return 175");
    assertThat(section(html, "panel-lander"))
        .contains("Epochs to return 100", "delta is greater than beta in directed-maml");
    assertThat(all(html, "(<script type=\"application/json\")")).hasSize(2);
  }

  @Test
  void whatPanelsShareIsThereOnce() throws IOException {
    String deviations = "setting,paper,here,reason\nhorizon,200,400,landings\n";
    Files.writeString(directory.resolve("lander/deviations.csv"), deviations);
    String html = html();

    assertThat(html)
        .contains("<h1>Fig. 2: all</h1>", "4 of 12 runs so far; 3 panels; up to 30 epochs each.")
        .contains("<code>./azimuth reproduce fig2</code>")
        .contains("<th scope=\"row\">horizon (lander)</th>")
        .contains("<th scope=\"row\">reward</th><td>–</td><td>shaped</td>");
    for (String id : List.of("configuration", "deviations", "machine", "repeat", "method")) {
      assertThat(all(html, "(<section id=\"%s\")".formatted(id))).hasSize(1);
    }
    assertThat(all(html, "(<td>plain</td>)")).hasSize(1);
  }

  @Test
  void idsAreUniqueAndLinksLeadSomewhere() throws IOException {
    String html = html();
    List<String> ids = all(html, " id=\"([^\"]+)\"");

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all(html, "href=\"#([^\"]+)\""));
    assertThat(ids).containsAll(all(html, "aria-labelledby=\"([^\"]+)\""));
    assertThat(ids).containsAll(all(html, "for=\"([^\"]+)\""));
    for (String file : all(html, "href=\"([^#\"]+\\.(?:svg|png|csv))\"")) {
      assertThat(directory.resolve(file)).exists();
    }
  }

  @Test
  void theFigureHasAPanelForEachAndOneLegend() throws Exception {
    Report.writePanels(directory, OWN);
    Document svg = parse(Files.readString(directory.resolve("fig2.svg")));

    assertThat(texts(svg))
        .contains("Fig. 2: all", "cartpole", "lander", "later", "no runs yet", "R = 175", "R = 0")
        .containsOnlyOnce("maml", "directed-maml")
        .contains("Line: mean over runs; band: 95 % bootstrap interval; 4 of 12 runs so far");
    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .contains("cartpole: maml: ", "later: no runs yet.");
  }

  @Test
  void theNumbersOfTheFigureAreInLongForm() throws IOException {
    SyntheticRun.writeCurve(directory.resolve("cartpole/runs/maml-seed1"), fill(30, 10));
    SyntheticRun.writeCurve(directory.resolve("cartpole/runs/maml-seed2"), fill(30, 20));
    Report.writePanels(directory, OWN);
    List<String> rows = Files.readAllLines(directory.resolve("fig2.csv"));

    assertThat(rows.getFirst()).isEqualTo("panel,arm,epoch,environment_steps,mean,low,high");
    assertThat(rows.subList(1, 4))
        .containsExactly(
            "cartpole,maml,1,100,15,10,20",
            "cartpole,maml,2,200,15,10,20",
            "cartpole,maml,3,300,15,10,20");
    assertThat(rows).hasSize(1 + 30 + 30); // an arm in the first panel, another in the second
    assertThat(rows.get(31)).startsWith("lander,directed-maml,1,");
  }

  @Test
  void theSameRunsGiveTheSameBytesWhereverTheyLie(@TempDir Path elsewhere) throws IOException {
    PanelsOfRuns.write(elsewhere);
    Report.writePanels(directory, OWN);
    Report.writePanels(elsewhere, OWN);

    assertThat(results(elsewhere)).isEqualTo(results(directory));
  }

  @Test
  void anArmHasOneColourInAllPanels() throws IOException {
    String html = html();

    assertThat(section(html, "panel-lander"))
        .contains("<span class=\"swatch series-1 dash-0\"></span> directed-maml");
    assertThat(Files.readString(directory.resolve("fig2.svg"))).contains("#0072b2", "#d55e00");
  }

  @Test
  void panelsWithoutFilesThatTellOfThemAreShown() throws IOException {
    Files.delete(directory.resolve("comparison.yaml"));
    for (String panel : List.of("cartpole", "lander")) {
      Files.delete(directory.resolve(panel).resolve("comparison.yaml"));
      Files.delete(directory.resolve(panel).resolve("arms.csv"));
    }
    String html = html();

    assertThat(html).contains("<h1>Fig. 2</h1>");
    assertThat(section(html, "panel-lander"))
        .contains("<span class=\"swatch series-1 dash-0\"></span> directed-maml");
    assertThat(directory.resolve("panels.svg")).exists();
  }

  @Test
  void nothingHasBegunYet(@TempDir Path empty) throws IOException {
    Files.writeString(empty.resolve("panels.csv"), "panel,title\na,A\n");
    Report.writePanels(empty, OWN);

    assertThat(empty.resolve("report.html")).content().contains("No runs yet; 1 panel; no epoch");
    assertThat(empty.resolve("panels.csv")).content().startsWith("panel,arm,");
  }

  @Test
  void garbledTablesOfPanelsAreNamed() throws IOException {
    assertRefused("panel,title\n", "panels.csv must have at least one panel.");
    assertRefused("panel\na\n", "panels.csv, line 1: the header has no column title");
    assertRefused("panel,title\n../a,A\n", "panel (../a) must be the name of a directory");
    assertRefused("panel,title\na,A\na,B\n", "panels.csv: the panel a is there twice.");
    PanelsOfRuns.write(directory);
    Files.writeString(directory.resolve("comparison.yaml"), "name: ../fig2\n");
    assertThatThrownBy(() -> Report.writePanels(directory, OWN))
        .hasMessageContaining("name (../fig2) must be the beginning of a file's name");
  }

  private void assertRefused(String table, String message) throws IOException {
    Files.writeString(directory.resolve("panels.csv"), table);
    assertThatThrownBy(() -> Report.writePanels(directory, OWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private String html() throws IOException {
    Report.writePanels(directory, OWN);
    return Files.readString(directory.resolve("report.html"));
  }

  private static Map<String, String> results(Path directory) throws IOException {
    Map<String, String> results = new TreeMap<>();
    for (String file : List.of("report.html", "fig2.svg", "fig2.png", "fig2.csv")) {
      byte[] bytes = Files.readAllBytes(directory.resolve(file));
      results.put(file, HexFormat.of().formatHex(bytes));
    }
    return results;
  }

  private static double[] fill(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static String section(String html, String id) {
    int start = html.indexOf("<section id=\"%s\"".formatted(id));
    int next = html.indexOf("<section id=\"panel-", start + 1);
    while (next >= 0 && html.startsWith("<section id=\"" + id, next)) {
      next = html.indexOf("<section id=\"panel-", next + 1);
    }
    return html.substring(start, next < 0 ? html.indexOf("id=\"configuration\"") : next);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document svg) {
    NodeList nodes = svg.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static List<String> all(String html, String pattern) {
    return Pattern.compile(pattern)
        .matcher(html)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
