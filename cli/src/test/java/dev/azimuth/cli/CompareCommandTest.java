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

class CompareCommandTest {

  @TempDir private Path directory;

  @Test
  void aComparisonHasItsRunsTheirSummaryAndTheirFigures() throws IOException {
    String output =
        Call.tiny("compare --quiet --algorithms maml,directed-maml --seeds 3..4 --out", directory)
            .succeeded()
            .output();

    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder(
            "runs",
            "comparison.yaml",
            "arms.csv",
            "arms",
            "summary.csv",
            "verdicts.csv",
            "report.html",
            "learning-curves.svg",
            "learning-curves.png");
    assertThat(directory.resolve("runs").toFile().list())
        .containsExactlyInAnyOrder(
            "maml-seed3", "maml-seed4", "directed-maml-seed3", "directed-maml-seed4");
    assertThat(config("directed-maml-seed4")).contains("algorithm: directed-maml", "seed: 4");
    assertThat(Files.readString(directory.resolve("report.html")))
        .contains("./azimuth compare --")
        .doesNotContain("compare compare", "--out " + directory);
    assertThat(Files.readAllLines(directory.resolve("summary.csv")))
        .satisfiesExactly(
            header ->
                assertThat(header)
                    .isEqualTo(
                        "algorithm,runs,final_return_iqm,final_return_low,final_return_high,"
                            + "epochs_to_175_median,epochs_to_175_low,epochs_to_175_high,"
                            + "reached_175,"
                            + "epochs_to_195_median,epochs_to_195_low,epochs_to_195_high,"
                            + "reached_195,"
                            + "seconds_per_epoch_median,seconds_to_convergence_median"),
            maml -> assertThat(maml).startsWith("maml,2,"),
            directed -> assertThat(directed).startsWith("directed-maml,2,"));
    assertThat(output).contains("maml ", "directed-maml ", "Report: " + directory);
  }

  @Test
  void theCommandThatRepeatsItCanBePasted() {
    Call.tiny(
            "compare --quiet --algorithms maml --seeds 1 --out",
            directory,
            "--tasks",
            "gravity=5|10")
        .succeeded();

    assertThat(directory.resolve("comparison.yaml"))
        .content()
        .contains(" --tasks 'gravity=5|10'\"\n");
  }

