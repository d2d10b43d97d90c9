package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in a process of its own: signals, limits, the working directory.
class ProcessTest {

  private static final String ENDLESS =
      "--quiet --epochs 100000000 --tasks-per-epoch 2 --trajectories-per-task 2 --horizon 20"
          + " --hidden 4 --threads 1";

  @TempDir private Path directory;
  private final List<String> flags =
      new ArrayList<>(
          List.of(
              "--add-modules=jdk.incubator.vector",
              "-XX:+UseSerialGC",
              "-XX:-UsePerfData",
              "-Xlog:disable"));

  @Test
  void anInterruptedRunSavesAndEnds() throws Exception {
    Process process = start("", "train " + ENDLESS + " --out run");
    awaitEpochs("run", 3);
    kill("INT", process);

    assertThat(end(process)).isEqualTo(130);
    assertWhole(directory.resolve("run/epochs.csv"));
    assertWhole(directory.resolve("run/tasks.csv"));
    assertThat(directory.resolve("run/parameters.safetensors")).exists();
    assertThat(errors())
        .isEqualToIgnoringNewLines("azimuth: Interrupted; what was done until then is saved.");
    assertThat(output()).contains(" epochs, ", "Results: run");
    assertThat(Call.of("trace --horizon 2 --policy", directory.resolve("run")).exitCode()).isZero();
  }

  @Test
  void aTerminatedComparisonEndsWithAReportOfWhatThereIs() throws Exception {
    Process process = start("", "compare " + ENDLESS + " --seeds 1,2 --out comparison");
    awaitEpochs("comparison/runs/maml-seed1", 3);
    kill("TERM", process);

    assertThat(end(process)).isEqualTo(130);
    assertThat(errors())
        .isEqualToIgnoringNewLines("azimuth: Interrupted; what was done until then is saved.");
    assertThat(directory.resolve("comparison/runs").toFile().list()).containsExactly("maml-seed1");
    assertWhole(directory.resolve("comparison/runs/maml-seed1/epochs.csv"));
    assertThat(directory.resolve("comparison/runs/maml-seed1/parameters.safetensors")).exists();
    assertThat(directory.resolve("comparison/report.html")).exists();
  }

  @Test
  void aRunThatIsKilledLeavesWholeFiles() throws Exception {
    Process process = start("", "train " + ENDLESS + " --out run");
    awaitEpochs("run", 1);
    process.destroyForcibly();
    end(process);

    assertThat(Call.of("report", directory.resolve("run")).exitCode()).isZero();
  }

  /// Killed twice, at any moment, and once interrupted, it has the bytes of a run of so many epochs
  /// that never was.
  @Test
  void aRunThatIsKilledAndResumedIsTheSameBytes() throws Exception {
    Process process = start("", "train " + ENDLESS + " --out run");
    awaitEpochs("run", 20);
    Call.of("resume", directory.resolve("run"))
        .refused(directory.resolve("run") + " is being written by another process.");
    process.destroyForcibly();
    end(process);
    for (String signal : List.of("KILL", "INT")) {
      int before = Files.readAllLines(directory.resolve("run/epochs.csv")).size();
      process = start("", "resume run --quiet --threads 1");
      awaitEpochs("run", before + 100); // more than there were, so they are new
      kill(signal, process);
      assertThat(end(process)).isEqualTo(signal.equals("INT") ? 130 : 137);
    }
    assertWhole(directory.resolve("run/epochs.csv"));
    List<String> rows = ResumeCommandTest.withoutSeconds(directory.resolve("run"));
    int epochs = rows.size() - 1;
    Path whole = directory.resolve("whole");
    Call.of("train " + ENDLESS.replace("100000000", "" + epochs) + " --out", whole).succeeded();

    assertThat(rows).isEqualTo(ResumeCommandTest.withoutSeconds(whole));
    assertThat(directory.resolve("run/tasks.csv"))
        .hasSameBinaryContentAs(whole.resolve("tasks.csv"));
  }

