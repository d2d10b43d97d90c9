package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainCommandTest {

  /// The columns that are promised to be first, in this order.
  private static final String PROMISED =
      "epoch,environment_steps,wall_seconds,return_before_adaptation,return_after_adaptation,"
          + "return_after_adaptation_ema,meta_gradient_norm";

  @TempDir private Path directory;

  @Test
  void aPrintedConfigurationServesOtherAlgorithmsToo() throws IOException {
    Path file = directory.resolve("printed.yaml");
    Files.writeString(file, Call.of("train --print-config").succeeded().output());

    String changed =
        Call.of("train --print-config --algorithm reptile --config", file).succeeded().output();

    assertThat(changed)
        .isEqualTo(Call.of("train --print-config --algorithm reptile").succeeded().output());
    Call.of("train --print-config --algorithm reptile --delta 0.1 --config", file)
        .refused("delta (");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lunar-lander", "lunar-lander-continuous"})
  void otherEnvironmentsAreTrainedAndTracedToo(String environment) {
    Path run = directory.resolve(environment);

    Call.tiny("train --quiet --environment " + environment + " --out", run).succeeded();

    String trace = "trace --environment " + environment + " --horizon 3 --policy";
    assertThat(Call.of(trace, run).succeeded().output().lines()).hasSize(2 + 3);
  }

  @Test
  void aRunLeavesItsFilesWithThePromisedColumns() throws IOException {
    Path run = directory.resolve("a/new/run");

    String output =
        Call.tiny("train --quiet --tasks gravity=5..15,force=10 --out", run).succeeded().output();

    assertThat(run.toFile().list())
        .containsExactlyInAnyOrder(
            "config.yaml",
            "machine.json",
            "epochs.csv",
            "tasks.csv",
            "parameters.safetensors",
            "checkpoint.bin",
            ".lock");
    assertThat(output).contains("2 epochs, ").contains("Results: " + run);
    List<String> epochs = Files.readAllLines(run.resolve("epochs.csv"));
    assertThat(epochs).hasSize(3);
    assertThat(epochs.getFirst()).startsWith(PROMISED);
    assertThat(epochs.get(1)).startsWith("1,");
    assertThat(epochs.get(2)).startsWith("2,");
    List<String> tasks = Files.readAllLines(run.resolve("tasks.csv"));
    assertThat(tasks).hasSize(1 + 2 * 2);
    assertThat(tasks.getFirst())
        .startsWith("epoch,task,gravity,force,return_before_adaptation,return_after_adaptation");
    assertThat(tasks.get(4)).matches("2,2,[0-9.]+,10\\.0,.*");
  }

  @Test
  void theReturnsAreMeansOverTasksAndTheirMovingAverage() throws IOException {
    Path run = directory.resolve("run");
    Call.tiny("train --quiet --out", run).succeeded();

    double[][] epochs = numbers(run.resolve("epochs.csv"));
    double[][] tasks = numbers(run.resolve("tasks.csv"));

    for (int e = 0; e < 2; e++) {
      for (int column : new int[] {3, 4}) {
        double mean = (tasks[2 * e][column] + tasks[2 * e + 1][column]) / 2;
        assertThat(epochs[e][column]).isEqualTo(mean);
      }
    }
    assertThat(epochs[0][5]).isEqualTo(epochs[0][4]);
    assertThat(epochs[1][5]).isEqualTo(0.9 * epochs[0][4] + (1 - 0.9) * epochs[1][4]);
  }

  @Test
  void theMachineAndTheParametersAreToldInFormatsOfOthers() throws IOException {
    Path run = directory.resolve("run");
    Call.tiny("train --quiet --out", run).succeeded();

    JsonNode machine = json(Files.readString(run.resolve("machine.json")));
    byte[] parameters = Files.readAllBytes(run.resolve("parameters.safetensors"));
    ByteBuffer buffer = ByteBuffer.wrap(parameters).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) buffer.getLong();
    JsonNode header = json(new String(parameters, 8, length, StandardCharsets.UTF_8));

    assertThat(machine.propertyNames())
        .contains("cpu", "cores", "os", "jvm", "flags", "vector_width_bits", "version", "commit");
    assertThat(header.get("__metadata__").get("seed").asString()).isEqualTo("1");
    assertThat(header.get("policy.layer1.weight").get("shape").toString()).isEqualTo("[4,4]");
    int end = header.get("policy.layer2.bias").get("data_offsets").get(1).asInt();
    assertThat(parameters).hasSize(8 + length + end);
  }

  @Test
  void jsonIsAllThatIsPrinted() throws IOException {
    Path run = directory.resolve("a \"run\"");

    JsonNode result = json(Call.tiny("train --quiet --json --out", run).succeeded().output());

    double[] last = numbers(run.resolve("epochs.csv"))[1];
    assertThat(result.get("directory").asString()).isEqualTo(run.toString());
    assertThat(result.get("epochs").asInt()).isEqualTo(2);
    assertThat(result.get("environment_steps").asInt()).isEqualTo((int) last[1]);
    assertThat(result.get("return_before_adaptation").asDouble()).isEqualTo(last[3]);
    assertThat(result.get("return_after_adaptation").asDouble()).isEqualTo(last[4]);
    assertThat(result.get("return_after_adaptation_ema").asDouble()).isEqualTo(last[5]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--preset paper --seed 12345678901",
        "--algorithm meta-sgd --order first --rate-step-size 1e-7",
        "--estimator actor-critic --gae-lambda 1 --critic-hidden 8,8",
        "--director fixed --director-task gravity=5 --delta 1e-10 --schedule cosine",
        "--algorithm reptile --hidden 8,16 --activation relu --tasks gravity=5..15,force=10"
      })
  void whatPrintConfigPrintsIsAConfigurationThatSaysTheSame(String options) throws IOException {
    String printed = Call.of("train --print-config " + options).succeeded().output();
    Path file = Files.writeString(directory.resolve("printed.yaml"), printed);

    Call again = Call.of("train --print-config --config", file).succeeded();

    assertThat(again.output()).isEqualTo(printed);
  }

  @Test
  void theConfigurationOfARunRepeatsIt() throws IOException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    Call.tiny("train --quiet --algorithm directed-meta-sgd --seed 3 --out", first).succeeded();

    Call.of("train --quiet --config", first.resolve("config.yaml"), "--out", second).succeeded();

    assertThat(second.resolve("config.yaml")).hasSameTextualContentAs(first.resolve("config.yaml"));
    assertThat(second.resolve("parameters.safetensors"))
        .hasSameBinaryContentAs(first.resolve("parameters.safetensors"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -                            | -             | 300 | 64
          -                            | --preset=paper | 1000 | 32
          preset: paper                | -             | 1000 | 32
          preset: paper                | --preset=tuned | 300 | 64
          epochs: 7                    | -             | 7 | 64
          epochs: 7                    | --preset=paper | 7 | 32
          epochs: 7                    | --epochs=8    | 8 | 64
          preset: paper, hidden: 5     | --epochs=8    | 8 | 5
          """)
  void aFileIsStrongerThanAPresetAndAnOptionStrongerThanAFile(
      String lines, String option, String epochs, String hidden) throws IOException {
    String text = lines.equals("-") ? "" : lines.replace(", ", "\n");
    Path file = Files.writeString(directory.resolve("some.yaml"), text);
    String words = "train --print-config " + (option.equals("-") ? "" : option) + " --config";

    assertThat(Call.of(words, file).succeeded().output().lines())
        .contains("epochs: " + epochs, "hidden: [" + hidden + "]");
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  private static double[][] numbers(Path table) throws IOException {
    return Files.readAllLines(table).stream()
        .skip(1)
        .map(line -> List.of(line.split(",")).stream().mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