  @Test
  void aComparisonSaysWhatItIs() throws IOException {
    Call.tiny("compare --quiet --algorithms maml,directed-maml --seeds 3..4 --out", directory)
        .succeeded();

    assertThat(directory.resolve("comparison.yaml"))
        .hasContent(
            """
            name: compare
            title: "maml, directed-maml on cartpole"
            command: "./azimuth compare --epochs 2 --tasks-per-epoch 2 --trajectories-per-task 2 \
            --horizon 20 --hidden 4 --algorithms maml,directed-maml --seeds 3..4"
            thresholds: [175, 195]
            reference: maml
            quick: false
            one-run-at-a-time: false
            seeds: [3, 4]
            planned-runs: 4
            """);
    assertThat(Files.readAllLines(directory.resolve("arms.csv")))
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("arm,algorithm,description"),
            maml -> assertThat(maml).startsWith("maml,maml,\"an initialization; second order"),
            directed -> assertThat(directed).startsWith("directed-maml,directed-maml,"));
  }

  @Test
  void aRunOfAComparisonIsTheRunThatTrainMakes() throws IOException {
    Path comparison = directory.resolve("comparison");
    Path run = directory.resolve("run");
    Call.tiny("compare --quiet --algorithms fomaml --seeds 1,5 --out", comparison).succeeded();
    Call.tiny("train --quiet --algorithm fomaml --seed 5 --out", run).succeeded();

    for (String file : new String[] {"config.yaml", "parameters.safetensors", "tasks.csv"}) {
      assertThat(comparison.resolve("runs/fomaml-seed5").resolve(file))
          .hasSameBinaryContentAs(run.resolve(file));
    }
  }

  @Test
  void jsonIsAllThatIsPrinted() {
    String output =
        Call.tiny("compare --json --quiet --algorithms maml --seeds 2 --out", directory)
            .succeeded()
            .output();

    JsonNode result = JsonMapper.builder().build().readTree(output);

    assertThat(result.get("directory").asString()).isEqualTo(directory.toString());
    JsonNode run = result.get("runs").get("maml-seed2");
    assertThat(run.get("epochs").asInt()).isEqualTo(2);
    assertThat(run.get("directory").asString())
        .isEqualTo(directory.resolve("runs/maml-seed2").toString());
    JsonNode row = result.get("summary").get(0);
    assertThat(row.get("algorithm").asString()).isEqualTo("maml");
    assertThat(row.get("final_return_iqm").asDouble())
        .isEqualTo(run.get("return_after_adaptation_ema").asDouble());
    assertThat(row.get("epochs_to_195_median").isNull()).as("reached in two epochs").isTrue();
  }

  @Test
  void thresholdsAreThoseOfTheCaller() throws IOException {
    Call.tiny("compare --quiet --seeds 1 --algorithms maml --thresholds 5,12.5 --out", directory)
        .succeeded();

    assertThat(Files.readAllLines(directory.resolve("summary.csv")).getFirst())
        .contains(",reached_5,", ",epochs_to_12.5_median,")
        .doesNotContain("175");
  }

  @Test
  void anOptionThatOneAlgorithmUsesIsLeftOutOfTheOthers() throws IOException {
    Call.tiny(
            "compare --quiet --seeds 1 --algorithms maml,fomaml,meta-sgd,directed-reptile"
                + " --delta 0.25 --director random --rate-step-size 0.125 --surrogate lvc --out",
            directory)
        .succeeded();

    assertThat(config("maml-seed1"))
        .contains("surrogate: lvc")
        .noneMatch(line -> line.matches("(delta|director|rate-step-size): .*"));
    assertThat(config("fomaml-seed1"))
        .noneMatch(line -> line.matches("(delta|director|rate-step-size|surrogate): .*"));
    assertThat(config("meta-sgd-seed1")).contains("rate-step-size: 0.125", "surrogate: lvc");
    assertThat(config("directed-reptile-seed1"))
        .contains("delta: 0.25", "director: random")
        .noneMatch(line -> line.startsWith("surrogate"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--preset paper --algorithms maml --seeds 3",
        "--algorithms reptile,directed-meta-sgd --seeds 1,2,7 --delta 0.1 --order first",
        "--estimator actor-critic --seeds 9223372036854775806..9223372036854775807"
      })
  void whatPrintConfigPrintsIsAConfigurationThatSaysTheSame(String options) throws IOException {
    String printed = Call.of("compare --print-config " + options).succeeded().output();
    Path file = Files.writeString(directory.resolve("printed.yaml"), printed);

    Call again = Call.of("compare --print-config --config", file).succeeded();

    assertThat(again.output()).isEqualTo(printed);
  }

  @Test
  void theConfigurationOfARunIsThatOfAComparisonOfOne() throws IOException {
    Path file = directory.resolve("train.yaml");
    Files.writeString(
        file, Call.of("train --print-config --algorithm fomaml --seed 7").succeeded().output());

    assertThat(Call.of("compare --print-config --config", file).succeeded().output().lines())
        .contains("algorithms: [fomaml]", "seeds: [7]");
    assertThat(
            Call.of("compare --print-config --algorithms maml --seeds 1 --config", file)
                .succeeded()
                .output()
                .lines())
        .contains("algorithms: [maml]", "seeds: [1]");
  }

  @Test
  void aReportIsMadeAgainFromTheRunsAlone() throws IOException {
    Path comparison = directory.resolve("comparison");
    Path elsewhere = directory.resolve("elsewhere");
    Call.tiny("compare --quiet --seeds 1 --out", comparison).succeeded();
    Files.delete(comparison.resolve("report.html"));

    String output = Call.of("report", comparison, "--out", elsewhere).succeeded().output();
    Call.of("report --thresholds 10,15", comparison, elsewhere.resolve("../comparison"))
        .succeeded();

    assertThat(output).isEqualTo("Report: " + elsewhere.resolve("report.html") + "\n");
    assertThat(elsewhere.resolve("report.html")).content().contains("<html").contains("175");
    assertThat(comparison.resolve("report.html")).content().contains("<html");
  }

  private List<String> config(String run) throws IOException {
    return Files.readAllLines(directory.resolve("runs").resolve(run).resolve("config.yaml"));
  }
}
