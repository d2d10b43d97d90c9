package dev.azimuth.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.report.ReportOptions;
import dev.azimuth.report.SyntheticRun;
import dev.azimuth.report.run.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTableTest {

  private static final String HEADER =
      "algorithm,runs,final_return_iqm,final_return_low,final_return_high,"
          + "epochs_to_175_median,epochs_to_175_low,epochs_to_175_high,reached_175,"
          + "epochs_to_195_median,epochs_to_195_low,epochs_to_195_high,reached_195,"
          + "seconds_per_epoch_median,seconds_to_convergence_median";
  private static final List<Double> THRESHOLDS = List.of(175.0, 195.0);

  @TempDir Path directory;

  @Test
  void theHeaderIsThePromisedOne() {
    writeRun("maml", 1, 100, 180);

    assertThat(csv().getFirst()).isEqualTo(HEADER);
  }

  @Test
  void thresholdsThatAreNotWholeKeepTheirDecimals() {
    writeRun("maml", 1, 100);
    SummaryTable table =
        SummaryTable.of(Comparison.read(List.of(directory)), List.of(-100.0, 0.25));

    assertThat(table.toCsv()).contains("epochs_to_-100_median").contains("reached_0.25");
  }

  @Test
  void oneRunGivesItsOwnNumbers() {
    // The EMA is 176 at epoch 2 and 196 at epoch 3, of two seconds each.
    writeRun("maml", 1, 100, 176, 196, 190);

    assertThat(csv().getLast()).isEqualTo("maml,1,190,190,190,2,2,2,1,3,3,3,1,2,6");
  }

  @Test
  void whatWasNotReachedIsAnEmptyCell() {
    writeRun("maml", 1, 100, 176);
    writeRun("maml", 2, 100, 120);
    writeRun("maml", 3, 100, 110);
    String line = csv().getLast();

    assertThat(line.split(",", -1)).hasSize(HEADER.split(",").length);
    assertThat(line).startsWith("maml,3,135.33").contains(",,2,,1,,,,0,2,");
    assertThat(line).endsWith(",0,2,");
  }

  @Test
  void censoredRunsLeaveTheUpperEndOfAnIntervalEmpty() {
    writeRun("maml", 1, 100, 176);
    writeRun("maml", 2, 176);
    writeRun("maml", 3, 100, 120);

    assertThat(csv().getLast()).contains(",2,1,,2,");
  }

  @Test
  void aRunWithoutEpochsCountsAsARunThatReachedNothing() {
    writeRun("maml", 1);

    assertThat(csv().getLast()).isEqualTo("maml,1,,,,,,,0,,,,0,,");
  }

  @Test
  void aRunThatEndedEarlyIsLeftOutOfTheFinalReturnButCountsAsARun() {
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 1, 3).writeInto(directory), 100, 150, 180);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 2, 3).writeInto(directory), 10);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 3, 3).writeInto(directory), 100, 150, 180);

    assertThat(csv().getLast()).startsWith("maml,3,180,180,180,3,3,,2,,,,0,");
    assertThat(table().toText()).contains("180 [180, 180], 2/3");
  }

  @Test
  void ifAllRunsEndedEarlyTheFinalReturnIsThatOfTheLastEpochThatAllReached() {
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 1, 9).writeInto(directory), 100, 150, 180);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 2, 9).writeInto(directory), 100, 150);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 3, 9).writeInto(directory));

    assertThat(csv().getLast()).startsWith("maml,3,150,150,150,");
  }

  @Test
  void completeRunsOfDifferentLengthsAreComparedWhereTheShortestEnds() {
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 1, 3).writeInto(directory), 100, 150, 180);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 2, 2).writeInto(directory), 100, 150);

    assertThat(csv().getLast()).startsWith("maml,2,150,150,150,");
  }

  @Test
  void aShorterRunThatDidNotArriveSaysNothingOfLaterEpochs() {
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 1, 4).writeInto(directory), 0, 176, 176, 176);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 2, 4).writeInto(directory), 0, 0, 0, 176);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 3, 4).writeInto(directory), 0, 0, 0, 0);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 4, 3).writeInto(directory), 0, 0, 0);

    // 3/4 are left after epoch 2, half of them after epoch 4.
    assertThat(table().rows().getFirst().reaches().getFirst().epochs().value()).isEqualTo(4);
  }

  @Test
  void aRunThatBrokeOffCountsAsOneThatNeverArrives() {
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 1, 4).writeInto(directory), 0, 176, 176, 176);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 2, 4).writeInto(directory), 0, 0, 0, 176);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 3, 4).writeInto(directory), 0, 0, 0, 0);
    SyntheticRun.writeCurve(SyntheticRun.of("maml", 4, 4).writeInto(directory), 0, 0, 0);

    assertThat(table().rows().getFirst().reaches().getFirst().epochs().value()).isInfinite();
  }

  @Test
  void secondsPerEpochAreTheMedianOverRuns() {
    writeRun("maml", 1, 200, 200);
    writeRun("maml", 2, 100, 200);
    SummaryTable.Row row = table().rows().getFirst();

    assertThat(row.secondsPerEpoch()).isEqualTo(2);
    assertThat(row.secondsToConvergence()).isEqualTo(3);
  }

  @Test
  void namesWithCommasAreQuoted() {
    SyntheticRun.of("maml", 1, 2).withSettings("a: 1\nb: 1").writeInto(directory);
    SyntheticRun.of("maml", 2, 2).withSettings("a: 2\nb: 2").writeInto(directory);

    assertThat(csv().getLast()).startsWith("\"maml (a 2, …)\",1,");
  }

  @Test
  void theTextTableIsAlignedAndSaysWhatWasNotReached() {
    writeRun("maml", 1, 100, 176);
    writeRun("directed-maml", 1, 196, 197);
    writeRun("directed-maml", 2, 196, 197);

    SummaryTable table = SummaryTable.of(Comparison.read(List.of(directory)), List.of(195.0));

    assertThat(table.toText())
        .isEqualTo(
            """
            algorithm       runs     final return      epochs to 195   s/epoch      s to 195
            maml               1              176   not reached, 0/1         2   not reached
            directed-maml      2   197 [197, 197]      1 [1, 1], 2/2         2             2
            """);
  }

  @Test
  void theFileIsWrittenWhole() throws IOException {
    writeRun("maml", 1, 100, 180);
    table().write(directory);

    assertThat(directory.resolve("summary.csv")).content().isEqualTo(table().toCsv());
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("runs", "summary.csv");
    }
  }

  @Test
  void thresholdsMustBeFiniteAndDifferent() {
    assertThatThrownBy(() -> ReportOptions.of(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("thresholds ([NaN]) must be finite");
    assertThatThrownBy(() -> ReportOptions.of(List.of(1.0, 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must differ");
  }

  private List<String> csv() {
    return table().toCsv().lines().toList();
  }

  private SummaryTable table() {
    return SummaryTable.of(Comparison.read(List.of(directory)), THRESHOLDS);
  }

  /// A run whose smoothed return is `curve`, at two seconds an epoch.
  private void writeRun(String algorithm, int seed, double... curve) {
    SyntheticRun.writeCurve(SyntheticRun.of(algorithm, seed, 0).writeInto(directory), curve);
  }
}
