package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.train.Checkpoint;
import dev.azimuth.train.MetaTrainer;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

  private static final String FIG2 =
      "reproduce fig2 --quiet --environment cartpole --epochs 2 --seeds 1 --out";

  @TempDir private Path directory;

  @Test
  void figureTwoHasAPanelForEachEstimator() throws IOException {
    Call.of(FIG2, directory).succeeded();

    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(
            "comparison.yaml",
            "panels.csv",
            "report.html",
            "fig2.svg",
            "fig2.png",
            "fig2.csv",
            "cartpole-policy-gradient",
            "cartpole-actor-critic");
    assertThat(directory.resolve("fig2.csv"))
        .content()
        .startsWith("panel,arm,epoch,")
        .contains("\ncartpole-policy-gradient,maml,2,", "\ncartpole-actor-critic,reptile,1,");
    assertThat(directory.resolve("cartpole-actor-critic/runs").toFile().list())
        .containsExactlyInAnyOrder(
            "maml-seed1", "fomaml-seed1", "reptile-seed1", "meta-sgd-seed1", "directed-maml-seed1");
    assertThat(directory.resolve("cartpole-actor-critic/comparison.yaml"))
        .content()
        .contains("name: fig2\n", "reference: maml\n", "quick: false\n", "planned-runs: 5\n");
    assertThat(directory.resolve("cartpole-policy-gradient/report.html")).exists();
  }

  @Test
  void figureThreeHasTheOuterStepSizeOfItsCaption() throws IOException {
    Call.of("reproduce fig3 --quiet --epochs 1 --seeds 1 --out", directory).succeeded();

    Path runs = directory.resolve("cartpole-policy-gradient/runs");
    assertThat(runs.toFile().list()).hasSize(4);
    assertThat(runs.resolve("directed-meta-sgd-seed1/config.yaml"))
        .content()
        .contains("beta: 0.02\n", "algorithm: directed-meta-sgd\n");
  }

  @Test
  void panelsOfOtherCallsStay() throws IOException {
    Call.of(FIG2, directory, "--estimator", "actor-critic").succeeded();
    Call.of(FIG2, directory, "--estimator", "policy-gradient").succeeded();

    assertThat(directory.resolve("panels.csv"))
        .content()
        .containsSubsequence("\ncartpole-policy-gradient,", "\ncartpole-actor-critic,");
    assertThat(directory.resolve("fig2.csv")).content().contains("\ncartpole-actor-critic,maml,2,");
    assertThat(directory.resolve("comparison.yaml")).content().contains("planned-runs: 10\n");
  }

  @Test
  void twoCallsWriteTheSameFigures(@TempDir Path other) throws IOException {
    Call.of(FIG2, directory, "--threads", "1").succeeded();
    Call.of(FIG2, other, "--threads", "3").succeeded();

    for (String file : List.of("fig2.svg", "fig2.png", "fig2.csv")) {
      assertThat(directory.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
    }
  }

  @Test
  void tableTwoIsTimedRunByRun() throws IOException {
    Call.of("reproduce table2 --quiet --epochs 1 --seeds 1 --out", directory).succeeded();

    Path panel = directory.resolve("lunar-lander-actor-critic");
    assertThat(panel.resolve("comparison.yaml")).content().contains("one-run-at-a-time: true\n");
    assertThat(directory.resolve("table2.csv"))
        .content()
        .startsWith("panel,arm,quantity,published,here,")
        .contains("\nlunar-lander-actor-critic,maml,seconds_per_epoch,2.34 ± 0.12,")
        .contains("\nlunar-lander-actor-critic,meta-sgd-second-order,seconds_per_epoch,,");
    assertThat(directory.resolve("table2-curves.csv")).exists();
    assertThat(panel.resolve("published.csv"))
        .content()
        .contains("directed-maml,hours_to_convergence,0.22 ± 0.03\n");
    assertThat(panel.resolve("deviations.csv")).content().contains("\nbeta,0.001,0.01,");
    assertThat(panel.resolve("runs/meta-sgd-first-order-seed1/config.yaml"))
        .content()
        .contains("order: first\n");
  }

  @Test
  void controlsHaveAllTheirArms() {
    Call.of(
            "reproduce controls --quiet --environment intersection --epochs 1 --seeds 1 --out",
            directory)
        .succeeded();

    Path panel = directory.resolve("intersection-policy-gradient");
    assertThat(panel.resolve("arms/directed-lowest.yaml"))
        .content()
        .contains("director: fixed\n", "director-task: crossing-speed=5\n");
    assertThat(panel.resolve("runs").toFile().list()).hasSize(17);
    assertThat(panel.resolve("comparison.yaml")).content().contains("reference: directed-medium\n");
  }

  @Test
  void runsThatAreFinishedAreSkippedAndOthersDoneAgain() throws IOException {
    Call.of(FIG2, directory).succeeded();
    Path runs = directory.resolve("cartpole-policy-gradient/runs");
    String kept = Files.readString(runs.resolve("maml-seed1/epochs.csv"));
    Path lost = runs.resolve("reptile-seed1/epochs.csv");
    List<String> whole = Files.readAllLines(lost);
    RunDirectory.clear(lost.getParent());

    Call.of(FIG2, directory).succeeded();

    assertThat(runs.resolve("maml-seed1/epochs.csv")).as("with its seconds").hasContent(kept);
    assertThat(withoutSeconds(Files.readAllLines(lost))).isEqualTo(withoutSeconds(whole));
  }

  @Test
  void aRunThatNobodyCanGoOnWithIsToldAndKept() throws IOException {
    Call.of(FIG2, directory).succeeded();
    Path run = directory.resolve("cartpole-policy-gradient/runs/reptile-seed1");
    List<String> whole = Files.readAllLines(run.resolve("epochs.csv"));
    Files.write(run.resolve("epochs.csv"), whole.subList(0, 2));

    Call.of(FIG2, directory).refused(run.resolve("epochs.csv") + " ");
    Call.of("resume", directory).refused(run.resolve("epochs.csv") + " ");

    assertThat(run.resolve("epochs.csv")).hasContent(String.join("\n", whole.subList(0, 2)));
  }

  /// The disk was full for what follows the last row.
  @Test
  void aRunWithAllItsRowsButAnOlderCheckpointIsNotFinished() throws Exception {
    Call.of(FIG2, directory).succeeded();
    Path run = directory.resolve("cartpole-actor-critic/runs/maml-seed1");
    List<String> whole = Files.readAllLines(run.resolve("epochs.csv"));
    byte[] tasks = Files.readAllBytes(run.resolve("tasks.csv"));
    byte[] parameters = Files.readAllBytes(run.resolve("parameters.safetensors"));
    interruptAfterOneEpoch(run);
    Files.write(run.resolve("epochs.csv"), whole);
    Files.write(run.resolve("tasks.csv"), tasks);

    Call.of("resume --quiet", directory).succeeded();

    assertThat(run.resolve("parameters.safetensors")).hasBinaryContent(parameters);
    assertThat(withoutSeconds(Files.readAllLines(run.resolve("epochs.csv"))))
        .isEqualTo(withoutSeconds(whole));
  }

  @Test
  void aRunThatWasInterruptedGoesOn() throws Exception {
    Call.of(FIG2, directory).succeeded();
    Path run = directory.resolve("cartpole-actor-critic/runs/meta-sgd-seed1");
    List<String> whole = Files.readAllLines(run.resolve("epochs.csv"));
    byte[] parameters = Files.readAllBytes(run.resolve("parameters.safetensors"));
    interruptAfterOneEpoch(run);
    List<String> interrupted = Files.readAllLines(run.resolve("epochs.csv"));
    assertThat(interrupted).hasSize(2);

    Call.of(FIG2, directory).succeeded();

    List<String> resumed = Files.readAllLines(run.resolve("epochs.csv"));
    assertThat(resumed.subList(0, 2)).as("with its seconds").isEqualTo(interrupted);
    assertThat(withoutSeconds(resumed)).isEqualTo(withoutSeconds(whole));
    assertThat(run.resolve("parameters.safetensors")).hasBinaryContent(parameters);
  }

  @Test
  void theResultAsJsonHasTheRunsThatFailed() throws IOException {
    Path run = directory.resolve("cartpole-policy-gradient/runs/reptile-seed1");
    Files.createDirectories(run.resolve("epochs.csv/in-the-way"));

    Call call =
        Call.of(FIG2, directory, "--estimator", "policy-gradient", "--threads", "1", "--json");

    assertThat(call.exitCode()).isEqualTo(ExitCodes.FAILURE);
    assertThat(call.errors()).contains("cartpole-policy-gradient/reptile-seed1: ");
    assertThat(call.output()).contains("\"maml-seed1\"", "\"reptile-seed1\"", "\"failure\"");
  }

  private static void interruptAfterOneEpoch(Path run) throws Exception {
    RunConfig config = Checkpoint.read(run).config();
    MetaTrainer trainer =
        new MetaTrainer(config, new CartPoleFamily(), MetaBatchExecutor.sequential());
    try (RunDirectory files = new RunDirectory(run, trainer)) {
      trainer.train((record, theta) -> {
        files.epochEnded(record, theta);
        trainer.stop();
      });
    }
  }

  @Test
  void otherResultsAreRefusedUnlessTheyAreToBeReplaced() {
    Call.of(FIG2, directory).succeeded();
    String other = FIG2.replace("--epochs 2", "--epochs 1");

    Call.of(other, directory)
        .refused(
            ("out (%s) already holds other results: in directed-maml-seed1, epochs is 2 there and"
                    + " would be 1.")
                .formatted(directory.resolve("cartpole-policy-gradient")));
    Call.of(other, directory, "--overwrite").succeeded();
  }

  @Test
  void directoriesOfOtherResultsAreLeftAlone() throws IOException {
    Path run = directory.resolve("run");
    Path comparison = directory.resolve("comparison");
    Path fig3 = directory.resolve("fig3");
    Call.tiny("train --quiet --out", run).succeeded();
    Call.tiny("compare --quiet --seeds 1 --algorithms maml --out", comparison).succeeded();
    Call.of("reproduce fig3 --quiet --epochs 1 --seeds 1 --out", fig3).succeeded();
    String plan = Files.readString(comparison.resolve("comparison.yaml"));

    for (Path taken : List.of(run, comparison, fig3)) {
      Call.of(FIG2, taken)
          .refused("out (" + taken + ") already holds other results. Maybe another");
    }
    Call.tiny("compare --quiet --seeds 1 --algorithms maml --out", fig3)
        .refused("out (" + fig3 + ") already holds other results: it holds a reproduction. Maybe");
    assertThat(comparison.resolve("comparison.yaml")).hasContent(plan);
  }

  @Test
  void mistakesAreTold() {
    Call.of("reproduce fig2 --preset hard-intersection")
        .refused(
            "preset (hard-intersection) is one of intersection; a result starts from tuned or");
    Call.of("reproduce").refused("reproduce needs the name of a result");
    Call.of("reproduce fig22").refused("Unknown result 'fig22'. Did you mean 'fig2'?");
    Call.of("reproduce fig2 --environment cartpol")
        .refused("Unknown environment 'cartpol'. Did you mean 'cartpole'?");
    Call.of("reproduce fig2 --seeds", "").refused("seeds () must be");
    Call.of("reproduce fig2 --epochs 0").refused("epochs (0) must be at least 1");
  }

  private static List<String> withoutSeconds(List<String> rows) {
    List<String> rest = new ArrayList<>();
    rows.forEach(row -> rest.add(row.replaceFirst("^([^,]*,[^,]*),[^,]*", "$1")));
    return rest;
  }
}
