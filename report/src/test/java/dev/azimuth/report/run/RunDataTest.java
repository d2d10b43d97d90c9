package dev.azimuth.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.report.SyntheticRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDataTest {

  private static final String HEADER =
      "epoch,environment_steps,wall_seconds,return_before_adaptation,return_after_adaptation,"
          + "return_after_adaptation_ema,meta_gradient_norm\n";
  private static final String TASKS =
      "epoch,task,gravity,return_before_adaptation,return_after_adaptation\n";

  @TempDir Path directory;

  @BeforeEach
  void writeRun() {
    SyntheticRun.of("maml", 3, 4).write(directory);
  }

  @Test
  void readsEveryFileOfARun() {
    RunData run = RunData.read(directory);

    assertThat(run.algorithm()).isEqualTo("maml");
    assertThat(run.config())
        .containsEntry("alpha", "0.001")
        .containsEntry("hidden", "[64, 64]")
        .containsEntry("tasks", "gravity=5..15");
    assertThat(run.config().firstEntry().getKey()).isEqualTo("environment");
    assertThat(run.machine()).containsEntry("cores", "16").containsEntry("version", "0.1.0");
    assertThat(run.finishedEpochs()).isEqualTo(4);
    assertThat(run.epochs().column("epoch")).containsExactly(1, 2, 3, 4);
    assertThat(run.taskParameters()).containsExactly("gravity");
    assertThat(run.tasks().rows()).isEqualTo(20);
  }

  @Test
  void keepsValuesAsTheyAreWritten() throws IOException {
    write("config.yaml", "algorithm: maml\nalpha: 1e-3 # step size\nname: 'a: b'\n");

    assertThat(RunData.read(directory).config())
        .containsEntry("alpha", "1e-3")
        .containsEntry("name", "a: b");
  }

  @Test
  void leavesOutTheIncompleteLastLineOfAKilledRun() throws IOException {
    write("epochs.csv", HEADER + "1,100,0.5,10,20,20,1\n2,200,1.0,11,2");
    RunData run = RunData.read(directory);

    assertThat(run.finishedEpochs()).isEqualTo(1);
    assertThat(run.epochs().column("return_after_adaptation")).containsExactly(20);
  }

  @Test
  void anUnfinishedNumberIsNotTakenForAWholeOne() throws IOException {
    write("epochs.csv", HEADER + "1,100,0.5,10,20,20,1\n2,200,1.0,11,21,20.1,1");

    assertThat(RunData.read(directory).finishedEpochs()).isEqualTo(1);
  }

  @Test
  void aRowThatWasCutIsLeftOutOfARunThatIsNotFinished() throws IOException {
    write("config.yaml", "algorithm: maml\nepochs: 3\n");
    String two = HEADER + "1,100,0.5,10,20,20,1\n2,200,1.0,11,21,20.1,1\n";
    for (String cut : new String[] {"3,300\n", "3,300,1.5,1,2,\0\0\0,1\n", "\n"}) {
      write("epochs.csv", two + cut);
      write("tasks.csv", TASKS + "1,0,9.8,10,20\n1,1,9\n");
      RunData run = RunData.read(directory);
      assertThat(run.finishedEpochs()).isEqualTo(2);
      assertThat(run.tasks().rows()).isEqualTo(1);
    }
  }

  @Test
  void aGarbledRowThatIsNotTheLastOrOfAFinishedRunIsAMistake() throws IOException {
    write("config.yaml", "algorithm: maml\nepochs: 1\n");
    write("epochs.csv", HEADER + "1,100,0.5,10,20,20,1\n2,200\n");
    assertMessage("line 3: 2 values for 7 columns");

    write("epochs.csv", HEADER + "1,100,0.5,10,20,20,1\n");
    write("tasks.csv", TASKS + "1,0,9.8,10,20\n1,1,9\n");
    assertMessage("tasks.csv, line 3: 3 values for 5 columns");

    write("config.yaml", "algorithm: maml\nepochs: 9\n");
    write("epochs.csv", HEADER + "1,100\n2,200,1.0,11,21,20.1,1\n");
    assertMessage("epochs.csv, line 2: 2 values for 7 columns");
  }

  @Test
  void aRunThatWasKilledBeforeItsFirstEpochHasNone() throws IOException {
    write("epochs.csv", HEADER);
    assertThat(RunData.read(directory).finishedEpochs()).isZero();

    write("epochs.csv", "");
    assertThat(RunData.read(directory).finishedEpochs()).isZero();
  }

  @Test
  void runsWithoutMachineAndTasksCanBeRead() throws IOException {
    Files.delete(directory.resolve("machine.json"));
    Files.delete(directory.resolve("tasks.csv"));
    RunData run = RunData.read(directory);

    assertThat(run.machine()).isEmpty();
    assertThat(run.tasks().rows()).isZero();
    assertThat(run.taskParameters()).isEmpty();
  }

  @Test
  void anEmptyCellOfAFurtherColumnIsNotANumber() {
    assertThat(RunData.read(directory).epochs().column("value_loss")).containsOnly(Double.NaN);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(directory.resolve("epochs.csv"));

    assertThatThrownBy(() -> RunData.read(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("epochs.csv is missing");
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    write("epochs.csv", "epoch,environment_steps\n1,100\n");

    assertMessage("epochs.csv, line 1: the header has no column wall_seconds");
  }

  @Test
  void aColumnThatIsThereTwiceIsNamed() throws IOException {
    write("epochs.csv", HEADER.strip() + ",epoch\n");

    assertMessage("epochs.csv, line 1: the column epoch is there twice");
  }

  @Test
  void garbledNumbersAreNamedWithTheirLine() throws IOException {
    write("config.yaml", "algorithm: maml\n");
    write("epochs.csv", HEADER + "1,100,0.5,10,20,20,1\n2,200,x1.0,11,21,20.1,1\n");
    assertMessage("epochs.csv, line 3: wall_seconds (x1.0) must be a number");

    write("epochs.csv", HEADER + "1,100,0.5,10,20,NaN,1\n");
    assertMessage("line 2: return_after_adaptation_ema (NaN) must be a finite number");

    write("epochs.csv", HEADER + "1,100,0.5\n");
    assertMessage("line 2: 3 values for 7 columns");

    write("epochs.csv", HEADER + "1,1,1,1,1,1,1\n1,1,1,1,1,1,1\n");
    assertMessage("line 3: epoch (1.0) must be 2");
  }

  @Test
  void garbledConfigurationsAreNamedWithTheirLine() throws IOException {
    write("config.yaml", "algorithm: maml\nalpha: [1, {b: 2}]\n");
    assertMessage("config.yaml, line 2: alpha must be a single value or a list of them");

    write("config.yaml", "algorithm: maml\nalpha: 1\nalpha: 2\n");
    assertMessage("config.yaml, line 3:");

    write("config.yaml", "algorithm: \"maml\n");
    assertMessage("config.yaml, line ");

    write("config.yaml", "alpha: 1\n");
    assertMessage("config.yaml has no value for algorithm");

    write("config.yaml", "algorithm: maml\nepochs: many\n");
    assertMessage("config.yaml: epochs (many) must be a whole number");
  }

  @Test
  void garbledMachineDescriptionsAreNamed() throws IOException {
    write("machine.json", "{\"cpu\": \"x\"");
    assertMessage("machine.json, line 1:");

    write("machine.json", "[]");
    assertMessage("machine.json, line 1: keys with values are expected");
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
    Table epochs = RunData.read(directory).epochs();

    assertThatThrownBy(() -> epochs.column("loss"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name (loss) must be one of the columns [epoch, ");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private void assertMessage(String part) {
    assertThatThrownBy(() -> RunData.read(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
  }
}
