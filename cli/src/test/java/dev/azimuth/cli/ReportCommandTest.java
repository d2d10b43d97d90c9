package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final String FIG2 =
      "reproduce fig2 --quiet --environment cartpole --epochs 2 --seeds 1 --out";

  @TempDir private Path directory;

  @Test
  void aLaterReportHasTheThresholdsOfTheComparison() throws IOException {
    Call.tiny("compare --quiet --algorithms maml --seeds 1 --thresholds 10,15.5 --out", directory)
        .succeeded();
    Path report = directory.resolve("report.html");
    String first = Files.readString(report);
    Files.delete(report);
    Call.of("report", directory).succeeded();

    assertThat(report).hasContent(first);
    assertThat(first).contains("Epochs to return 10<", "Epochs to return 15.5<");

    Call.of("report --thresholds 12", directory).succeeded();
    assertThat(report)
        .content()
        .contains("Epochs to return 12<")
        .doesNotContain("Epochs to return 10<");
  }

  @Test
  void aReproductionHasAReportAndAFigureOverItsPanels() throws IOException {
    Call.of(FIG2, directory).succeeded();
    String output = Call.of("report", directory).succeeded().output();

    assertThat(output)
        .isEqualTo(
            "Figure: %s%nReport: %s%n"
                .formatted(directory.resolve("fig2.svg"), directory.resolve("report.html")));
    assertThat(directory.resolve("report.html"))
        .content()
        .contains("panel-cartpole-actor-critic-results", "Epochs to return 175<");
    assertThat(directory.resolve("fig2.csv"))
        .content()
        .contains("cartpole-policy-gradient,directed-maml,2,");
    assertThat(directory.resolve("fig2.png")).exists();
  }

  @Test
  void aReportIsBuiltWhileRunsGoOn() throws IOException {
    Call.of(FIG2, directory).succeeded();
    Path run = directory.resolve("cartpole-policy-gradient/runs/maml-seed1/epochs.csv");
    String whole = Files.readString(run);
    Files.writeString(run, whole.substring(0, whole.length() - 9));
    Call.of("report", directory).succeeded();

    assertThat(directory.resolve("report.html"))
        .content()
        .contains("10 runs, 1 of them unfinished", "maml-seed1 at epoch 1 of 2");
  }

  @Test
  void theReportOfPanelsCanGoElsewhere() throws IOException {
    Call.of(FIG2, directory.resolve("fig"), "--estimator", "policy-gradient").succeeded();
    Path elsewhere = directory.resolve("elsewhere");
    Call.of("report", directory.resolve("fig"), "--out", elsewhere).succeeded();

    assertThat(elsewhere.toFile().list())
        .containsExactlyInAnyOrder("report.html", "fig2.svg", "fig2.png", "fig2.csv");
  }

  @Test
  void garbledPanelsAreRefused() throws IOException {
    Files.writeString(directory.resolve("panels.csv"), "panel,title\n");

    Call.of("report", directory)
        .refused(directory.resolve("panels.csv") + " must have at least one panel.");
  }
}