  @Test
  void anInterruptedEvaluationLeavesNothing() throws Exception {
    Call.tiny("train --quiet --out", directory.resolve("run")).succeeded();
    Process process =
        start("", "evaluate run --episodes 20000 --task-count 1000 --threads 1 --out evaluation");
    for (int i = 0; i < 1200 && !Files.exists(directory.resolve("evaluation")); i++) {
      Thread.sleep(50);
    }
    kill("TERM", process);

    assertThat(end(process)).isEqualTo(130);
    assertThat(errors()).endsWith("azimuth: Interrupted; nothing was written.\n");
    assertThat(directory.resolve("evaluation").toFile().list()).isEmpty();
  }

  /// The disk is full for a file that may not grow: `ulimit -f` counts blocks of 512 bytes.
  @Test
  void aFullDiskIsAFailureInOneLine() throws Exception {
    Process process = start("ulimit -f 16;", "train " + ENDLESS + " --out run");

    assertThat(end(process)).isEqualTo(1);
    assertThat(errors()).matches("azimuth: Cannot write to run\\. .*\\.\\R");
    assertThat(directory.resolve("run/epochs.csv")).content().startsWith("epoch,");
  }

  @Test
  void tooLittleMemoryIsAFailureInOneLine() throws Exception {
    flags.add("-Xmx24m");

    Process process = start("", "train --hidden 2000,2000 --epochs 1 --out run");

    assertThat(end(process)).isEqualTo(1);
    assertThat(errors()).matches("azimuth: Java's memory \\([0-9]+ MiB\\) .*\\?\\R");
  }

  @Test
  void resultsGoToANewDirectoryUnderRuns() throws Exception {
    String tiny = "--quiet --epochs 1 --tasks-per-epoch 1 --horizon 5 --hidden 4";

    assertThat(end(start("", "train " + tiny + " --algorithm fomaml"))).isZero();

    assertThat(directory.resolve("runs").toFile().list())
        .singleElement()
        .asString()
        .matches("cartpole-fomaml-\\d{8}-\\d{6}");
  }

  /// Starts are to be fast: what is not needed for a version is not loaded.
  @Test
  void theVersionTakesNoneOfTheLibraries() throws Exception {
    flags.add("-Xlog:class+load:file=classes.txt");

    assertThat(end(start("", "--version"))).isZero();

    assertThat(directory.resolve("classes.txt"))
        .content()
        .contains("dev.azimuth.cli.Azimuth ")
        .doesNotContain("TrainCommand")
        .doesNotContain("dev.azimuth.train.RunConfig")
        .doesNotContain("dev.azimuth.vector")
        .doesNotContain("tools.jackson");
  }

  private Process start(String before, String arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", before + " exec \"$@\" >output 2>errors", "sh"));
    if (resetsSignals()) {
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(java);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.azimuth.cli.Azimuth");
    command.addAll(List.of(arguments.split(" ")));
    return new ProcessBuilder(command).directory(directory.toFile()).start();
  }

  /// Whether `env` can undo that SIGINT is ignored, as it is where a shell runs this test with `&`.
  private static boolean resetsSignals() throws IOException {
    Process env = new ProcessBuilder("env", "--default-signal=INT", "true").start();
    return env.onExit().join().exitValue() == 0;
  }

  private static void kill(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output"));
  }

  /// What was told, without the JVM's greeting to the Vector API.
  private String errors() throws IOException {
    return Files.readString(directory.resolve("errors"))
        .replaceFirst("WARNING: Using incubator modules: .*\\R", "");
  }

  private void awaitEpochs(String run, int epochs) throws Exception {
    Path file = directory.resolve(run).resolve("epochs.csv");
    for (int i = 0; i < 1200; i++) {
      if (Files.exists(file) && Files.readAllLines(file).size() > epochs) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(file + " has no " + epochs + " epochs: " + errors());
  }

  /// Every row of the table has as many fields as its header, and ends.
  private static void assertWhole(Path table) throws IOException {
    String text = Files.readString(table);
    long columns = text.lines().findFirst().orElseThrow().split(",").length;
    assertThat(text).endsWith("\n");
    assertThat(text.lines()).allMatch(line -> line.split(",").length == columns);
  }
}
