package dev.azimuth.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.report.SyntheticRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  @TempDir Path directory;

  @Test
  void aComparisonDirectoryHasPlainAlgorithmsFirstAndSeedsInOrder() {
    for (int seed : List.of(10, 2, 1)) {
      SyntheticRun.of("directed-maml", seed, 2).writeInto(directory);
      SyntheticRun.of("maml", seed, 2).writeInto(directory);
    }
    Comparison comparison = Comparison.read(List.of(directory));

    assertThat(comparison.runs())
        .extracting(RunData::name)
        .containsExactly(
            "maml-seed1",
            "maml-seed2",
            "maml-seed10",
            "directed-maml-seed1",
            "directed-maml-seed2",
            "directed-maml-seed10");
    assertThat(labels(comparison)).containsExactly("maml", "directed-maml");
  }

  @Test
  void aComparisonDirectoryHasItsAlgorithmsInTheUsualOrder() {
    for (String algorithm :
        List.of("meta-sgd", "own", "reptile", "directed-fomaml", "fomaml", "maml")) {
      SyntheticRun.of(algorithm, 1, 2).writeInto(directory);
    }

    assertThat(labels(Comparison.read(List.of(directory))))
        .containsExactly("maml", "fomaml", "reptile", "meta-sgd", "own", "directed-fomaml");
  }

  @Test
  void algorithmsComeInTheOrderInWhichTheyAreFirstSeen() {
    Path reptile = SyntheticRun.of("reptile", 1, 2).writeInto(directory);
    Path maml = SyntheticRun.of("maml", 1, 2).writeInto(directory);
    Path second = SyntheticRun.of("reptile", 2, 2).writeInto(directory);
    Comparison comparison = Comparison.read(List.of(reptile, maml, second));

    assertThat(labels(comparison)).containsExactly("reptile", "maml");
    assertThat(comparison.algorithms().getFirst().runs()).hasSize(2);
  }

  @Test
  void aRunThatWasKilledBeforeItsConfigurationIsNone() throws IOException {
    SyntheticRun.of("maml", 1, 2).writeInto(directory);
    Path killed = SyntheticRun.of("maml", 2, 2).writeInto(directory);
    Files.delete(killed.resolve("config.yaml"));

    assertThat(Comparison.read(List.of(directory)).runs())
        .extracting(RunData::name)
        .containsExactly("maml-seed1");
  }

  @Test
  void aRunThatIsNamedTwiceCountsOnce() {
    Path run = SyntheticRun.of("maml", 1, 2).writeInto(directory);

    assertThat(Comparison.read(List.of(run, directory, run.resolve("."))).runs()).hasSize(1);
  }

  @Test
  void runsThatDifferInMoreThanTheSeedAreNotAveraged() {
    SyntheticRun.of("maml", 1, 2).withSettings("surrogate: score").writeInto(directory);
    SyntheticRun.of("maml", 2, 2).withSettings("surrogate: dice").writeInto(directory);
    SyntheticRun.of("maml", 3, 2).withSettings("surrogate: dice").writeInto(directory);
    Comparison comparison = Comparison.read(List.of(directory));

    assertThat(labels(comparison))
        .containsExactly("maml (surrogate score)", "maml (surrogate dice)");
    assertThat(comparison.algorithms().getLast().runs()).hasSize(2);
  }

  @Test
  void anotherNumberOfEpochsDoesNotSeparateRunsOfAConstantStepSize() {
    SyntheticRun.of("maml", 1, 2).writeInto(directory);
    SyntheticRun.of("maml", 2, 5).writeInto(directory);
    SyntheticRun.of("fomaml", 1, 2).withSettings("schedule: constant").writeInto(directory);
    SyntheticRun.of("fomaml", 2, 5).withSettings("schedule: constant").writeInto(directory);

    assertThat(labels(Comparison.read(List.of(directory)))).containsExactly("maml", "fomaml");
  }

  @Test
  void anotherNumberOfEpochsSeparatesRunsWhoseStepSizeFallsOverThem() {
    SyntheticRun.of("maml", 1, 2).withSettings("schedule: cosine").writeInto(directory);
    SyntheticRun.of("maml", 2, 5).withSettings("schedule: cosine").writeInto(directory);
    SyntheticRun.of("maml", 3, 5).withSettings("schedule: cosine").writeInto(directory);

    assertThat(labels(Comparison.read(List.of(directory))))
        .containsExactly("maml (epochs 2)", "maml (epochs 5)");
  }

  @Test
  void aRunWithoutEpochsBelongsToItsAlgorithmButHasNoCurve() {
    SyntheticRun.of("maml", 1, 0).writeInto(directory);
    SyntheticRun.of("maml", 2, 1).writeInto(directory);
    AlgorithmRuns maml = Comparison.read(List.of(directory)).algorithms().getFirst();

    assertThat(maml.runs()).hasSize(2);
    assertThat(maml.startedRuns()).extracting(RunData::name).containsExactly("maml-seed2");
  }

  @Test
  void directoriesWithoutRunsAreRefused() {
    assertThatThrownBy(() -> Comparison.read(List.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a run directory");
    assertThatThrownBy(() -> Comparison.read(List.of(directory.resolve("none"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none is not a directory");
    assertThatThrownBy(() -> Comparison.read(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one run");
  }

  @Test
  void armsAreGroupsInTheirOrderWhateverTheirAlgorithms() throws IOException {
    for (String arm : List.of("directed-maml", "directed-random")) {
      SyntheticRun.of("directed-maml", 1, 2)
          .withSettings("director: " + arm)
          .write(directory.resolve("runs").resolve(arm + "-seed1"));
    }
    Files.writeString(
        directory.resolve("arms.csv"),
        """
        arm,algorithm,description
        directed-random,directed-maml,"a ""random"" task, each epoch"
        planned,maml,not begun
        directed-maml,directed-maml,
        """);
    Comparison comparison = Comparison.read(List.of(directory));

    assertThat(labels(comparison)).containsExactly("directed-random", "directed-maml");
    assertThat(comparison.about().arms())
        .contains(new Arm("directed-random", "directed-maml", "a \"random\" task, each epoch"));
  }

  @Test
  void manyDifferingSettingsAreShortenedToThoseThatTellRunsApart() {
    String tasks = "tasks: gravity=normal(10,2,5..15),pole-length=0.3|0.5|0.7\n";
    SyntheticRun.of("maml", 1, 2).withSettings("a: 1\nb: 1\nc: 1").writeInto(directory);
    SyntheticRun.of("maml", 2, 2).withSettings("a: 2\nb: 2\nc: 1").writeInto(directory);
    SyntheticRun.of("maml", 3, 2).withSettings("a: 2\nb: 2\nc: 3").writeInto(directory);
    assertThat(labels(Comparison.read(List.of(directory))))
        .containsExactly("maml (a 1, c 1, …)", "maml (a 2, c 1, …)", "maml (a 2, c 3, …)");

    SyntheticRun.of("fomaml", 1, 2).withSettings("x" + tasks).writeInto(directory);
    SyntheticRun.of("fomaml", 2, 2)
        .withSettings("x" + tasks.replace("7", "8"))
        .writeInto(directory);
    assertThat(labels(Comparison.read(List.of(directory))))
        .contains(
            "fomaml (xtasks gravity=normal(10,2,5..15),…)",
            "fomaml (xtasks gravity=normal(10,2,5..15),…) #2");
  }

  private static List<String> labels(Comparison comparison) {
    return comparison.algorithms().stream().map(AlgorithmRuns::label).toList();
  }
}
