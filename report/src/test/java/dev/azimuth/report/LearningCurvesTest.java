package dev.azimuth.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.report.run.Comparison;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LearningCurvesTest {

  private static final List<Double> THRESHOLDS = List.of(175.0, 195.0);
  private static final String BLUE = "#0072b2";
  private static final String VERMILLION = "#d55e00";

  @TempDir Path directory;

  @BeforeEach
  void writeRuns() {
    for (int seed = 1; seed <= 3; seed++) {
      SyntheticRun.of("maml", seed, 40).writeInto(directory);
      SyntheticRun.of("directed-maml", seed, 40).writeInto(directory);
    }
  }

  @Test
  void everyAlgorithmHasOneLineOneBandAndItsRuns() throws Exception {
    Document svg = parse(svg());

    // The line and its sample beside the name.
    assertThat(paths(svg, "stroke", BLUE, "stroke-width", "2.6")).hasSize(2);
    assertThat(paths(svg, "stroke", VERMILLION, "stroke-width", "2.6")).hasSize(2);
    assertThat(paths(svg, "stroke", BLUE, "stroke-width", "0.8")).hasSize(3);
    assertThat(paths(svg, "fill", VERMILLION, "fill-opacity", "0.16")).hasSize(1);
    assertThat(paths(svg, "stroke", BLUE, "stroke-width", "2.6").getFirst().getAttribute("d"))
        .satisfies(path -> assertThat(path.split("L")).hasSize(40));
  }

  @Test
  void axesAndThresholdsAreNamed() throws Exception {
    assertThat(texts(parse(svg())))
        .contains(
            "Epoch",
            "Return after adaptation (sum of rewards, EMA 0.9)",
            "R = 175",
            "R = 195",
            "maml",
            "directed-maml");
  }

  @Test
  void theFigureSaysInWordsWhatItShows() throws Exception {
    Element root = parse(svg()).getDocumentElement();

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Learning curves");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .contains("maml:", "at epoch 40.");
  }

  @Test
  void theSameRunsGiveTheSameBytes() {
    assertThat(svg()).isEqualTo(svg());
    assertThat(LearningCurves.png(read(), THRESHOLDS))
        .isEqualTo(LearningCurves.png(read(), THRESHOLDS));
  }

  @Test
  void thePngShowsTheColoursAndText() throws IOException {
    LearningCurves.write(directory, read(), THRESHOLDS);
    BufferedImage image = ImageIO.read(directory.resolve("learning-curves.png").toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());

    assertThat(image.getWidth()).isEqualTo(1920);
    assertThat(IntStream.of(pixels).filter(pixel -> pixel == 0xff0072b2).count())
        .isGreaterThan(500);
    assertThat(IntStream.of(pixels).filter(pixel -> pixel == 0xffd55e00).count())
        .isGreaterThan(500);
    // The ink of the axis titles.
    assertThat(IntStream.of(pixels).filter(pixel -> pixel == 0xff1f2933).count())
        .isGreaterThan(200);
  }

  @Test
  void namesCannotBreakTheSvg() throws Exception {
    SyntheticRun.of("<b>&x", 1, 3).write(directory.resolve("runs/odd"));

    assertThat(texts(parse(svg()))).contains("<b>&x");
  }

  @Test
  void longNamesAreCutToLeaveRoomForTheCurves() throws Exception {
    SyntheticRun.of("a".repeat(100), 1, 3).write(directory.resolve("runs/long"));

    assertThat(texts(parse(svg()))).contains("a".repeat(35) + "…");
  }

  @Test
  void runsOfOneEpochAndOfNoneCanBeDrawn() throws Exception {
    Path one = SyntheticRun.of("maml", 1, 1).write(directory.resolve("one"));
    Path none = SyntheticRun.of("maml", 2, 0).write(directory.resolve("none"));
    Comparison comparison = Comparison.read(List.of(one, none));
    Document svg = parse(LearningCurves.svg(comparison, List.of()));

    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2);
    assertThat(LearningCurves.png(Comparison.read(List.of(none)), THRESHOLDS)).isNotEmpty();
  }

  private Comparison read() {
    return Comparison.read(List.of(directory));
  }

  private String svg() {
    return LearningCurves.svg(read(), THRESHOLDS);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> paths(
      Document svg, String name, String value, String otherName, String otherValue) {
    return elements(svg, "path").stream()
        .filter(path -> path.getAttribute(name).equals(value))
        .filter(path -> path.getAttribute(otherName).equals(otherValue))
        .toList();
  }

  private static List<Element> elements(Document svg, String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
