package dev.azimuth.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.report.SyntheticRun;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.statistics.Statistics;
import dev.azimuth.report.summary.Verdict.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {

  private static final String FINAL = "final_return";
  private static final String EPOCHS = "epochs_to_175";

  @TempDir Path directory;

  @Test
  void anArmThatIsBetterInEverySeedByAboutTheSameIsBetter() {
    write("maml", 5, seed -> 150 + 10 * seed, _ -> 9);
    write("directed-maml", 5, seed -> 153 + 10 * seed + 0.5 * (seed % 2), seed -> 3 + seed % 2);
    Verdict returns = verdict("directed-maml", FINAL);

    // The differences are 3.5, 3, 3.5, 3, 3.5; t at 0.975 with 4 degrees of freedom is 2.7764.
    double halfWidth = 2.7764451 * Math.sqrt(0.3 / 4 / 5);
    assertThat(returns.finding()).isEqualTo(Finding.BETTER);
    assertThat(returns.reference()).isEqualTo("maml");
    assertThat(returns.seeds()).isEqualTo(5);
    assertThat(returns.difference().value()).isCloseTo(3.3, within(1e-9));
    assertThat(returns.difference().low()).isCloseTo(3.3 - halfWidth, within(1e-6));
    assertThat(returns.difference().high()).isCloseTo(3.3 + halfWidth, within(1e-6));
    assertThat(List.of(returns.wins(), returns.losses(), returns.ties())).containsExactly(5, 0, 0);
    // Not by seed: 15 of the 25 pairs of runs, those of equal or greater seeds.
    assertThat(returns.improvement().value()).isEqualTo(0.6);
  }

  @Test
  void fewerEpochsAreBetterAndLowerReturnsAreWorse() {
    write("maml", 5, seed -> 180 + seed, _ -> 9);
    write("directed-maml", 5, seed -> 178 + seed + 0.1 * (seed % 2), seed -> 3 + seed % 2);

    assertThat(verdict("directed-maml", EPOCHS).finding()).isEqualTo(Finding.BETTER);
    assertThat(verdict("directed-maml", EPOCHS).difference().value()).isCloseTo(-5.4, within(1e-9));
    assertThat(verdict("directed-maml", "environment_steps_to_175").difference().value())
        .isCloseTo(-540, within(1e-9));
    assertThat(verdict("directed-maml", FINAL).finding()).isEqualTo(Finding.WORSE);
  }

  @Test
  void ofArmsThatDoTheSameNoDifferenceIsFound() {
    write("maml", 6, seed -> 180 + seed, seed -> 3 + seed);
    write("directed-maml", 6, seed -> 180 + seed, seed -> 3 + seed);

    assertThat(verdicts().rows())
        .hasSize(4)
        .allSatisfy(verdict -> {
          assertThat(verdict.finding()).isEqualTo(Finding.NO_DIFFERENCE);
          assertThat(verdict.difference()).isEqualTo(new Estimate(0, 0, 0));
          assertThat(verdict.ties()).isEqualTo(6);
          assertThat(verdict.improvement().value()).isEqualTo(0.5);
        });
  }

  @Test
  void fourSeedsAreTooFewWhateverTheySay() {
    write("maml", 4, _ -> 180, _ -> 9);
    write("directed-maml", 4, _ -> 190, _ -> 3);
    write("reptile", 1, _ -> 190, _ -> 3);

    assertThat(verdicts().rows())
        .hasSize(8)
        .allMatch(verdict -> verdict.finding() == Finding.TOO_FEW_SEEDS);
    assertThat(verdict("directed-maml", FINAL).difference().value()).isEqualTo(10);
    assertThat(verdict("reptile", FINAL).difference().value()).isNaN();
    assertThat(verdict("reptile", FINAL).wins()).isEqualTo(1);
  }

  @Test
  void runsThatDidNotArriveCountByOrderAlone() {
    write("maml", 6, _ -> 160, seed -> seed < 3 ? 8 : 99);
    write("directed-maml", 6, _ -> 180, seed -> 3 + seed % 2);
    Verdict verdict = verdict("directed-maml", EPOCHS);

    // Six wins of six fair coins, or six losses: 2 in 64.
    assertThat(verdict.finding()).isEqualTo(Finding.BETTER);
    assertThat(verdict.difference().value()).isNaN();
    assertThat(List.of(verdict.wins(), verdict.losses(), verdict.ties())).containsExactly(6, 0, 0);
    assertThat(verdict.improvement().value()).isEqualTo(1);
  }

  @Test
  void whereNeitherRunArrivedItIsATie() {
    write("maml", 6, _ -> 160, _ -> 99);
    write("directed-maml", 6, _ -> 170, seed -> seed < 6 ? 4 : 99);
    Verdict verdict = verdict("directed-maml", EPOCHS);

    assertThat(verdict.finding()).isEqualTo(Finding.NO_DIFFERENCE); // five of five: 2 in 32
    assertThat(List.of(verdict.wins(), verdict.losses(), verdict.ties())).containsExactly(5, 0, 1);
  }

  @Test
  void whereAWinInEverySeedCouldBeChanceThereAreTooFewSeeds() {
    write("maml", 5, _ -> 160, _ -> 99);
    write("directed-maml", 5, seed -> 180 + 0.1 * seed, seed -> 3 + seed % 2);

    assertThat(verdict("directed-maml", EPOCHS).finding()).isEqualTo(Finding.TOO_FEW_SEEDS);
    assertThat(verdict("directed-maml", FINAL).finding()).isEqualTo(Finding.BETTER);
  }

  /// By the definition of rliable, against whose values that of [Statistics] is tested; where less is
  /// better, a lower number is an improvement.
  @Test
  void theProbabilityOfImprovementIsThatOfAnyTwoRuns() {
    write("maml", 6, seed -> 150 + 7 * seed, seed -> 4 + seed % 3);
    write("directed-maml", 6, seed -> 160 + 4 * seed, seed -> 3 + seed % 4);
    double[][] returns = {{157}, {164}, {171}, {178}, {185}, {192}};
    double[][] directed = {{164}, {168}, {172}, {176}, {180}, {184}};
    double[][] epochs = {{5}, {6}, {4}, {5}, {6}, {4}};
    double[][] directedEpochs = {{4}, {5}, {6}, {3}, {4}, {5}};

    assertThat(verdict("directed-maml", FINAL).improvement().value())
        .isCloseTo(Statistics.probabilityOfImprovement(directed, returns), within(1e-12));
    assertThat(verdict("directed-maml", EPOCHS).improvement().value())
        .isCloseTo(Statistics.probabilityOfImprovement(epochs, directedEpochs), within(1e-12));
  }

  /// Five whole differences of one sign come by chance once in 16.
  @Test
  void differencesThatAreAllTheSameAreNotCertain() {
    write("maml", 5, _ -> 160, _ -> 5);
    write("directed-maml", 5, _ -> 160, _ -> 4);

    assertThat(verdict("directed-maml", EPOCHS).difference()).isEqualTo(new Estimate(-1, -1, -1));
    assertThat(verdict("directed-maml", EPOCHS).finding()).isEqualTo(Finding.NO_DIFFERENCE);
  }

  @Test
  void verdictsAllowForTheNumberOfArms() {
    // Differences 1, 2, 3, 4, 7: t = 3.302 and p = 0.0299 by Student's test.
    IntToDoubleFunction higher = seed -> 100 + new double[] {1, 2, 3, 4, 7}[seed - 1];
    write("maml", 5, _ -> 100, _ -> 9);
    write("fomaml", 5, higher, _ -> 9);

    assertThat(verdict("fomaml", FINAL).finding()).isEqualTo(Finding.BETTER);

    write("reptile", 5, _ -> 100, _ -> 9);

    assertThat(verdict("fomaml", FINAL).finding()).isEqualTo(Finding.NO_DIFFERENCE);
    assertThat(verdict("fomaml", FINAL).difference().low()).isPositive();
  }

  @Test
  void runsArePairedByTheirSeeds() {
    write("maml", 7, seed -> 100 + seed, _ -> 9);
    for (int seed = 10; seed >= 3; seed--) { // 3 to 7 have a partner
      SyntheticRun.writeCurve(
          SyntheticRun.of("directed-maml", seed, 1).writeInto(directory), 102 + seed);
    }
    Verdict verdict = verdict("directed-maml", FINAL);

    assertThat(verdict.seeds()).isEqualTo(5);
    assertThat(verdict.difference()).isEqualTo(new Estimate(2, 2, 2));
  }

  @Test
  void runsThatAreUnfinishedAreLeftOut() {
    write("maml", 6, _ -> 180, _ -> 9);
    write("directed-maml", 6, _ -> 190, _ -> 3);
    SyntheticRun.writeCurve(SyntheticRun.of("directed-maml", 6, 10).writeInto(directory), 20, 30);

    assertThat(verdicts().rows()).allMatch(verdict -> verdict.seeds() == 5);
    assertThat(verdict("directed-maml", FINAL).difference()).isEqualTo(new Estimate(10, 10, 10));
  }

  @Test
  void theReferenceIsTheOneThatTheDirectoryNames() throws IOException {
    write("maml", 5, _ -> 180, _ -> 9);
    write("directed-maml", 5, seed -> 189.7 + 0.1 * seed, _ -> 3);
    Files.writeString(directory.resolve("comparison.yaml"), "reference: directed-maml\n");
    Verdict verdict = verdict("maml", FINAL);

    assertThat(verdict.reference()).isEqualTo("directed-maml");
    assertThat(verdict.finding()).isEqualTo(Finding.WORSE);
    assertThat(verdict.difference().value()).isCloseTo(-10, within(1e-9));
  }

  @Test
  void theWorstPartOfTheTasksIsJudgedByItself() throws IOException {
    write("maml", 5, _ -> 180, _ -> 9);
    write("directed-maml", 5, _ -> 180, _ -> 9);
    for (int seed = 1; seed <= 5; seed++) {
      writeTasks("maml", seed, "10,0,5,0,100,0.2,0.4\n10,1,15,0,150,0.2,0.2\n");
      // The mean is higher, the worst task worse; collisions are less.
      writeTasks(
          "directed-maml",
          seed,
          "10,0,5,0,190,0.2,0.1\n10,1,15,0,%d,0.2,0.1%d\n".formatted(87 + seed, seed));
    }

    assertThat(verdict("directed-maml", "worst_task_return_by_gravity").difference().value())
        .isEqualTo(-10);
    assertThat(verdict("directed-maml", "worst_task_return_by_gravity").finding())
        .isEqualTo(Finding.WORSE);
    assertThat(verdict("directed-maml", "collision_rate").difference().value()).isNegative();
    assertThat(verdict("directed-maml", "collision_rate").finding()).isEqualTo(Finding.BETTER);
  }

  @Test
  void aMeasureOfWhichNobodyKnowsWhatIsBetterIsMoreOrLess() throws IOException {
    write("maml", 5, _ -> 180, _ -> 9);
    write("directed-maml", 5, _ -> 180, _ -> 9);
    for (int seed = 1; seed <= 5; seed++) {
      writeTasks("maml", seed, "10,0,5,0,100,0.2,0.4\n");
      writeTasks("directed-maml", seed, "10,0,5,0,100,0.2,0.5%d\n".formatted(seed));
      replaceInTasks("maml", seed, "collision_rate", "speed");
      replaceInTasks("directed-maml", seed, "collision_rate", "speed");
    }

    assertThat(verdict("directed-maml", "speed").finding()).isEqualTo(Finding.MORE);
  }

  @Test
  void theFileHasThePromisedColumnsAndTheSameBytesEachTime() throws IOException {
    write("maml", 6, _ -> 160, seed -> seed < 3 ? 8 : 99);
    write("directed-maml", 6, seed -> 162 + 0.5 * (seed % 2), seed -> 3 + seed % 2);
    verdicts().write(directory);
    String first = Files.readString(directory.resolve("verdicts.csv"));
    verdicts().write(directory);

    assertThat(directory.resolve("verdicts.csv")).content().isEqualTo(first);
    assertThat(first.lines().toList())
        .startsWith(
            "arm,reference,measure,seeds,difference,low,high,wins,losses,ties,"
                + "probability_of_improvement,verdict")
        .contains("directed-maml,maml,epochs_to_175,6,,,,6,0,0,1,better")
        .hasSize(5);
    assertThat(first).contains("directed-maml,maml,final_return,6,2.25,1.96");
  }

  @Test
  void oneArmHasNoVerdicts() {
    write("maml", 5, _ -> 180, _ -> 9);

    assertThat(verdicts().rows()).isEmpty();
  }

  /// Runs of ten epochs with the final return of their seed, which reach 175 at the epoch of their seed
  /// or, if that is beyond the last, never.
  /// 100 steps an epoch, and ten times as many of the other arm.
  @Test
  void returnsAreComparedAtEqualSteps() throws IOException {
    write("maml", 5, seed -> 180 + seed, _ -> 9);
    write("directed-maml", 5, seed -> 100 + seed, _ -> 5);
    for (int seed = 1; seed <= 5; seed++) {
      Path epochs = run("directed-maml", seed).resolve("epochs.csv");
      Files.writeString(
          epochs, Files.readString(epochs).replaceAll("(?m)^(\\d+),(\\d+)00,", "$1,$2" + "000,"));
    }
    Verdict verdict = verdict("directed-maml", "return_at_equal_steps");

    // At 1000 steps, MAML is at its tenth epoch and the other at its first.
    assertThat(verdict.difference().value()).isCloseTo(20 - 183, within(1e-9));
    assertThat(verdict("directed-maml", FINAL).difference().value()).isCloseTo(-80, within(1e-9));
  }

  private void write(
      String arm, int seeds, IntToDoubleFunction finalReturn, IntToDoubleFunction arrival) {
    for (int seed = 1; seed <= seeds; seed++) {
      double[] curve = new double[10];
      for (int epoch = 1; epoch < 10; epoch++) {
        curve[epoch - 1] = epoch >= arrival.applyAsDouble(seed) ? 175 : 20;
      }
      curve[9] = finalReturn.applyAsDouble(seed);
      SyntheticRun.writeCurve(SyntheticRun.of(arm, seed, 10).writeInto(directory), curve);
      try {
        Files.delete(run(arm, seed).resolve("tasks.csv"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void writeTasks(String arm, int seed, String rows) throws IOException {
    Files.writeString(
        run(arm, seed).resolve("tasks.csv"),
        "epoch,task,gravity,return_before_adaptation,return_after_adaptation,"
            + "collision_rate_before_adaptation,collision_rate_after_adaptation\n"
            + rows);
  }

  private void replaceInTasks(String arm, int seed, String old, String replacement)
      throws IOException {
    Path tasks = run(arm, seed).resolve("tasks.csv");
    Files.writeString(tasks, Files.readString(tasks).replace(old, replacement));
  }

  private Path run(String arm, int seed) {
    return directory.resolve("runs").resolve(arm + "-seed" + seed);
  }

  private Verdict verdict(String arm, String measure) {
    return verdicts().rows().stream()
        .filter(row -> row.arm().equals(arm) && row.measure().name().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private Verdicts verdicts() {
    return Verdicts.of(Comparison.read(List.of(directory)), List.of(175.0));
  }
}
