package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.rl.Estimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that was interrupted and goes on leaves the files of one that was not.
class ResumeTest {

  private static final int EPOCHS = 4;
  private static final int WALL_SECONDS = 2;

  @TempDir private Path directory;

  static Stream<Arguments> runs() {
    return Stream.of(Algorithm.values())
        .flatMap(algorithm ->
            Stream.of(Estimator.values())
                .flatMap(estimator ->
                    Stream.of(OuterOptimizer.values())
                        .map(optimizer -> Arguments.of(algorithm, estimator, optimizer))));
  }

  /// With a director whose step has an optimizer of its own, too, and a schedule.
  @ParameterizedTest
  @MethodSource("runs")
  void itIsTheSameBytesWhereverItWasInterrupted(
      Algorithm algorithm, Estimator estimator, OuterOptimizer optimizer) throws Exception {
    RunConfig config = small(algorithm, estimator, optimizer);
    Path whole = directory.resolve("whole");
    train(config, whole, EPOCHS);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Path run = directory.resolve("of-" + epoch);
      train(config, run, epoch);
      resume(config, run, EPOCHS);
      assertSame(run, whole);
    }
  }

  @Test
  void itMayBeInterruptedAfterEveryEpoch() throws Exception {
    RunConfig config =
        small(Algorithm.DIRECTED_META_SGD, Estimator.ACTOR_CRITIC, OuterOptimizer.ADAM);
    Path whole = directory.resolve("whole");
    Path run = directory.resolve("run");
    train(config, whole, EPOCHS);
    train(config, run, 1);
    for (int epoch = 2; epoch <= EPOCHS; epoch++) {
      resume(config, run, epoch);
    }
    assertSame(run, whole);
  }

  /// The files of a process that is killed: rows that are newer than the checkpoint, the last one in
  /// parts, and a checkpoint that was being written.
  @Test
  void whatCameAfterTheCheckpointIsTakenBack() throws Exception {
    RunConfig config = small(Algorithm.MAML, Estimator.ACTOR_CRITIC, OuterOptimizer.ADAM);
    Path whole = directory.resolve("whole");
    Path run = directory.resolve("run");
    train(config, whole, EPOCHS);
    train(config, run, 2);
    append(run.resolve("epochs.csv"), "3,4,5,6\n4,12");
    append(run.resolve("tasks.csv"), "3,1,");
    Files.delete(run.resolve("parameters.safetensors"));
    Files.writeString(run.resolve("checkpoint.bin.partial"), "AZIM");

    resume(config, run, EPOCHS);

    assertSame(run, whole);
    assertThat(run.toFile().list()).containsExactlyInAnyOrder(whole.toFile().list());
  }

  @Test
  void secondsGoOn() throws Exception {
    RunConfig config = small(Algorithm.MAML, Estimator.POLICY_GRADIENT, OuterOptimizer.ASCENT);
    train(config, directory, 2);
    TrainerState state = Checkpoint.read(directory).state();

    resume(config, directory, EPOCHS);

    double[] seconds =
        Files.readAllLines(directory.resolve("epochs.csv")).stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",")[WALL_SECONDS]))
            .toArray();
    assertThat(seconds).isSorted();
    assertThat(seconds[2]).isGreaterThan(state.seconds());
    assertThat(seconds[1]).isCloseTo(state.seconds(), within(1e-6));
  }

  /// The epoch that diverges leaves its optimizers changed; what is saved is from before it.
  @Test
  void aRunThatDivergedDivergesAgain() throws Exception {
    RunConfig config = Configs.tiny(Algorithm.MAML, OuterOptimizer.ADAM, 6_000, 0);
    List<String> messages = new ArrayList<>();
    assertThatThrownBy(() -> train(config, directory, 100))
        .isInstanceOf(DivergenceException.class)
        .satisfies(e -> messages.add(e.getMessage()));
    List<String> rows = Files.readAllLines(directory.resolve("epochs.csv"));

    assertThatThrownBy(() -> resume(config, directory, 100)).hasMessage(messages.getFirst());

    assertThat(directory.resolve("epochs.csv")).content().hasLineCount(rows.size());
  }

  @Test
  void moreEpochsAreThoseOfALongerRun() throws Exception {
    RunConfig longer =
        Configs.with(
            small(Algorithm.DIRECTED_MAML, Estimator.ACTOR_CRITIC, OuterOptimizer.MOMENTUM),
            "schedule",
            "constant");
    RunConfig shorter = Configs.with(longer, "epochs", "2");
    Path whole = directory.resolve("whole");
    Path run = directory.resolve("run");
    train(longer, whole, EPOCHS);
    train(shorter, run, EPOCHS);
    assertThat(Checkpoint.read(run).finished()).isTrue();

    resume(longer, run, 3);
    assertThat(Checkpoint.read(run).config()).isEqualTo(longer);
    resume(longer, run, EPOCHS);

    assertSame(run, whole);
    assertThat(Checkpoint.read(run).finished()).isTrue();
  }

  @Test
  void aScheduleThatIsNotConstantHasItsEpochs() throws Exception {
    RunConfig config = small(Algorithm.MAML, Estimator.POLICY_GRADIENT, OuterOptimizer.ADAM);
    train(config, directory, EPOCHS);
    assertThatThrownBy(() -> Checkpoint.read(directory).withEpochs(EPOCHS + 1))
        .hasMessage(
            "epochs (5) must be 4, for which the schedule (linear) was made: with others, the epochs"
                + " that have ended would have been different.");
  }

  @Test
  void epochsThatHaveEndedStay() throws Exception {
    RunConfig config = Configs.tiny(Algorithm.MAML);
    train(config, directory, 2);
    assertThatThrownBy(() -> Checkpoint.read(directory).withEpochs(1))
        .hasMessage("epochs (1) must be at least 2, as so many have ended.");
    assertThat(Checkpoint.read(directory).withEpochs(2).finished()).isTrue();
  }

  @Test
  void aDirectoryIsForOneAtATime() throws Exception {
    RunConfig config = Configs.tiny(Algorithm.MAML);
    String message = directory + " is being written by another process.";
    try (RunDirectory _ = new RunDirectory(directory, trainer(config))) {
      assertThatThrownBy(() -> new RunDirectory(directory, trainer(config))).hasMessage(message);
      assertThatThrownBy(() -> RunDirectory.resume(directory, trainer(config))).hasMessage(message);
      assertThatThrownBy(() -> RunDirectory.clear(directory)).hasMessage(message);
    }
    resume(config, directory, 1);
    RunDirectory.clear(directory);
    assertThat(directory.toFile().list()).isEmpty();
  }

  @Test
  void aTrainerOfAnotherConfigurationIsRefused() throws Exception {
    train(Configs.tiny(Algorithm.MAML), directory, 1);
    MetaTrainer other = trainer(Configs.with(Configs.tiny(Algorithm.MAML), "seed", "2"));
    assertThatThrownBy(() -> RunDirectory.resume(directory, other))
        .hasMessage(directory + " has another configuration than its trainer.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"epochs.csv", "tasks.csv"})
  void tablesThatLackRowsAreRefusedAndNothingIsLost(String name) throws Exception {
    RunConfig config = Configs.tiny(Algorithm.MAML);
    train(config, directory, 2);
    Path file = directory.resolve(name);
    String shorter = Files.readString(file).substring(0, 200);
    Files.writeString(file, shorter);
    append(directory.resolve(name.equals("tasks.csv") ? "epochs.csv" : "tasks.csv"), "3,");

    assertThatThrownBy(() -> resume(config, directory, EPOCHS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            ".*/%s has 200 bytes and once had \\d+, so somebody has changed it\\.".formatted(name));

    assertThat(file).hasContent(shorter);
    assertThat(directory.resolve(name.equals("tasks.csv") ? "epochs.csv" : "tasks.csv"))
        .content()
        .endsWith("\n3,");
  }

  private static RunConfig small(
      Algorithm algorithm, Estimator estimator, OuterOptimizer optimizer) {
    RunConfig config = Configs.tiny(algorithm, estimator);
    List<String> settings =
        new ArrayList<>(
            List.of(
                "epochs=" + EPOCHS,
                "optimizer=" + KebabCase.of(optimizer),
                "schedule=linear",
                "trajectories-per-task=3",
                "horizon=10"));
    if (algorithm.directed()) {
      settings.addAll(
          List.of("director=random", "directed-optimizer=" + settings.get(1).substring(10)));
    }
    if (estimator == Estimator.ACTOR_CRITIC) {
      settings.addAll(List.of("critic-hidden=7", "critic-steps=2", "critic-batch=40"));
    }
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      config = Configs.with(config, parts[0], parts[1]);
    }
    return config;
  }

  private static MetaTrainer trainer(RunConfig config) {
    return new MetaTrainer(config, Configs.FAMILY, MetaBatchExecutor.sequential());
  }

  /// Trains until an epoch has ended, as an interruption does.
  private static void train(RunConfig config, Path path, int last) throws Exception {
    MetaTrainer trainer = trainer(config);
    try (RunDirectory run = new RunDirectory(path, trainer)) {
      train(trainer, run, last);
    }
  }

  private static void resume(RunConfig config, Path path, int last) throws Exception {
    MetaTrainer trainer = trainer(config);
    try (RunDirectory run = RunDirectory.resume(path, trainer)) {
      train(trainer, run, last);
    }
  }

  private static void train(MetaTrainer trainer, RunDirectory run, int last)
      throws InterruptedException {
    if (last == 0) {
      trainer.stop();
    }
    trainer.train((record, theta) -> {
      run.epochEnded(record, theta);
      if (record.epoch() == last) {
        trainer.stop();
      }
    });
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static void assertSame(Path run, Path whole) throws IOException {
    assertThat(withoutSeconds(run)).hasSize(1 + EPOCHS).isEqualTo(withoutSeconds(whole));
    for (String name : List.of("config.yaml", "tasks.csv", "parameters.safetensors")) {
      assertThat(run.resolve(name)).as(name).hasSameBinaryContentAs(whole.resolve(name));
    }
  }

  private static List<String> withoutSeconds(Path run) throws IOException {
    return Files.readAllLines(run.resolve("epochs.csv")).stream()
        .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,", "$1,"))
        .toList();
  }
}
