package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a run amounts to: the same bytes for any number of threads, or a divergence that is told.
class OutcomesTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--algorithm directed-maml --director mixed --surrogate loaded-dice",
        "--algorithm maml --estimator actor-critic --inner-steps 2",
        "--algorithm directed-meta-sgd --director random --clip-norm 0.5",
        "--algorithm reptile --estimator actor-critic --activation relu",
        "--algorithm fomaml --sampling-credit leave-one-out --advantage returns"
      })
  void theResultsAreTheSameBytesForAnyNumberOfThreads(String options) throws IOException {
    Path one = directory.resolve("one");
    for (int threads : new int[] {1, 2, 5}) {
      Path run = threads == 1 ? one : directory.resolve("of-" + threads);
      Call.of(
              "train --quiet --epochs 3 --tasks-per-epoch 5 --trajectories-per-task 3 --hidden 9 "
                  + options
                  + " --threads",
              threads,
              "--out",
              run)
          .succeeded();

      assertThat(withoutSeconds(run)).hasSize(4).isEqualTo(withoutSeconds(one));
      for (String file : new String[] {"tasks.csv", "parameters.safetensors", "config.yaml"}) {
        assertThat(run.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
      }
    }
  }

  private static List<String> withoutSeconds(Path run) throws IOException {
    return Files.readAllLines(run.resolve("epochs.csv")).stream()
        .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,", "$1,"))
        .toList();
  }

  @Test
  void aRunThatDivergesAtOnceIsAFailureThatNamesEpochAndTask() {
    Call call = Call.tiny("train --quiet --beta 1e6 --out", directory);

    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.output()).isEmpty();
    assertThat(call.errors())
        .matches("azimuth: Diverged at epoch 1: .* largest in task gravity=[0-9.]+\\. .*\\?\\R");
    assertThat(directory.resolve("epochs.csv")).content().startsWith("epoch,").hasLineCount(1);
  }

  /// With this β the first step moves the parameters by thousands, and momentum goes on even where a
  /// policy that is sure of itself has no gradient any more: they pass the bound soon.
  @Test
  void aRunThatDivergesLaterKeepsItsEpochsAndItsLastGoodParameters() throws IOException {
    Call call =
        Call.of(
            "train --json --quiet --epochs 1000 --optimizer momentum --beta 50"
                + " --normalization trajectory --advantage returns --hidden 4 --out",
            directory);

    assertThat(call.exitCode()).isEqualTo(1);
    JsonNode result = JsonMapper.builder().build().readTree(call.output());
    int epochs = result.get("epochs").asInt();
    assertThat(epochs).isBetween(1, 999);
    assertThat(call.errors())
        .startsWith("azimuth: Diverged at epoch " + (epochs + 1) + ": ")
        .hasLineCount(1);
    assertThat(call.errors()).contains(result.get("failure").asString());
    assertThat(Files.readAllLines(directory.resolve("epochs.csv"))).hasSize(1 + epochs);
    assertThat(Call.of("trace --horizon 1 --policy", directory).succeeded().output())
        .hasLineCount(3);
  }

  @Test
  void theOtherRunsOfAComparisonGoOnWhenOneDiverges() throws IOException {
    Call call =
        Call.tiny(
            "compare --quiet --algorithms maml,directed-maml --seeds 1,2 --delta 1e9 --out",
            directory);

    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.errors().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("azimuth: directed-maml-seed1: Diverged at epoch 1"),
            line ->
                assertThat(line).startsWith("azimuth: directed-maml-seed2: Diverged at epoch 1"));
    assertThat(call.output()).contains("maml ", "Report: ");
    assertThat(directory.resolve("report.html")).exists();
    assertThat(directory.resolve("runs/maml-seed2/epochs.csv")).content().hasLineCount(3);
    assertThat(directory.resolve("runs/directed-maml-seed2/epochs.csv")).content().hasLineCount(1);
    assertThat(Files.readAllLines(directory.resolve("summary.csv")))
        .satisfiesExactly(
            header -> assertThat(header).startsWith("algorithm,runs,"),
            maml -> assertThat(maml).startsWith("maml,2,1"),
            directed -> assertThat(directed).startsWith("directed-maml,2,,,"));
  }

  @Test
  void aReportOfGarbledFilesNamesFileAndLine() throws IOException {
    Call.tiny("train --quiet --out", directory).succeeded();
    Path epochs = directory.resolve("epochs.csv");
    Files.writeString(epochs, Files.readString(epochs).replace("\n1,", "\nx,"));

    Call.of("report", directory).refused(epochs.toRealPath() + ", line 2: ");

    Files.delete(epochs);
    Call.of("report", directory).refused(epochs + " is missing, so ");
  }
}
