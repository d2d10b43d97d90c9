package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeCommandTest {

  private static final String SMALL =
      "--quiet --tasks-per-epoch 2 --trajectories-per-task 2 --horizon 20 --hidden 4";

  @TempDir private Path directory;

  private Path run() {
    return directory.resolve("run");
  }

  @Test
  void aFinishedRunIsToldAndLeftAlone() throws IOException {
    Call.tiny("train --quiet --out", run()).succeeded();
    byte[] before = Files.readAllBytes(run().resolve("checkpoint.bin"));
    String epochs = Files.readString(run().resolve("epochs.csv"));

    assertThat(Call.of("resume", run()).succeeded().output())
        .isEqualToIgnoringNewLines(run() + " is finished: all 2 epochs have ended.");
    assertThat(Call.of("resume --json", run()).succeeded().output())
        .contains("\"epochs\":2,", "\"finished\":true");
    assertThat(run().resolve("checkpoint.bin")).hasBinaryContent(before);
    assertThat(run().resolve("epochs.csv")).hasContent(epochs);
  }

  @Test
  void moreEpochsAreThoseOfALongerRun() throws IOException {
    Path whole = directory.resolve("whole");
    Call.of("train --epochs 5 " + SMALL + " --out", whole).succeeded();
    Call.of("train --epochs 2 " + SMALL + " --out", run()).succeeded();

    Call.of("resume --quiet --epochs 5", run()).succeeded();

    assertThat(withoutSeconds(run())).isEqualTo(withoutSeconds(whole));
    for (String file : List.of("tasks.csv", "parameters.safetensors", "config.yaml")) {
      assertThat(run().resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    Call.of("resume --epochs 4", run()).refused("epochs (4) must be at least 5, as so many");
  }

  @Test
  void aRunWithAScheduleCannotBeExtended() {
    Call.tiny("train --quiet --schedule cosine --out", run()).succeeded();

    Call.of("resume --epochs 3", run()).refused("epochs (3) must be 2, for which the schedule");
  }

  @Test
  void whatIsNoRunIsRefused() throws IOException {
    Call.of("resume").refused("resume needs the directory of a run or a comparison.");
    Call.of("resume", run()).refused(run() + " is not a run directory: it has no config.yaml.");
    Files.createDirectories(run().resolve("runs"));
    Call.of("resume", run()).refused(run() + " holds no comparison to go on with: there must be");
    Call.tiny("train --quiet --out", run()).succeeded();
    Call.of("resume --threads 0", run()).refused("threads (0) must lie in [1, 1024].");
    Files.delete(run().resolve("checkpoint.bin"));
    Call.of("resume", run()).refused(run() + " has no checkpoint.bin, so nobody can go on");
  }

  @Test
  void aComparisonGoesOnWhereItWasInterrupted() throws IOException {
    Path whole = directory.resolve("whole");
    String comparison = "compare --seeds 1,2 --epochs 3 " + SMALL + " --out";
    Call.of(comparison, whole).succeeded();
    Call.of(comparison, run()).succeeded();
    String kept = Files.readString(run().resolve("runs/maml-seed1/epochs.csv"));
    loseResults(run());
    deleteAll(run().resolve("runs/directed-maml-seed2"));

    assertThat(Call.of("resume --quiet", run()).succeeded().output()).contains("Report: ");

    assertThat(run().resolve("runs/maml-seed1/epochs.csv")).as("with its seconds").hasContent(kept);
    for (String name : List.of("maml-seed1", "directed-maml-seed1", "directed-maml-seed2")) {
      assertThat(withoutSeconds(run().resolve("runs", name)))
          .isEqualTo(withoutSeconds(whole.resolve("runs", name)));
    }
    assertThat(run().resolve("summary.csv")).exists();
    assertThat(run().resolve("comparison.yaml"))
        .hasSameBinaryContentAs(whole.resolve("comparison.yaml"));
    Call.of("resume --epochs 4", run()).refused("epochs (4) are for a single run");
  }

  @Test
  void aReproductionGoesOnInAllItsPanels() throws IOException {
    Call.of("reproduce fig2 --quiet --environment cartpole --epochs 1 --seeds 1 --out", run())
        .succeeded();
    Path lost = run().resolve("cartpole-actor-critic/runs/reptile-seed1");
    deleteAll(lost);

    Call.of("resume --quiet", run()).succeeded();

    assertThat(withoutSeconds(lost)).hasSize(2);
  }

  private static void loseResults(Path comparison) throws IOException {
    for (String file : List.of("summary.csv", "report.html", "learning-curves.svg")) {
      Files.delete(comparison.resolve(file));
    }
  }

  private static void deleteAll(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(run);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 12, 15, 16, 100, -1, -8})
  void aCheckpointThatIsCutIsRefused(int length) throws IOException {
    Call.tiny("train --quiet --out", run()).succeeded();
    Path file = run().resolve("checkpoint.bin");
    byte[] whole = Files.readAllBytes(file);
    byte[] cut = Arrays.copyOf(whole, length < 0 ? whole.length + length : length);
    Files.write(file, cut);

    Call.of("resume", run()).refused(file + " is damaged: it");

    assertThat(file).hasBinaryContent(cut);
  }

  @Test
  void aCheckpointWithAnyByteChangedIsRefused() throws IOException {
    Call.tiny("train --quiet --out", run()).succeeded();
    Path file = run().resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i += i < 30 ? 1 : 97) {
      bytes[i] ^= 1;
      Files.write(file, bytes);
      boolean version = i >= 8 && i < 12;
      Call.of("resume", run()).refused(file + (version ? " has version " : " is damaged: it"));
      bytes[i] ^= 1;
    }
  }

  @Test
  void aConfigurationThatIsNotThatOfTheCheckpointIsRefused() throws IOException {
    Call.tiny("train --quiet --out", run()).succeeded();
    Path file = run().resolve("config.yaml");
    Files.writeString(file, Files.readString(file).replace("\nseed: 1\n", "\nseed: 2\n"));

    Call.of("resume", run())
        .refused(file + " does not belong to checkpoint.bin: there, the run has seed: 1.");
  }

  static List<String> withoutSeconds(Path run) throws IOException {
    return Files.readAllLines(run.resolve("epochs.csv")).stream()
        .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,", "$1,"))
        .toList();
  }
}
