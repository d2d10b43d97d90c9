package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where results go, and what becomes of those that are there.
class ResultDirectoryTest {

  @TempDir private Path directory;

  @Test
  void aFileInTheWayIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "mine");

    Call.tiny("train --out", file).refused("out (" + file + ") is a file, not a directory.");
    Call.tiny("compare --out", file.resolve("inside"))
        .refused("out (" + file.resolve("inside") + ") cannot be made: ");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefusedWithTheReason() {
    Call.tiny("train --out", "/dev/null/run").refused("out (/dev/null/run) cannot be made: ");
  }

  @Test
  void resultsAreNotReplacedUnlessThatIsAskedFor() throws IOException {
    Path run = directory.resolve("run");
    Path comparison = directory.resolve("comparison");
    Call.tiny("train --quiet --out", run).succeeded();
    Call.tiny("compare --quiet --seeds 1 --algorithms maml --out", comparison).succeeded();
    Map<Path, String> before = contents();

    for (Path taken : new Path[] {run, comparison}) {
      Call.of("train --epochs 1 --out", taken)
          .refused(
              "out (" + taken + ") already holds results. Maybe --overwrite, or another --out?");
    }
    Call.of("compare --epochs 1 --out", run)
        .refused("out (" + run + ") already holds other results: it holds a run. Maybe");
    Call.tiny("compare --seeds 2 --algorithms maml --out", comparison)
        .refused("out (" + comparison + ") already holds other results: it holds the run maml-");
    Call.tiny("compare --seeds 1 --algorithms maml --beta 0.5 --out", comparison)
        .refused(
            "out (" + comparison + ") already holds other results: in maml-seed1, beta is 0.001");
    Call.tiny("compare --seeds 1 --algorithms maml --out", comparison)
        .refused("out (" + comparison + ") already holds results. Maybe --overwrite, or");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aComparisonThatIsStartedAgainDoesWhatIsMissing() throws IOException {
    Path comparison = directory.resolve("comparison");
    Call.tiny("compare --quiet --seeds 1 --algorithms maml --out", comparison).succeeded();
    Path run = comparison.resolve("runs/maml-seed1/epochs.csv");
    String kept = Files.readString(run);

    Call.tiny("compare --quiet --seeds 1,2 --algorithms maml --out", comparison).succeeded();

    assertThat(run).as("with its seconds").hasContent(kept);
    assertThat(comparison.resolve("runs/maml-seed2/epochs.csv")).exists();
    assertThat(comparison.resolve("summary.csv")).content().contains("\nmaml,2,");
  }

  @Test
  void printConfigTouchesNothing() throws IOException {
    Path run = directory.resolve("run");
    Call.tiny("train --quiet --out", run).succeeded();
    Map<Path, String> before = contents();

    Call.of("train --overwrite --print-config --out", run).succeeded();
    Call.of("compare --print-config --out", directory.resolve("new")).succeeded();

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aRunReplacesARun() throws IOException {
    Path run = directory.resolve("run");
    Call.tiny("train --quiet --out", run).succeeded();
    Call.of("report", run).succeeded();
    Files.writeString(run.resolve("notes.txt"), "mine");

    Call.tiny("train --quiet --seed 2 --overwrite --out", run).succeeded();

    assertThat(run.resolve("config.yaml")).content().endsWith("\nseed: 2\n");
    assertThat(run.resolve("report.html")).doesNotExist();
    assertThat(run.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void aComparisonLeavesNoRunsOfTheOneItReplaces() throws IOException {
    Path comparison = directory.resolve("comparison");
    Path runs = comparison.resolve("runs");
    Call.tiny("compare --quiet --seeds 1,2 --out", comparison).succeeded();
    Files.writeString(runs.resolve("maml-seed2/notes.txt"), "mine");
    Path other = Files.createDirectories(runs.resolve("cartpole-maml-20260101-000000"));
    Files.writeString(other.resolve("config.yaml"), "algorithm: maml\n");

    Call.tiny("compare --quiet --overwrite --seeds 3 --algorithms fomaml --out", comparison);

    assertThat(runs.toFile().list())
        .containsExactlyInAnyOrder("fomaml-seed3", "maml-seed2", other.getFileName().toString());
    assertThat(runs.resolve("maml-seed2").toFile().list()).containsExactly("notes.txt");
    assertThat(other.resolve("config.yaml")).exists();
  }

  @Test
  void aRunTakesThePlaceOfAComparison() {
    Path results = directory.resolve("results");
    Call.tiny("compare --quiet --seeds 1 --algorithms maml --out", results).succeeded();

    Call.tiny("train --quiet --overwrite --out", results).succeeded();

    assertThat(results.resolve("config.yaml")).exists();
    assertThat(results.resolve("summary.csv")).doesNotExist();
    assertThat(results.resolve("runs").toFile().list()).isEmpty();
  }

  @Test
  void aRunTakesThePlaceOfAReproduction() throws IOException {
    Path results = directory.resolve("results");
    Call.of("reproduce fig2 --quiet --environment cartpole --epochs 1 --seeds 1 --out", results)
        .succeeded();
    Call.of("report", results).succeeded();
    Files.writeString(results.resolve("cartpole-actor-critic/notes.txt"), "mine");
    Files.writeString(results.resolve("fig3.svg"), "mine");
    Call.tiny("train --quiet --out", results)
        .refused("out (" + results + ") already holds results.");

    Call.tiny("train --quiet --overwrite --out", results).succeeded();

    assertThat(results.resolve("config.yaml")).exists();
    assertThat(results.toFile().list())
        .contains("fig3.svg", "cartpole-actor-critic")
        .doesNotContain("panels.csv", "report.html", "cartpole-policy-gradient")
        .doesNotContain("fig2.svg", "fig2.png", "fig2.csv");
    assertThat(results.resolve("cartpole-actor-critic").toFile().list())
        .containsExactly("notes.txt");
  }

  @Test
  void runsOfAnyArmAreReplacedIfThereIsATableOfArms() throws IOException {
    Path comparison = directory.resolve("comparison");
    Call.tiny("compare --quiet --seeds 1 --algorithms maml --out", comparison).succeeded();
    Path arm = comparison.resolve("runs/directed-random-seed1");
    Files.move(comparison.resolve("runs/maml-seed1"), arm);
    String again = "compare --quiet --overwrite --seeds 1 --algorithms fomaml --out";

    Path arms = comparison.resolve("arms.csv");
    String table = Files.readString(arms);
    Files.delete(arms);
    Call.tiny(again, comparison).succeeded();
    assertThat(arm).exists();

    Files.writeString(arms, table);
    Call.tiny(again, comparison).succeeded();
    assertThat(arm).doesNotExist();
  }

  @Test
  void aFolderOfOtherRunsIsNoComparison() throws IOException {
    Files.createDirectories(directory.resolve("runs/cartpole-maml-20260101-000000"));

    Call.tiny("train --quiet --out", directory).succeeded();

    assertThat(directory.resolve("config.yaml")).exists();
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
