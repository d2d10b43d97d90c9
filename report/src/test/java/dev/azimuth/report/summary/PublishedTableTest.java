package dev.azimuth.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.report.Report;
import dev.azimuth.report.ReportOptions;
import dev.azimuth.report.SyntheticRun;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTableTest {

  private static final List<Double> THRESHOLDS = List.of(175.0, 195.0);

  @TempDir Path directory;

  /// Two seconds an epoch each: MAML at 195 after 4 and 6 epochs, Directed-MAML after 2 and never.
  @BeforeEach
  void runs() throws IOException {
    write("maml", 1, 100, 150, 176, 196, 196, 196);
    write("maml", 2, 100, 150, 160, 170, 180, 195);
    write("directed-maml", 1, 100, 199, 199, 199, 199, 199);
    write("directed-maml", 2, 100, 176, 190, 190, 190, 190);
    Files.writeString(directory.resolve("comparison.yaml"), "reference: maml\n");
    Files.writeString(
        directory.resolve("arms.csv"),
        "arm,algorithm,description\nmaml,maml,a\ndirected-maml,directed-maml,b\n");
  }

  private void write(String algorithm, int seed, double... curve) {
    SyntheticRun.writeCurve(SyntheticRun.of(algorithm, seed, 0).writeInto(directory), curve);
  }

  private PublishedTable table(Published... published) {
    return PublishedTable.of(Comparison.read(List.of(directory)), List.of(published), THRESHOLDS)
        .orElseThrow();
  }

  @Test
  void nothingPublishedIsNoTable() {
    assertThat(PublishedTable.of(Comparison.read(List.of(directory)), List.of(), THRESHOLDS))
        .isEmpty();
  }

  @Test
  void secondsAreMeansAndHoursThoseOfAThousandEpochs() {
    PublishedTable table =
        table(
            new Published("maml", "seconds_per_epoch", "2.34 ± 0.12"),
            new Published("maml", "hours_per_1000_epochs", "0.66"));

    PublishedTable.Row maml = table.rows().getFirst();
    assertThat(maml.cells().getFirst().text()).isEqualTo("2 ± 0");
    assertThat(maml.cells().getFirst().published()).isEqualTo("2.34 ± 0.12");
    assertThat(maml.cells().getLast().here().estimate().value())
        .isCloseTo(2000 / 3600.0, within(1e-12));
    assertThat(table.toText()).contains("2 ± 0 (2.34 ± 0.12)");
  }

  @Test
  void convergenceIsThatOfTheSummaryAndMayNotBeReached() {
    PublishedTable table =
        table(
            new Published("maml", "epochs_to_convergence", "600"),
            new Published("maml", "hours_to_convergence", "0.39"),
            new Published("maml", "epochs_to_175", ""));

    List<PublishedTable.Cell> maml = table.rows().getFirst().cells();
    assertThat(maml.get(0).here().estimate().value()).isEqualTo(5);
    assertThat(maml.get(1).here().estimate().value()).isEqualTo(10 / 3600.0);
    assertThat(maml.get(2).here().estimate().value()).isEqualTo(4);
    List<PublishedTable.Cell> directed = table.rows().getLast().cells();
    assertThat(directed.get(0).here().estimate().value()).isInfinite();
    assertThat(directed.get(0).text()).isEqualTo("not reached, 1/2");
    assertThat(directed.get(0).published()).isEmpty();
    assertThat(directed.get(0).ratio()).isNaN();
    assertThat(directed.get(2).ratio()).isEqualTo(2);
    assertThat(PublishedTable.COLUMNS)
        .isEqualTo("arm,quantity,published,here,low,high,standard_deviation,runs,reached,ratio");
    assertThat(table.lines())
        .hasSize(6)
        .contains(
            "maml,epochs_to_convergence,600,5,4,6,,2,2,1",
            "directed-maml,epochs_to_convergence,,,2,,,2,1,");
  }

  @Test
  void theReportHasThemBesideTheRuns() throws IOException {
    Files.writeString(
        directory.resolve("published.csv"),
        "arm,quantity,published\ndirected-maml,epochs_to_convergence,314 (implied)\n");

    String page = Report.html(Comparison.read(List.of(directory)), ReportOptions.of(THRESHOLDS));

    assertThat(page)
        .contains(
            "Beside the paper", "<small>paper: 314 (implied)</small>", "figure of maml divided");
  }

  @Test
  void anUnknownQuantityIsTold() {
    assertThatThrownBy(() -> table(new Published("maml", "miles", "3")))
        .hasMessage("quantity (miles) must be a known one.");
  }
}
