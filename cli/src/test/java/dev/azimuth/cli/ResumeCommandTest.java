package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    Call.of("resume").refused("resume needs a run directory.");
    Call.of("resume", run()).refused(run() + " is not a run directory: it has no config.yaml.");
    Files.createDirectories(run().resolve("runs"));
    Call.of("resume", run()).refused(run() + " is a comparison directory, and resume takes one");
    Call.tiny("train --quiet --out", run()).succeeded();
    Call.of("resume --threads 0", run()).refused("threads (0) must lie in [1, 1024].");
    Files.delete(run().resolve("checkpoint.bin"));
    Call.of("resume", run()).refused(run() + " has no checkpoint.bin, so nobody can go on");
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
