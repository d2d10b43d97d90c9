package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceCommandTest {

  private static final String HEADER =
      "step,action,reward,terminated,truncated,"
          + "observation_0,observation_1,observation_2,observation_3";

  @TempDir private Path directory;
  private Path actions;

  @BeforeEach
  void writeActions() throws IOException {
    actions = Files.writeString(directory.resolve("actions.txt"), "1\n\n 0 \n1\n");
  }

  /// An episode of Gymnasium's CartPole, gravity 5 m/s², reset with seed 100, until the pole falls.
  @Test
  void anEpisodeOfGymnasiumIsRepeated() throws IOException {
    List<String[]> golden = golden();
    String column = String.join("\n", golden.stream().map(step -> step[6]).toList());
    Files.writeString(actions, column + "\n0\n0\n");

    List<String> lines = trace("--task gravity=5 --seed 100 --actions", actions);

    assertThat(lines).hasSize(2 + golden.size());
    assertThat(lines.get(0)).isEqualTo(HEADER);
    assertThat(lines.get(1)).startsWith("0,,,0,0,");
    assertObservation(lines.get(1), golden.getFirst(), 2);
    for (int i = 0; i < golden.size(); i++) {
      String[] step = golden.get(i);
      String line = lines.get(2 + i);
      assertThat(line).startsWith("%d,%s,%s,%s,0,".formatted(i + 1, step[6], step[7], step[12]));
      assertObservation(line, step, 8);
    }
  }

  /// A crash in Gymnasium's LunarLander, known by the digest of its observations.
  @Test
  void anEpisodeOfLunarLanderIsRepeatedBitForBit() throws IOException {
    String[] golden = lines("lunarlander-digests.csv").get(1).split(",");
    Files.writeString(actions, String.join("\n", golden[4].split("")));
    String options = "--environment lunar-lander --task gravity=%s --seed %s --actions";

    List<String> lines = trace(options.formatted(golden[1].substring(1), golden[2]), actions);

    assertThat(lines).hasSize(2 + Integer.parseInt(golden[3]));
    CRC32 digest = new CRC32();
    for (String line : lines.subList(1, lines.size())) {
      for (String value : line.split(",", 6)[5].split(",")) {
        float number = Float.parseFloat(value);
        digest.update(ByteBuffer.allocate(Float.BYTES).putFloat(number).array());
      }
    }
    assertThat("%08x".formatted(digest.getValue())).isEqualTo(golden[5]);
    assertThat(lines.getLast()).contains(",-100.0,1,0,");
  }

  private static void assertObservation(String line, String[] step, int column) {
    double[] observed =
        Arrays.stream(line.split(",")).skip(5).mapToDouble(Double::parseDouble).toArray();
    double[] expected =
        Arrays.stream(step).skip(column).limit(4).mapToDouble(Double::parseDouble).toArray();
    assertThat(observed).containsExactly(expected, within(1e-6));
  }

  private static List<String[]> golden() throws IOException {
    return lines("cartpole-steps.csv").stream().skip(1).map(line -> line.split(",")).toList();
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = TraceCommandTest.class.getResourceAsStream("/golden/" + file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList();
    }
  }

  @Test
  void theHorizonCutsTheEpisode() {
    assertThat(trace("--horizon 2 --actions", actions))
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo(HEADER),
            reset -> assertThat(reset).startsWith("0,,,0,0,"),
            first -> assertThat(first).startsWith("1,1,1.0,0,0,"),
            second -> assertThat(second).startsWith("2,0,1.0,0,1,"));
  }

  /// In Gymnasium 1.4.0, the pole of seed 31 falls at step 9 if the cart is always pushed to the left.
  @ParameterizedTest
  @CsvSource({"8, '8,0,1.0,0,1,'", "9, '9,0,1.0,1,1,'", "10, '9,0,1.0,1,0,'"})
  void aFallAtTheHorizonIsBothAnEndAndACut(int horizon, String last) throws IOException {
    Files.writeString(actions, "0\n".repeat(12));
    assertThat(trace("--seed 31 --task gravity=9.8 --horizon " + horizon + " --actions", actions))
        .last()
        .asString()
        .startsWith(last);
  }

  /// Explicit Euler moves it by the old one.
  @Test
  void semiImplicitStepsMoveTheCartByTheNewVelocity() {
    double[] euler = firstStep("gravity=9.8");
    double[] semiImplicit = firstStep("gravity=9.8,semi-implicit=1");
    assertThat(semiImplicit[1]).isEqualTo(euler[1]);
    assertThat(semiImplicit[0] - euler[0]).isCloseTo(0.02 * (euler[1] - euler[3]), within(1e-6));
  }

  /// Position and velocity after the first step, and before it.
  private double[] firstStep(String task) {
    List<String> rows = trace("--seed 5 --task " + task + " --actions", actions);
    String[] before = rows.get(1).split(",");
    String[] after = rows.get(2).split(",");
    return new double[] {
      Double.parseDouble(after[5]),
      Double.parseDouble(after[6]),
      Double.parseDouble(before[5]),
      Double.parseDouble(before[6])
    };
  }

  @Test
  void theEpisodeEndsWithItsActions() {
    assertThat(trace("--actions", actions)).hasSize(5).last().asString().startsWith("3,1,1.0,0,0,");
  }

  @Test
  void aPolicyIsFollowedWithTheSameStepsForTheSameSeed() {
    Path run = directory.resolve("run");
    Call.tiny("train --quiet --algorithm meta-sgd --activation relu --out", run).succeeded();

    List<String> lines = trace("--seed 5 --horizon 6 --policy", run);

    assertThat(lines).hasSize(8).isEqualTo(trace("--seed 5 --horizon 6 --policy", run));
    assertThat(lines).isNotEqualTo(trace("--seed 6 --horizon 6 --policy", run));
    assertThat(lines.getLast()).startsWith("6,").contains(",1.0,0,1,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --seed 1 | trace needs either --actions or --policy.
          --actions a --policy b | trace needs either --actions or --policy.
          --polcy b | Unknown option '--polcy'. Did you mean '--policy'? 'azimuth trace --help' \
          lists
          --actions a --environment cartpol | Unknown environment 'cartpol'. Did you mean \
          'cartpole'?
          --actions a --seed -1 | seed (-1) must not be negative.
          --actions a --seed x | seed (x) must be a whole number.
          --actions a --horizon 0 | horizon (0) must be at least 1.
          --actions a --horizon 1e3 | horizon (1e3) must be a whole number.
          --actions no-such-file | actions (no-such-file) is a file that does not exist.
          --actions src | actions (src) cannot be read: Is a directory.
          --policy src | policy (src) is not a run that has parameters: no parameters.safetensors.
          --policy pom.xml | policy (pom.xml) cannot be read: pom.xml/parameters.safetensors: Not a
          """)
  void aMistakeInAnOptionIsTold(String options, String message) {
    Call.of("trace " + options).refused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          gravity=5..6 | task (gravity=5..6), character 9: gravity must have one value here.
          gravty=5 | task (gravty=5), character 1: Unknown constant of cartpole 'gravty'. Did you mean 'gravity'?
          gravity=500 | task (gravity=500), character 9: gravity must lie in [0, 100] m/s².
          5 | task (5), character 1: Unknown constant of cartpole '5'. Allowed: gravity,
          """)
  void aMistakeInTheTaskIsTold(String task, String message) {
    Call.of("trace --task", task, "--actions", actions).refused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          gravity=0 | gravity must lie in [0.1, 50] m/s².
          gravity=-10 | gravity must lie in [0.1, 50] m/s².
          wind-power=21 | wind-power must lie in [0, 20] N.
          turbulence-power=-0.1 | turbulence-power must lie in [0, 2] N·m.
          """)
  void aConstantOfLunarLanderOutsideItsRangeIsTold(String task, String message) {
    Call.of("trace --environment lunar-lander --task", task, "--actions", actions)
        .refused("task (%s), character %d: %s".formatted(task, task.indexOf('=') + 2, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0.5 | ' must have 2 numbers.
          0,1,0 | ' must have 2 numbers.
          0,1.5 | ': number 2 must lie in [-1.0, 1.0].
          1,left | ' must have numbers.
          """)
  void aContinuousActionOutsideTheSpaceIsTold(String action, String message) throws IOException {
    Files.writeString(actions, action);

    Call.of("trace --environment lunar-lander-continuous --actions", actions)
        .refused(actions + ", line 1: action '" + action + message);
  }

  @Test
  void aConstantThatLunarLanderHasNotIsToldWithTheNearest() {
    Call.of("trace --environment lunar-lander --task", "gravty=5", "--actions", actions)
        .refused(
            "task (gravty=5), character 1: Unknown constant of lunar-lander 'gravty'. Did you mean 'gravity'?");
  }

  @Test
  void anActionOutsideTheSpaceOfLunarLanderIsTold() throws IOException {
    Files.writeString(actions, "3\n4\n");

    Call.of("trace --environment lunar-lander --actions", actions)
        .refused(actions + ", line 2: action '4' must be a whole number from 0 to 3.");
  }

  @ParameterizedTest
  @CsvSource({"2", "-1", "x", "1.0", "'0,1'"})
  void anActionOutsideTheSpaceIsToldWithItsLine(String action) throws IOException {
    Files.writeString(actions, "1\n\n" + action + "\n0\n");

    Call.of("trace --actions", actions)
        .refused(actions + ", line 3: action '" + action + "' must be a whole number from 0 to 1.");
  }

  @Test
  void actionsThatAreNoTextAreRefused() throws IOException {
    Files.write(actions, new byte[] {(byte) 0xff, 0});

    Call.of("trace --actions", actions)
        .refused("actions (" + actions + ") is not a text file in UTF-8.");
  }

  private static List<String> trace(String words, Object more) {
    return Call.of("trace " + words, more).succeeded().output().lines().toList();
  }
}
