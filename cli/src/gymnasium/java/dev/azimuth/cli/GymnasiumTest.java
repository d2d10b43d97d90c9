package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Environments of a real Gymnasium, from the command line.
class GymnasiumTest {

  private static String python = "";
  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    python = PythonInstallation.withGymnasium().toString();
  }

  @AfterEach
  void noProcessIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static Call call(String words, Object... more) {
    return Call.of(words.replaceFirst(" ", " --python " + python + " "), more);
  }

  private static Call tiny(String words, Object... more) {
    return Call.tiny(words.replaceFirst(" ", " --quiet --python " + python + " "), more);
  }

  /// A command that takes an environment of the tests.
  private static String world(String command, String name) {
    return "%s --environment gymnasium:azimuth_test_worlds:%s-v0".formatted(command, name);
  }

  @Test
  void constantsOfAnEnvironmentAreListed() {
    assertThat(call(world("list environments", "Point")).succeeded().output())
        .isEqualTo(
            """
            gymnasium:azimuth_test_worlds:Point-v0: azimuth_test_worlds:Point of Gymnasium.
              2 observations, 3 actions, 40 steps, tasks by --tasks
              mass                argument of the constructor, default 2
              count               argument of the constructor, default 3
              push                attribute, default 1
              inverse_mass        attribute, default 0.5
              friction            attribute, default 0.1
            """);
    assertThat(call("list environments --environment gymnasium:Pendulum-v1").succeeded().output())
        .contains(
            "  3 observations, 1 continuous action in -2..2, 200 steps, tasks by --tasks",
            "  g                   argument of the constructor, default 10",
            "  m                   attribute, default 1");
  }

  @Test
  void cartPoleIsTheNativeOneStepByStep() throws IOException {
    Path actions = folder.resolve("actions");
    for (int seed = 1; seed <= 8; seed++) {
      int period = seed;
      List<String> pushes =
          IntStream.range(0, 200).mapToObj(i -> "" + (i / period % 2 ^ i % 3 & 1)).toList();
      Files.write(actions, pushes);
      String options =
          " --horizon 200 --task gravity=%s --seed %d --actions".formatted(4 + 1.5 * seed, seed);
      List<String> ours =
          Call.of("trace --environment cartpole" + options, actions).succeeded().output().lines()
              .toList();
      List<String> theirs =
          call("trace --environment gymnasium:CartPole-v1" + options, actions)
              .succeeded()
              .output()
              .lines()
              .toList();
      assertThat(theirs).hasSameSizeAs(ours).hasSizeGreaterThan(10);
      assertThat(theirs.subList(0, 2)).isEqualTo(ours.subList(0, 2));
      for (int row = 2; row < ours.size(); row++) {
        assertClose(theirs.get(row).split(","), ours.get(row).split(","));
      }
    }
  }

  /// Flags and rewards are the same; of numbers, the last bits of sines may differ.
  private static void assertClose(String[] theirs, String[] ours) {
    assertThat(List.of(theirs).subList(0, 5)).isEqualTo(List.of(ours).subList(0, 5));
    for (int i = 5; i < ours.length; i++) {
      float expected = Float.parseFloat(ours[i]);
      assertThat(Float.parseFloat(theirs[i])).isBetween(expected - 1e-6f, expected + 1e-6f);
    }
  }

  @Test
  void trainingHasTheSameBitsOnAnyNumberOfThreads() throws IOException {
    String train = "train --environment gymnasium:Pendulum-v1 --tasks g=5..15,l=0.8..1.2 --threads ";
    Path one = folder.resolve("one");
    Path three = folder.resolve("three");

    tiny(train + 1, "--out", one).succeeded();
    tiny(train + 3, "--out", three).succeeded();

    assertThat(epochs(one)).isEqualTo(epochs(three)).hasLineCount(3);
    assertThat(one.resolve("tasks.csv")).hasSameTextualContentAs(three.resolve("tasks.csv"));
    assertThat(one.resolve("tasks.csv")).content().startsWith("epoch,task,g,l,");
    assertThat(one.resolve("machine.json"))
        .content()
        .contains("\"gymnasium\":\"1.4.0\"", "\"numpy\":\"2.4.6\"", "\"python\":\"3.");
    assertThat(one.resolve("config.yaml"))
        .content()
        .startsWith("environment: gymnasium:Pendulum-v1\ntasks: g=5..15,l=0.8..1.2\n")
        .doesNotContain(python);
  }

  private static String epochs(Path run) throws IOException {
    return Files.readString(run.resolve("epochs.csv"))
        .replaceAll("(?m)^([^,]*,[^,]*),[^,]*", "$1");
  }

  @Test
  void comparisonsReportsAndPoliciesAreMadeOfIt() {
    Path both = folder.resolve("both");
    String table =
        tiny(
                world("compare", "Point")
                    + " --tasks mass=1..3,friction=0..0.2 --algorithms maml,reptile --seeds 1,2"
                    + " --threads 2 --thresholds -9 --out",
                both)
            .succeeded()
            .output();
    Call.of("report --thresholds -9", both).succeeded();
    String episode =
        call(world("trace", "Point") + " --task mass=2 --policy", both.resolve("runs/maml-seed1"))
            .succeeded()
            .output();

    assertThat(table).contains("reptile", "epochs to -9");
    assertThat(both.resolve("report.html")).content().contains("azimuth_test_worlds");
    assertThat(episode.lines().skip(2)).isNotEmpty().allMatch(row -> row.matches("\\d+,[012],.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Matrix", "Talking", "Global", "Truncating"})
  void peculiarEnvironmentsAreTrained(String name) throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");

    tiny(world("train", name) + " --tasks push=1..2 --threads 1 --out", one).succeeded();
    tiny(world("train", name) + " --tasks push=1..2 --threads 2 --out", two).succeeded();

    assertThat(epochs(one)).isEqualTo(epochs(two));
    if (name.equals("Truncating")) { // 2 epochs of 5 batches of 2 episodes of 5 steps
      assertThat(one.resolve("epochs.csv")).content().contains("\n2,100,");
    }
  }

  /// `inverse_mass` follows from the argument `mass`, so an environment is made for each mass; an
  /// attribute is set as it is.
  @Test
  void argumentsGoThroughTheConstructor() throws IOException {
    Path actions = Files.writeString(folder.resolve("actions"), "2\n2\n2\n");
    String trace = world("trace", "Point") + " --seed 2 --actions";

    assertThat(lastVelocity(trace + " " + actions + " --task mass=1")).isCloseTo(2 * 1.355, within(1e-6));
    assertThat(lastVelocity(trace + " " + actions + " --task mass=2")).isCloseTo(1.355, within(1e-6));
    assertThat(lastVelocity(trace + " " + actions + " --task push=3")).isCloseTo(3 * 1.355, within(1e-6));
    assertThat(lastVelocity(trace + " " + actions + " --task count=5")).isCloseTo(1.355, within(1e-6));
  }

  private static double lastVelocity(String trace) {
    String last = call(trace).succeeded().output().lines().toList().getLast();
    return Double.parseDouble(last.substring(last.lastIndexOf(',') + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gymnasium:Pendulm-v1 | Unknown environment 'gymnasium:Pendulm-v1': Environment `Pendulm` \
          doesn't exist. Did you mean: `Pendulum`?
          gymnasium:Pendulum | Unknown environment 'gymnasium:Pendulum': No registered env with id: \
          Pendulum.
          gymnasium:nowhere:X-v0 | Unknown environment 'gymnasium:nowhere:X-v0': No module named \
          'nowhere'.
          gymnasium: | Unknown environment 'gymnasium:': Malformed environment ID
          gymnasium:FrozenLake-v1 | gymnasium:FrozenLake-v1 has observations Discrete(16); Azimuth \
          takes flat Box observations.
          gymnasium:azimuth_test_worlds:Pictures-v0 | gymnasium:Pictures-v0 has observations Box(0, \
          255, (8, 8, 3), uint8); Azimuth takes flat Box observations.
          gymnasium:azimuth_test_worlds:Pairs-v0 | gymnasium:Pairs-v0 has observations Dict(
          gymnasium:azimuth_test_worlds:ManyChoices-v0 | gymnasium:ManyChoices-v0 has actions \
          MultiDiscrete([2 3]); Azimuth takes Discrete and bounded Box actions.
          gymnasium:azimuth_test_worlds:Unbounded-v0 | gymnasium:Unbounded-v0 has actions Box(-inf, \
          inf, (1,), float32); Azimuth takes Discrete and bounded Box actions.
          gymnasium:azimuth_test_worlds:Broken-v0 | gymnasium:azimuth_test_worlds:Broken-v0 does not \
          start: RuntimeError at
          """)
  void environmentsThatCannotBeTakenAreRefusedByName(String name, String message) {
    call("train --tasks g=1 --environment " + name, "--out", folder.resolve("run"))
        .refused(message);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --quiet | gymnasium:azimuth_test_worlds:Point-v0 has no tasks of its own: give --tasks \
          name=low..high with some of its parameters: mass, count, push, inverse_mass, friction.
          --tasks mas=1..2 | tasks (mas=1..2), character 1: Unknown constant of \
          gymnasium:azimuth_test_worlds:Point-v0 'mas'. Did you mean 'mass'? Allowed: mass, count,
          --tasks mass=2..1 | tasks (mass=2..1), character 6: the range of mass is reversed. Maybe 1..2?
          --tasks mass=0.1..2 | tasks (mass=0.1..2): gymnasium:Point-v0 does not work with \
          mass=0.1: AssertionError at
          --tasks count=1.5 | tasks (count=1.5): gymnasium:Point-v0 does not work with count=1.5: \
          TypeError at
          --tasks position=1 | tasks (position=1), character 1: Unknown constant of
          --tasks mass=1 --python-timeout 0 | python-timeout (0) must lie in [1, 86400].
          """)
  void mistakesInTasksAreTold(String options, String message) {
    call(world("train", "Point") + " " + options, "--out", folder.resolve("run")).refused(message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void missingGymnasiumIsTold() throws Exception {
    Path bare = PythonInstallation.bare();

    Call.of("train --environment gymnasium:Pendulum-v1 --tasks g=1 --python", bare)
        .refused(
            "python (%s) cannot import gymnasium. Maybe %s -m pip install gymnasium, or another"
                .formatted(bare, bare));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Late           | The environment gymnasium:azimuth_test_worlds:Late-v0 failed: ValueError at
          Dying          | The Python process of gymnasium:azimuth_test_worlds:Dying-v0 ended with \
          exit code 7.
          Exiting        | The Python process of gymnasium:azimuth_test_worlds:Exiting-v0 ended with \
          exit code 1: no more.
          Hanging        | The Python process of gymnasium:azimuth_test_worlds:Hanging-v0 gave no \
          answer within 3 s and was ended.
          Spinning       | The Python process of gymnasium:azimuth_test_worlds:Spinning-v0 gave no \
          answer within 3 s and was ended.
          WrongShape     | The environment gymnasium:azimuth_test_worlds:WrongShape-v0 failed: \
          ValueError at azimuth:
          NoReward       | The environment gymnasium:azimuth_test_worlds:NoReward-v0 failed: TypeError
          NotANumber     | The environment gymnasium:azimuth_test_worlds:NotANumber-v0 gave an \
          observation with NaN, which is not a finite number.
          InfiniteReward | The environment gymnasium:azimuth_test_worlds:InfiniteReward-v0 gave the \
          reward Infinity, which is not a finite number.
          """)
  void faultInTheMiddleStopsTheRunInOneLine(String name, String message) {
    long begin = System.nanoTime();
    Call call =
        tiny(
            world("train", name) + " --tasks mass=1..2 --python-timeout 3 --out",
            folder.resolve("run"));

    assertThat(call.errors()).startsWith("azimuth: " + message).hasLineCount(1);
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
  }

  @Test
  void comparisonOfAnEnvironmentThatHangsEndsAtOnce() {
    long begin = System.nanoTime();
    Call call =
        tiny(
            world("compare", "Hanging") + " --tasks mass=1..2 --python-timeout 3 --seeds 1..5 --out",
            folder.resolve("run"));

    assertThat(call.errors()).contains("gave no answer within 3 s");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
  }
}
