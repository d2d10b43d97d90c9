package dev.azimuth.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.report.SyntheticRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AboutTest {

  @TempDir Path directory;

  @Test
  void whatADirectorySaysOfItselfIsRead() throws IOException {
    write(
        About.COMPARISON,
        """
        name: fig2
        title: "Fig. 2: all"
        command: "./azimuth reproduce fig2"
        thresholds: [175, 195.5]
        reference: maml
        quick: true
        planned-runs: 50
        """);
    write(About.DEVIATIONS, "setting,paper,here,reason\nhorizon,,400,\"too short,\nalas\"\n");
    About about = About.read(directory);

    assertThat(about.name()).isEqualTo("fig2");
    assertThat(about.title()).isEqualTo("Fig. 2: all");
    assertThat(about.command()).isEqualTo("./azimuth reproduce fig2");
    assertThat(about.thresholds()).contains(List.of(175.0, 195.5));
    assertThat(about.reference()).isEqualTo("maml");
    assertThat(about.quick()).isTrue();
    assertThat(about.plannedRuns()).isEqualTo(50);
    assertThat(about.deviations())
        .containsExactly(new Deviation("horizon", "", "400", "too short,\nalas"));
  }

  @Test
  void aDirectoryThatSaysNothingIsRead() {
    assertThat(About.read(directory)).isEqualTo(About.NOTHING);
    assertThat(About.NOTHING.thresholds()).isEmpty();
    assertThat(About.NOTHING.plannedRuns()).isZero();
  }

  @Test
  void noThresholdsAreNotUnknownOnes() throws IOException {
    write(About.COMPARISON, "thresholds: []\n");

    assertThat(About.read(directory).thresholds()).contains(List.of());
  }

  @Test
  void severalDirectoriesKeepTheirThresholdsButNoReference() throws IOException {
    Path first = comparison("first", "thresholds: [5, 7]\nreference: maml\nplanned-runs: 9\n");
    Path second = comparison("second", "thresholds: [7, 9]\nreference: maml\n");
    About about = Comparison.read(List.of(first, second, second)).about();

    assertThat(about.thresholds()).contains(List.of(5.0, 7.0, 9.0));
    assertThat(about.reference()).isEmpty();
    assertThat(about.plannedRuns()).isZero();
    assertThat(Comparison.read(List.of(second, second)).about().reference()).isEqualTo("maml");
  }

  @Test
  void garbledFilesAreNamed() throws IOException {
    write(About.COMPARISON, "thresholds: [a]\n");
    assertMessage("comparison.yaml: thresholds ([a]) must be a list of numbers.");
    write(About.COMPARISON, "planned-runs: many\n");
    assertMessage("comparison.yaml: planned-runs (many) must be a whole number.");
    write(About.COMPARISON, "name: x\n");
    write(About.ARMS, "arm,algorithm\n");
    assertMessage("arms.csv, line 1: the header has no column description");
    write(About.ARMS, "arm,algorithm,description\na,b\n");
    assertMessage("arms.csv, line 2: 2 values for 3 columns");
    write(About.ARMS, "arm,algorithm,description\na,b,\na,b,\n");
    assertMessage("arms.csv: the arm a is there twice.");
  }

  private Path comparison(String name, String facts) throws IOException {
    Path comparison = directory.resolve(name);
    SyntheticRun.of("maml", 1, 2).writeInto(comparison);
    Files.writeString(comparison.resolve(About.COMPARISON), facts);
    return comparison;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private void assertMessage(String part) {
    assertThatThrownBy(() -> About.read(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
  }
}
