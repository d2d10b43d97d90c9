package dev.azimuth.report.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationDataTest {

  /// Runs of `a` gain 10 and 20 a step, in tasks whose returns start at 10 and 30; that of `b, c`
  /// gains nothing.
  private static EvaluationData data(double optimum) {
    List<EvaluationRow> rows = new ArrayList<>();
    for (int task = 1; task <= 2; task++) {
      for (int step = 0; step <= 3; step++) {
        rows.add(row("a-seed1", "a", 1, task, step, 20 * task - 10 + 10 * step, optimum));
        rows.add(row("a-seed2", "a", 2, task, step, 20 * task - 10 + 20 * step, optimum));
        rows.add(row("b-seed1", "b, c", 1, task, step, 20 * task - 10, optimum));
      }
    }
    return new EvaluationData("lane", List.of("speed"), List.of("crash_rate"), rows);
  }

  private static EvaluationRow row(
      String run, String arm, long seed, int task, int step, double mean, double optimum) {
    List<Double> speed = List.of(2.5 * task);
    List<Double> crashes = List.of(0.5 / (step + 1));
    return new EvaluationRow(
        run, arm, seed, task, speed, step, 50, mean, 0.25, crashes, optimum + task);
  }

  @Test
  void theTableHasEveryColumnAndEmptyCellsForWhatIsNotKnown() {
    assertThat(data(98).toCsv().lines())
        .hasSize(25)
        .startsWith(
            "run,arm,seed,task,speed,step,episodes,return_mean,return_standard_error,crash_rate,"
                + "optimal_return",
            "a-seed1,a,1,1,2.5,0,50,10,0.25,0.5,99",
            "a-seed2,a,2,1,2.5,0,50,10,0.25,0.5,99",
            "b-seed1,\"b, c\",1,1,2.5,0,50,10,0.25,0.5,99");
    assertThat(data(Double.NaN).toCsv().lines().toList().get(1))
        .isEqualTo("a-seed1,a,1,1,2.5,0,50,10,0.25,0.5,");
  }

  @Test
  void eachArmHasItsTasksAndThenAllOfThem() {
    assertThat(EvaluationTable.of(data(98)).toText())
        .isEqualTo(
            """
            arm    runs   speed   after 0 steps   after 1 step   after 3 steps   best possible    crash rate
            a         2     2.5     10 [10, 10]    25 [20, 30]     55 [40, 70]              99   0.5 → 0.125
            a         2       5     30 [30, 30]    45 [40, 50]     75 [60, 90]             100   0.5 → 0.125
            a         2     all     20 [20, 20]    35 [30, 40]     65 [50, 80]            99.5   0.5 → 0.125
            b, c      1     2.5              10             10              10              99   0.5 → 0.125
            b, c      1       5              30             30              30             100   0.5 → 0.125
            b, c      1     all              20             20              20            99.5   0.5 → 0.125
            """);
  }

  @Test
  void withoutStepsThereIsOneReturn() {
    List<EvaluationRow> rows = List.of(row("a-seed1", "a", 1, 1, 0, 10, 98));
    EvaluationData still = new EvaluationData("lane", List.of("speed"), List.of(), rows);

    assertThat(EvaluationTable.of(still).toText())
        .isEqualTo(
            """
            arm   runs   speed   after 0 steps   best possible
            a        1     2.5              10              99
            """);
  }

  @Test
  void anUnknownOptimumHasNoColumn() {
    assertThat(EvaluationTable.of(data(Double.NaN)).toText()).doesNotContain("possible");
  }

  @Test
  void theFigureTellsInWordsWhatItShows(@TempDir Path directory) throws Exception {
    data(98).write(directory);

    assertThat(directory.resolve("evaluation.svg"))
        .content()
        .contains("a: 20 after 0 steps, 65 after 3.", "b, c: 20 after 0 steps, 20 after 3.")
        .contains("best possible", "1 to 2 runs and 2 tasks, 50 episodes each")
        .doesNotContain(">0.5<");
    assertThat(Files.readAllBytes(directory.resolve("evaluation.png"))).startsWith(0x89, 'P');
    assertThat(directory.resolve("evaluation.csv")).content().isEqualTo(data(98).toCsv());
  }

  @Test
  void anOptimumThatIsNotKnownIsNotDrawn(@TempDir Path directory) {
    data(Double.NaN).write(directory);

    assertThat(directory.resolve("evaluation.svg")).content().doesNotContain("best possible");
  }

  @Test
  void nothingIsNoEvaluation() {
    assertThatThrownBy(() -> new EvaluationData("lane", List.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows (none) must have at least one row.");
  }
}
