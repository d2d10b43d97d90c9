package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.meta.Task;
import dev.azimuth.optim.Vectors;
import dev.azimuth.testing.CountingCartPole;
import dev.azimuth.testing.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunDirectoryTest {

  private static final RunConfig CONFIG = Configs.tiny(Algorithm.DIRECTED_MAML);

  @TempDir Path parent;

  private Path path() {
    return parent.resolve("runs").resolve("one");
  }

  @Test
  void runLeavesItsFilesAndNothingElse() throws Exception {
    train(CONFIG);
    try (Stream<Path> files = Files.list(path())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              ".lock",
              "checkpoint.bin",
              "config.yaml",
              "machine.json",
              "epochs.csv",
              "tasks.csv",
              "parameters.safetensors");
    }
  }

  @Test
  void theHeadersAreThereBeforeTheFirstEpochEnds() throws Exception {
    var trainer = new MetaTrainer(CONFIG, Configs.FAMILY, MetaBatchExecutor.sequential());
    try (RunDirectory _ = new RunDirectory(path(), trainer)) {
      assertThat(path().resolve("epochs.csv")).content().startsWith("epoch,").endsWith("\n");
      assertThat(path().resolve("tasks.csv")).content().startsWith("epoch,task,").endsWith("\n");
    }
  }

  @Test
  void epochsHaveTheirColumns() throws Exception {
    List<EpochRecord> records = train(CONFIG);
    String text = Files.readString(path().resolve("epochs.csv"));
    assertThat(text)
        .startsWith(
            "epoch,environment_steps,wall_seconds,return_before_adaptation,"
                + "return_after_adaptation,return_after_adaptation_ema,meta_gradient_norm")
        .endsWith("\n");
    List<CsvTable.Row> rows = CsvTable.parse(text).rows();
    assertThat(rows).hasSize(CONFIG.epochs());
    for (int e = 0; e < rows.size(); e++) {
      EpochRecord record = records.get(e);
      assertThat(rows.get(e).integer("epoch")).isEqualTo(e + 1);
      assertThat(rows.get(e).number("environment_steps")).isEqualTo(record.environmentSteps());
      assertThat(rows.get(e).number("wall_seconds")).isCloseTo(record.wallSeconds(), within(1e-6));
      assertThat(rows.get(e).number("return_before_adaptation")).isEqualTo(record.returnBefore());
      assertThat(rows.get(e).number("return_after_adaptation")).isEqualTo(record.returnAfter());
      assertThat(rows.get(e).number("return_after_adaptation_ema"))
          .isEqualTo(record.returnAfterEma());
      assertThat(rows.get(e).number("meta_gradient_norm"))
          .isEqualTo(Vectors.norm(record.result().metaGradient()));
    }
  }

  @Test
  void tasksHaveTheirParametersAndReturns() throws Exception {
    List<EpochRecord> records = train(CONFIG);
    String text = Files.readString(path().resolve("tasks.csv"));
    assertThat(text)
        .startsWith(
            "epoch,task,gravity,pole-length,return_before_adaptation,return_after_adaptation,"
                + "meta_gradient_norm\n");
    List<CsvTable.Row> rows = CsvTable.parse(text).rows();
    assertThat(rows).hasSize(CONFIG.epochs() * CONFIG.tasksPerEpoch());
    for (int i = 0; i < rows.size(); i++) {
      CsvTable.Row row = rows.get(i);
      int epoch = i / CONFIG.tasksPerEpoch();
      int task = i % CONFIG.tasksPerEpoch();
      assertThat(row.integer("epoch")).isEqualTo(epoch + 1);
      assertThat(row.integer("task")).isEqualTo(task + 1);
      assertThat(row.number("gravity"))
          .isEqualTo(records.get(epoch).result().tasks().get(task).task().phi()[0]);
      assertThat(row.number("pole-length")).isBetween(0.3, 0.7);
      assertThat(row.number("return_after_adaptation"))
          .isEqualTo(records.get(epoch).result().tasks().get(task).returnAfter());
    }
  }

  @Test
  void whatTheEnvironmentCountsHasItsColumns() throws Exception {
    MetaTrainer trainer =
        new MetaTrainer(CONFIG, new CountingCartPole(), MetaBatchExecutor.sequential());
    List<EpochRecord> records = new ArrayList<>();
    try (RunDirectory run = new RunDirectory(path(), trainer)) {
      trainer.train((record, theta) -> {
        run.epochEnded(record, theta);
        records.add(record);
      });
    }
    List<CsvTable.Row> epochs =
        CsvTable.parse(Files.readString(path().resolve("epochs.csv"))).rows();
    List<CsvTable.Row> tasks = CsvTable.parse(Files.readString(path().resolve("tasks.csv"))).rows();
    for (int e = 0; e < epochs.size(); e++) {
      double before = 0;
      double after = 0;
      for (int i = 0; i < 2; i++) {
        // An episode earns 1 a step, so its return is the number of its steps.
        CsvTable.Row task = tasks.get(2 * e + i);
        assertThat(task.number("episode_steps_before_adaptation"))
            .isEqualTo(task.number("return_before_adaptation"));
        assertThat(task.number("episode_steps_after_adaptation"))
            .isEqualTo(task.number("return_after_adaptation"));
        before += task.number("fallen_before_adaptation") / 2;
        after += task.number("fallen_after_adaptation") / 2;
      }
      assertThat(epochs.get(e).number("fallen_before_adaptation")).isEqualTo(before);
      assertThat(epochs.get(e).number("fallen_after_adaptation")).isEqualTo(after);
      assertThat(epochs.get(e).number("episode_steps_after_adaptation"))
          .isEqualTo(records.get(e).returnAfter());
    }
  }

  @Test
  void tasksHaveTheirOptimumWhereItIsKnown() throws Exception {
    RunConfig config = Configs.tinyIntersection();
    EnvironmentFamily family = Configs.family(config);
    MetaTrainer trainer = new MetaTrainer(config, family, MetaBatchExecutor.sequential());
    List<EpochRecord> records = new ArrayList<>();
    try (RunDirectory run = new RunDirectory(path(), trainer)) {
      trainer.train((record, theta) -> {
        run.epochEnded(record, theta);
        records.add(record);
      });
    }
    List<CsvTable.Row> rows = CsvTable.parse(Files.readString(path().resolve("tasks.csv"))).rows();
    for (int i = 0; i < rows.size(); i++) {
      Task task = records.get(i / 2).result().tasks().get(i % 2).task();
      assertThat(rows.get(i).number("optimal_return"))
          .isEqualTo(family.optimalReturn(task.phi(), config.horizon()).orElseThrow())
          .isGreaterThan(rows.get(i).number("return_after_adaptation"));
    }
  }

  @Test
  void rowsAreOnDiskWhenTheirEpochEnds() throws Exception {
    MetaTrainer trainer = trainer(CONFIG);
    try (RunDirectory run = new RunDirectory(path(), trainer)) {
      trainer.train((record, theta) -> {
        run.epochEnded(record, theta);
        assertThat(lines("epochs.csv")).hasSize(1 + record.epoch());
        assertThat(lines("tasks.csv")).hasSize(1 + 2 * record.epoch());
      });
    }
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(path().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void configurationReadsBack() throws Exception {
    train(CONFIG);
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line : lines("config.yaml")) {
      entries.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
    }
    assertThat(entries)
        .containsKeys("environment", "algorithm", "tasks", "alpha", "beta", "delta", "discount")
        .containsKeys("tasks-per-epoch", "trajectories-per-task", "horizon", "epochs", "hidden")
        .containsEntry("hidden", "[9, 5]")
        .containsEntry("algorithm", "directed-maml");
    assertThat(ConfigText.read(entries)).isEqualTo(CONFIG);
  }

  @Test
  void machineIsDescribed() throws Exception {
    train(CONFIG);
    JsonNode machine = new JsonMapper().readTree(Files.readString(path().resolve("machine.json")));
    for (String key : List.of("cpu", "os", "jvm", "version", "commit")) {
      assertThat(machine.get(key).asString()).as(key).isNotBlank();
    }
    assertThat(machine.get("flags").isString()).isTrue();
    assertThat(machine.get("cores").asInt()).isPositive();
    assertThat(machine.get("vector_width_bits").asInt()).isIn(32, 128, 256, 512);
  }

  @Test
  void parametersAreThoseOfTheLastEpoch() throws Exception {
    float[] theta;
    MetaTrainer trainer = trainer(CONFIG);
    try (RunDirectory run = new RunDirectory(path(), trainer)) {
      theta = trainer.train(run);
    }
    SafetensorsTest.File file = parameters();
    float[] joined = new float[theta.length];
    int end = 0;
    for (float[] tensor : file.tensors().values()) {
      System.arraycopy(tensor, 0, joined, end, tensor.length);
      end += tensor.length;
    }
    assertThat(end).isEqualTo(theta.length);
    assertThat(joined).isEqualTo(theta);
    assertThat(file.tensors())
        .containsOnlyKeys(
            "policy.layer1.weight",
            "policy.layer1.bias",
            "policy.layer2.weight",
            "policy.layer2.bias",
            "policy.layer3.weight",
            "policy.layer3.bias");
    JsonNode shape = file.header().get("policy.layer1.weight").get("shape");
    assertThat(shape.toString()).isEqualTo("[9,4]");
    JsonNode metadata = file.header().get("__metadata__");
    ConfigText.of(CONFIG)
        .forEach((key, value) -> assertThat(metadata.get(key).asString()).isEqualTo(value));
  }

  private SafetensorsTest.File parameters() throws IOException {
    return SafetensorsTest.File.read(Files.readAllBytes(path().resolve("parameters.safetensors")));
  }

  @Test
  void divergedRunKeepsItsLastGoodParameters() throws Exception {
    RunConfig config = Configs.tiny(Algorithm.MAML, OuterOptimizer.ADAM, 6_000, 0);
    assertThatThrownBy(() -> train(config)).isInstanceOf(DivergenceException.class);
    assertThat(lines("epochs.csv")).hasSizeGreaterThan(1);
    for (float[] tensor : parameters().tensors().values()) {
      for (float value : tensor) {
        assertThat(value).isBetween(-10_000f, 10_000f);
      }
    }
  }

  @Test
  void oldRunIsClearedOut() throws Exception {
    train(CONFIG);
    RunConfig other = Configs.tiny(Algorithm.MAML);
    new RunDirectory(path(), trainer(other)).close();
    assertThat(lines("epochs.csv")).hasSize(1);
    assertThat(path().resolve("parameters.safetensors")).doesNotExist();
    assertThat(lines("config.yaml")).contains("algorithm: maml");
  }

  @Test
  void directoryWithARunIsRecognised() throws Exception {
    assertThat(RunDirectory.holdsRun(path())).isFalse();
    train(CONFIG);
    assertThat(RunDirectory.holdsRun(path())).isTrue();
  }

  private List<EpochRecord> train(RunConfig config) throws IOException, InterruptedException {
    List<EpochRecord> records = new ArrayList<>();
    MetaTrainer trainer = trainer(config);
    try (RunDirectory run = new RunDirectory(path(), trainer)) {
      trainer.train((record, theta) -> {
        records.add(record);
        run.epochEnded(record, theta);
      });
    }
    return records;
  }

  private static MetaTrainer trainer(RunConfig config) {
    return new MetaTrainer(config, Configs.FAMILY, MetaBatchExecutor.sequential());
  }
}
