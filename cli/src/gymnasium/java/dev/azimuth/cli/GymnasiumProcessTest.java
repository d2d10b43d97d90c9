package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a run and its Python processes come to their end, the others follow.
class GymnasiumProcessTest {

  private static final int WORKERS = 2;

  private static Path python = Path.of("");
  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    python = PythonInstallation.withGymnasium();
  }

  @AfterEach
  void endAll() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void ctrlCSavesTheRunAndEndsPython() throws Exception {
    Process program = train("gymnasium:Pendulum-v1 --tasks g=5..15");
    awaitEpochs(3);
    List<ProcessHandle> workers = workers(program);
    signal("INT", "-" + program.pid()); // to the whole group, as a terminal does

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(130);
    assertThat(errors()).isEqualTo("azimuth: Interrupted; what was done until then is saved.");
    assertThat(folder.resolve("run/parameters.safetensors")).exists();
    awaitEnd(workers);
  }

  @Test
  void pythonEndsWhenTheProgramIsKilled() throws Exception {
    Process program = train("gymnasium:Pendulum-v1 --tasks g=5..15");
    awaitEpochs(1);
    List<ProcessHandle> workers = workers(program);
    program.destroyForcibly();

    awaitEnd(workers);
  }

  @Test
  void pythonThatHangsEndsWhenTheProgramIsKilled() throws Exception {
    Process program = train("gymnasium:azimuth_test_worlds:Spinning-v0 --tasks mass=1..2");
    await(() -> Files.exists(folder.resolve("run/config.yaml")));
    Thread.sleep(2000); // until it hangs in the directed step of the first epoch
    List<ProcessHandle> workers = program.descendants().toList();
    assertThat(workers).hasSize(1);
    program.destroyForcibly();

    awaitEnd(workers);
  }

  @Test
  void killedPythonEndsTheRunInOneLine() throws Exception {
    Process program = train("gymnasium:Pendulum-v1 --tasks g=5..15");
    awaitEpochs(1);
    List<ProcessHandle> workers = workers(program);
    workers.getFirst().destroyForcibly();

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(1);
    assertThat(errors())
        .isEqualTo(
            "azimuth: The Python process of gymnasium:Pendulum-v1 ended with exit code 137.");
    assertThat(folder.resolve("run/parameters.safetensors")).exists();
    awaitEnd(workers);
  }

  /// Starts an endless run, in a group of processes of its own.
  private Process train(String environment) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("setsid", "/bin/sh", "-c", "exec \"$@\" >output 2>errors", "sh"));
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.azimuth.cli.Azimuth", "train", "--python", python.toString()));
    command.addAll(List.of("--quiet", "--out", "run", "--threads", "" + WORKERS, "--hidden", "4"));
    command.addAll(List.of("--epochs", "1000000", "--horizon", "20", "--environment"));
    command.addAll(List.of(environment.split(" ")));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  /// The Python processes, once all are there.
  private static List<ProcessHandle> workers(Process program) throws Exception {
    await(() -> program.descendants().count() == WORKERS);
    List<ProcessHandle> workers = program.descendants().toList();
    assertThat(workers).hasSize(WORKERS);
    return workers;
  }

  private static void awaitEnd(List<ProcessHandle> workers) throws Exception {
    await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
  }

  private void awaitEpochs(int epochs) throws Exception {
    Path file = folder.resolve("run/epochs.csv");
    await(() -> {
      try {
        return Files.exists(file) && Files.readAllLines(file).size() > epochs;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static void await(BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static void signal(String name, String target) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "--", target).start().waitFor()).isZero();
  }

  /// What was told, without the JVM's greeting to the Vector API.
  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"))
        .replaceFirst("WARNING: Using incubator modules: .*\\R", "")
        .strip();
  }
}
