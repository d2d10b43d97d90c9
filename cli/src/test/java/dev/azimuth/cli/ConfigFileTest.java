package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

  @TempDir private Path directory;

  /// In the table, `/` stands for the end of a line.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          epochs 3 | 1: expected lines 'key: value'.
          - epochs/- 3 | 1: expected lines 'key: value'.
          epochs: [3, 4/alpha: 1 | 2: this is not YAML: while parsing a flow sequence, expected
          # a comment/epochs: "3 | 2: this is not YAML: while scanning a quoted scalar, found
          epochs: 3//# c/epohcs: 4 | 4: Unknown key 'epohcs'. Did you mean 'epochs'? Allowed:
          epochs: 3/alpha: 1/epochs: 4 | 3: epochs is set twice.
          epochs: 3/---/epochs: 4 | 3: there must be one document only.
          epochs:/  a: 3 | 1: epochs must have a value or a list of values.
          alpha: 1/epochs: | 2: epochs must have a value or a list of values.
          hidden: [4, [4]] | 1: hidden must have a value or a list of values.
          epochs: &a 3/horizon: *a | 2: horizon must have a value or a list of values.
          out: here | 1: Unknown key 'out'. Allowed:
          epochs: 3/seeds: 1..5 | 2: Unknown key 'seeds'. Did you mean 'seed'? Allowed:
          epochs: 3/alpha: x | 2: alpha (x) must be a number.
          beta: -1/alpha: -1 | 2: alpha (-1.0) must be a finite number ≥ 0.
          epochs: 3/environment: cartpol | 2: Unknown environment 'cartpol'. Did you mean
          epochs: 3/preset: tund | 2: Unknown preset 'tund'. Did you mean 'tuned'?
          seed: 1/algorithm: mamal | 2: Unknown algorithm 'mamal'. Did you mean 'maml'?
          hidden:/- 4/- 0 | 1: hidden ([4, 0]) must name 1 to 8 layers
          algorithm: maml/delta: 1 | 2: delta (1) has no effect: maml takes no directed step.
          epochs: 3/surrogate: dice | 2: surrogate (dice) weighs discounted rewards,
          epochs: 3/tasks: gravity=50..5 | 2: tasks (gravity=50..5), character 9: the range of gravity is \
          reversed.
          seed: 3/director: fixed | 2: director (fixed) needs director-task, such as gravity=5.
          director: fixed/director-task: 500 | 2: director-task (gravity=500), character 9: gravity
          """)
  void aMistakeIsToldWithItsLine(String lines, String message) throws IOException {
    Path file = file(lines.replace('/', '\n') + "\n");

    Call.of("train --config", file, "--out", directory.resolve("run"))
        .refused(file + ", line " + message);

    assertThat(directory).isDirectoryNotContaining("glob:**/run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seeds: 5..1 | 1: seeds (5..1) are reversed. Maybe 1..5?
          seeds: [1, 2, 1] | 1: seeds (1,2,1) names '1' twice.
          alpha: 1/algorithms: [maml, mamal] | 2: Unknown algorithm 'mamal'. Did you mean 'maml'?
          alpha: 1/algorithm: mamal | 2: Unknown algorithm 'mamal'. Did you mean 'maml'?
          alpha: x | 1: alpha (x) must be a number.
          """)
  void aMistakeInAComparisonTooIsToldWithItsLine(String lines, String message) throws IOException {
    Path file = file(lines.replace('/', '\n') + "\n");

    Call.of("compare --config", file, "--out", directory.resolve("comparison"))
        .refused(file + ", line " + message);

    assertThat(directory).isDirectoryNotContaining("glob:**/comparison");
  }

  @Test
  void aMistakeInAnOptionHasNoLineEvenIfTheFileHasTheKey() throws IOException {
    Path file = file("epochs: 3\n");

    Call.of("train --epochs 0 --config", file).refused("epochs (0) must be at least 1.");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0, 1});

    Call.of("train --config", file).refused("config (" + file + ") is not a text file in UTF-8.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "{}\n"})
  void aFileWithoutKeysSetsNothing(String text) throws IOException {
    String defaults = Call.of("train --print-config").succeeded().output();

    assertThat(Call.of("train --print-config --config", file(text)).succeeded().output())
        .isEqualTo(defaults);
  }

  @Test
  void quotesListsAndBareWordsAreAllValues() throws IOException {
    Path file =
        file(
            """
            epochs: "7"
            hidden:
              - 8
              - 16
            meta-step: on
            sampling-credit: off
            tasks: 'gravity=6..7'
            """);

    assertThat(Call.of("train --print-config --config", file).succeeded().output().lines())
        .contains("epochs: 7", "hidden: [8, 16]", "meta-step: on", "tasks: gravity=6..7");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("some.yaml"), text);
  }
}
