package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.Environment;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import dev.azimuth.rl.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {

  private static final String QUICK = "evaluate --steps 2 --episodes 20 --quiet --out ";

  @TempDir private static Path directory;
  private static Path comparison;
  private static Path intersection;

  @TempDir private Path out;

  @BeforeAll
  static void train() {
    comparison = directory.resolve("comparison");
    intersection = directory.resolve("intersection");
    Call.tiny("compare --quiet --algorithms maml,directed-meta-sgd --seeds 1,2 --out", comparison)
        .succeeded();
    Call.tiny("train --quiet --environment intersection --out", intersection).succeeded();
  }

  @Test
  void everyRunHasARowForEachTaskAndStep() throws IOException {
    Call call = Call.of(QUICK + out + " --tasks gravity=5|10|15", comparison).succeeded();

    List<String> lines = Files.readAllLines(out.resolve("evaluation.csv"));
    assertThat(lines.getFirst())
        .isEqualTo(
            "run,arm,seed,task,gravity,step,episodes,return_mean,return_standard_error,"
                + "optimal_return");
    assertThat(lines).hasSize(1 + 4 * 3 * 3);
    assertThat(lines.get(1)).matches("maml-seed1,maml,1,1,5,0,20,[0-9.]+,[0-9.]+,");
    assertThat(lines.getLast())
        .matches("directed-meta-sgd-seed2,directed-meta-sgd,2,3,15,2,20,[0-9.]+,[0-9.]+,");
    assertThat(call.output().lines())
        .hasSize(1 + 2 * 4 + 1)
        .first()
        .asString()
        .matches("arm +runs +gravity +after 0 steps +after 1 step +after 2 steps");
    assertThat(out.resolve("evaluation.svg")).content().contains("directed-meta-sgd", "2 runs");
    assertThat(Files.readAllBytes(out.resolve("evaluation.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void runsThatAreNotFinishedAreLeftOutByName(@TempDir Path other) throws IOException {
    Call.tiny("compare --quiet --algorithms maml --seeds 1,2 --out", other).succeeded();
    Path config = other.resolve("runs/maml-seed2/config.yaml");
    Files.writeString(config, Files.readString(config).replace("epochs: 2\n", "epochs: 3\n"));

    Call call = Call.of(QUICK + out, other);

    assertThat(call.exitCode()).isZero();
    assertThat(call.errors())
        .startsWith("azimuth: maml-seed2 is left out: it has finished 2 epochs, fewer than it");
    assertThat(out.resolve("evaluation.csv")).content().doesNotContain("maml-seed2");
  }

  @Test
  void tasksOfTrainingAreCalledSo(@TempDir Path other) {
    Call.tiny("train --quiet --out", other, "--tasks", "gravity=5|10").succeeded();

    Call call = Call.of(QUICK + out, other);

    assertThat(call.exitCode()).isZero();
    assertThat(call.errors()).startsWith("azimuth: These are the tasks of training:");
  }

  /// Episodes that are stepped here, one by one, with other random streams.
  @Test
  void withoutStepsTheReturnIsThatOfThePolicyItself() throws IOException {
    Path run = comparison.resolve("runs/maml-seed1");
    int episodes = 2_000;
    Call.of("evaluate --steps 0 --episodes 2000 --tasks gravity=9.8 --out " + out, run).succeeded();
    Map<String, String> row = rows(out).getFirst();
    SavedPolicy policy = SavedPolicy.read("run", run, new CartPoleFamily());
    double sum = 0;
    for (int k = 0; k < episodes; k++) {
      sum += length(new Actor(policy.policy(), policy.theta(), k), k);
    }

    double error = Double.parseDouble(row.get("return_standard_error"));
    assertThat(error).isBetween(0.01, 0.3);
    assertThat(Double.parseDouble(row.get("return_mean")))
        .isCloseTo(sum / episodes, within(5 * error));
  }

  private static int length(Actor actor, long seed) {
    double[] phi =
        new CartPoleFamily().parameters().stream().mapToDouble(Parameter::initial).toArray();
    float[] observation = new float[4];
    float[] action = new float[1];
    int length = 0;
    try (Environment environment = new CartPoleFamily().create()) {
      environment.reset(phi, new NumpyRandom(seed));
      while (!environment.terminated() && length < 20) {
        environment.observe(observation);
        actor.act(observation, action);
        environment.step(action);
        length++;
      }
    }
    return length;
  }

  @Test
  void whatTheEnvironmentCountsAndTheOptimumAreThere() throws IOException {
    Call.of(QUICK + out + " --tasks crossing-speed=5|10", intersection).succeeded();

    assertThat(rows(out))
        .hasSize(6)
        .allSatisfy(row -> {
          assertThat(row.keySet())
              .endsWith(
                  "return_standard_error",
                  "collision_rate",
                  "minimal_distance_m",
                  "optimal_return");
          assertThat(Double.parseDouble(row.get("collision_rate"))).isBetween(0.0, 1.0);
          assertThat(Double.parseDouble(row.get("return_mean")))
              .isLessThan(Double.parseDouble(row.get("optimal_return")));
        });
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyThreads() throws IOException {
    Call.of(QUICK + out.resolve("one") + " --threads 1", comparison).succeeded();
    Call.of(QUICK + out.resolve("two") + " --threads 2", comparison).succeeded();
    Call.of(QUICK + out.resolve("other") + " --seed 2", comparison).succeeded();

    for (String file : List.of("evaluation.csv", "evaluation.svg", "evaluation.png")) {
      assertThat(out.resolve("two", file)).hasSameBinaryContentAs(out.resolve("one", file));
    }
    assertThat(rows(out.resolve("one"))).hasSize(4 * 10 * 3);
    assertThat(rows(out.resolve("other"))).doesNotContainAnyElementsOf(rows(out.resolve("one")));
  }

  @Test
  void aCriticIsTakenFromTheCheckpoint() throws IOException {
    Path critic = directory.resolve("critic");
    Call.tiny("train --quiet --estimator actor-critic --out", critic).succeeded();
    Call.of(QUICK + out + " --tasks gravity=9", critic).succeeded();
    assertThat(rows(out)).hasSize(3);
    Files.delete(critic.resolve("checkpoint.bin"));

    Call.of(QUICK + out.resolve("more") + " --tasks gravity=9", critic)
        .refused("run (" + critic + ") has no checkpoint.bin, and so not the critic that");
    assertThat(out.resolve("more")).doesNotExist();
  }

  @Test
  void theInnerStepSizeCanBeChangedUnlessItIsLearned() throws IOException {
    String run = comparison.resolve("runs/maml-seed1").toString();
    Call.of(QUICK + out + " --tasks gravity=9 --alpha 0.5", run).succeeded();
    List<Map<String, String>> changed = rows(out);
    Call.of(QUICK + out + " --overwrite --tasks gravity=9", run).succeeded();

    assertThat(rows(out).getFirst()).isEqualTo(changed.getFirst());
    assertThat(rows(out).getLast()).isNotEqualTo(changed.getLast());
    Call.of(QUICK + out.resolve("more") + " --alpha 0.1", comparison)
        .refused("alpha (0.1) has no effect on " + comparison.resolve("runs/directed-meta-sgd-"));
  }

  @Test
  void theResultIsThereAsJson() {
    Call call =
        Call.of(QUICK + out + " --json --tasks crossing-speed=5|10", intersection).succeeded();

    JsonNode facts = JsonMapper.builder().build().readTree(call.output());
    assertThat(facts.path("directory").asString()).isEqualTo(out.toString());
    assertThat(facts.path("rows")).hasSize(3);
    JsonNode row = facts.path("rows").path(0);
    assertThat(row.path("crossing-speed").asDouble()).isEqualTo(5);
    assertThat(row.path("return_after_2").isNumber()).isTrue();
    assertThat(row.path("optimal_return").asDouble()).isBetween(0.0, 100.0);
    assertThat(facts.path("rows").path(2).path("task").asString()).isEqualTo("all");
  }

  @Test
  void anInnerStepThatIsFarTooLargeIsAFailure() {
    Call call =
        Call.of(
            QUICK + out + " --tasks gravity=9 --alpha 1e9", comparison.resolve("runs/maml-seed1"));

    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.errors()).startsWith("azimuth: Diverged at inner step 1 in task (gravity=9):");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void formerResultsStayUnlessTheyAreToBeReplaced() throws IOException {
    Call.of(QUICK + comparison + " --tasks gravity=9", comparison).succeeded();
    Call.of(QUICK + comparison + " --tasks gravity=8", comparison)
        .refused("out (" + comparison + ") already holds an evaluation. Maybe --overwrite");
    Call.of(QUICK + comparison + " --overwrite --tasks gravity=8", comparison).succeeded();

    assertThat(rows(comparison).getFirst()).containsEntry("gravity", "8");
    assertThat(comparison.resolve("summary.csv")).exists();
    Files.delete(comparison.resolve("evaluation.csv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --steps -1 RUN | steps (-1) must lie in [0, 1000].
          --steps x RUN | steps (x) must be a whole number.
          --episodes 0 RUN | episodes (0) must lie in [1, 1000000].
          --seed -1 RUN | seed (-1) must not be negative.
          --threads 0 RUN | threads (0) must lie in [1, 1024].
          --task-count 0 RUN | task-count (0) must lie in [1, 1000].
          --tasks gravity=5,cart-mass=2 --task-count 3 RUN | task-count (3) has no effect: the tasks
          --tasks gravity=5.. RUN | tasks (gravity=5..), character 12: A number must come here.
          --tasks crossing-speed=5 RUN | tasks (crossing-speed=5), character 1: Unknown constant of
          --alpha x RUN | alpha (x) must be a number.
          --alpha -1 RUN | alpha (-1.0) must be a finite number ≥ 0.
          --trajectories-per-task 0 RUN | trajectories-per-task (0) must lie in [1, 10000000].
          --quiet | evaluate needs a run or comparison directory.
          no-such-directory | no-such-directory is not a directory.
          src | src must be a run directory (with config.yaml and epochs.csv) or hold some in runs/.
          RUN INTERSECTION | The runs are of several environments (cartpole, intersection): evaluate
          --stpes 3 RUN | Unknown option '--stpes'. Did you mean '--steps'?
          """)
  void mistakesAreToldAndNothingIsWritten(String words, String message) {
    String run = comparison.resolve("runs/maml-seed1").toString();
    Path target = out.resolve("more");

    Call.of(
            "evaluate --out "
                + target
                + " "
                + words.replace("INTERSECTION", intersection.toString()).replace("RUN", run))
        .refused(message);

    assertThat(target).doesNotExist();
  }

  @Test
  void runsWithoutParametersOrWithOtherTasksAreRefused() throws IOException {
    Path other = directory.resolve("other");
    Call.tiny("train --quiet --overwrite --tasks gravity=8..9 --out", other).succeeded();
    Call.of(QUICK + out.resolve("more"), comparison, other)
        .refused("The runs have different tasks (gravity=5..15; gravity=8..9): say with --tasks");
    Files.delete(other.resolve("parameters.safetensors"));
    Call.of(QUICK + out.resolve("more"), other)
        .refused(
            "run (" + other + ") is not a run that has parameters: no parameters.safetensors.");
    assertThat(out.resolve("more")).doesNotExist();
  }

  private static List<Map<String, String>> rows(Path results) throws IOException {
    List<String> lines = Files.readAllLines(results.resolve("evaluation.csv"));
    String[] names = lines.getFirst().split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
