package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Environments of jars: in every command that takes one, and what is said of jars that are none.
class PlugInTest {

  @TempDir private Path folder;
  private Path run;
  private Path jar;

  @BeforeEach
  void makePoint() throws IOException {
    run = folder.resolve("run");
    jar = point(PlugInJar.POINT).write("point.jar");
  }

  private PlugInJar point(String source) throws IOException {
    return new PlugInJar(folder).compiled(source).service("Dynamics", "own.Point");
  }

  @Test
  void environmentOfAJarIsListedWithItsParameters() {
    assertThat(Call.of("list environments --plugin", jar).succeeded().output())
        .contains("cartpole: ")
        .endsWith(
            """
            point: Push a point along a line.
              1 observations, 1 continuous action in -1..1, 30 steps, tasks weight=1..4
              weight              weight of the point, from 1 to 4, default 2 kg
            """);
    assertThat(Call.of("list environments --environment point --plugin", jar).succeeded().output())
        .startsWith("point: ");
  }

  @Test
  void itIsTrainedFollowedComparedAndReported() throws IOException {
    String point = "--environment point --quiet --plugin";
    Call.tiny("train " + point, jar, "--out", run).succeeded();
    String episode =
        Call.of("trace --environment point --task weight=3 --plugin", jar, "--policy", run)
            .succeeded()
            .output();
    Path both = folder.resolve("both");
    String table = Call.tiny("compare --seeds 1 " + point, jar, "--out", both).succeeded().output();

    assertThat(run.resolve("config.yaml"))
        .content()
        .contains("environment: point\ntasks: weight=1..4\n")
        .doesNotContain("jar");
    assertThat(run.resolve("machine.json"))
        .content()
        .containsPattern("\"plugin\":\"point.jar\",\\s*\"plugin_sha256\":\"[0-9a-f]{64}\"");
    assertThat(run.resolve("tasks.csv")).content().startsWith("epoch,task,weight,");
    assertThat(episode).hasLineCount(32);
    assertThat(table).contains("epochs to -5", "directed-maml");
    assertThat(both.resolve("report.html")).content().contains("--plugin");
    Call.of("report", both).succeeded();
  }

  @ParameterizedTest
  @CsvSource({
    "maml", "fomaml", "reptile", "meta-sgd",
    "directed-maml", "directed-fomaml", "directed-reptile", "directed-meta-sgd"
  })
  void everyAlgorithmAndEstimatorTakesContinuousActions(String algorithm) {
    for (String estimator : List.of("policy-gradient", "actor-critic")) {
      String train =
          "train --environment point --quiet --overwrite --algorithm %s --estimator %s --plugin"
              .formatted(algorithm, estimator);
      Call.tiny(train, jar, "--out", run).succeeded();
    }
  }

  /// The best is to move to zero and to stay there: about −0.5 in an episode. Seeds are fixed.
  @Test
  void continuousActionsAreLearned() throws IOException {
    Call.of(
            "train --environment point --quiet --threads 1 --epochs 60 --horizon 20 --hidden 8"
                + " --beta 0.005 --plugin",
            jar,
            "--out",
            run)
        .succeeded();

    List<String> epochs = Files.readAllLines(run.resolve("epochs.csv"));
    assertThat(movingAverage(epochs.get(1))).isLessThan(-10);
    assertThat(movingAverage(epochs.getLast())).isGreaterThan(-4);
  }

  private static double movingAverage(String epoch) {
    return Double.parseDouble(epoch.split(",")[5]);
  }

  @Test
  void configurationOfARunIsRepeatedWithTheJar() throws IOException {
    Call.tiny("train --environment point --quiet --plugin", jar, "--out", run).succeeded();
    Path again = folder.resolve("again");

    Call.of("train --quiet --config", run.resolve("config.yaml"), "--out", again, "--plugin", jar)
        .succeeded();
    Call.of("train --quiet --config", run.resolve("config.yaml"), "--out", folder.resolve("no"))
        .refused(run.resolve("config.yaml") + ", line 1: Unknown environment 'point'.");

    assertThat(withoutSeconds(again)).isEqualTo(withoutSeconds(run));
  }

  private static String withoutSeconds(Path run) throws IOException {
    return Files.readString(run.resolve("epochs.csv")).replaceAll("(?m)^([^,]*,[^,]*),[^,]*", "$1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --environment piont | Unknown environment 'piont'. Did you mean 'point'? Allowed: \
          cartpole,
          --environment point --tasks wieght=1 | tasks (wieght=1), character 1: Unknown constant of point \
          'wieght'. Did you mean 'weight'? Allowed: weight.
          --environment point --tasks weight=4..1 | tasks (weight=4..1), character 8: the range of weight is \
          reversed. Maybe 1..4?
          --environment point --tasks weight=0 | tasks (weight=0), character 8: weight must lie in [1, 4] kg.
          """)
  void mistakesInItsTasksAreTold(String options, String message) {
    Call.of("train " + options + " --out", run, "--plugin", jar).refused(message);
    assertThat(run).doesNotExist();
  }

  @Test
  void aFamilyOfTheJarMayRefuseConstants() throws IOException {
    Path family =
        new PlugInJar(folder)
            .compiled(PlugInJar.POINT, FAMILY)
            .service("EnvironmentFamily", "own.Family")
            .write("family.jar");
    String train = "train --environment batched-point --tasks weight=%s --quiet --plugin";

    Call.tiny(train.formatted("1..2"), family, "--out", run).succeeded();
    Call.tiny(train.formatted("1..3"), family, "--out", run, "--overwrite")
        .refused("tasks (weight=1..3): No string carries a weight of 3.0 kg.");
  }

  /// A family with all that the simple interface has not.
  private static final String FAMILY =
      """
      package own;

      import dev.azimuth.env.*;
      import java.util.List;

      public final class Family implements EnvironmentFamily {
        private final EnvironmentFamily point = EnvironmentFamily.of(Point::new);
        public String name() { return "batched-point"; }
        public String summary() { return point.summary(); }
        public int observationSize() { return 1; }
        public ActionSpace actionSpace() { return point.actionSpace(); }
        public List<Parameter> parameters() { return point.parameters(); }
        public String defaultTasks() { return "weight=1..2"; }
        public int defaultHorizon() { return 30; }
        public Environment create() { return point.create(); }
        public EnvironmentBatch createBatch(int size) { return point.createBatch(size); }
        public void check(double[] phi) {
          if (phi[0] > 2) {
            throw new IllegalArgumentException(
                "No string carries a weight of %s kg.".formatted(phi[0]));
          }
        }
      }
      """;

  @Test
  void whatIsNoJarIsRefused() throws IOException {
    Path missing = folder.resolve("missing.jar");
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");

    refused(missing, "is not a file that exists.");
    refused(folder, "is not a file that exists.");
    refused(text, "is not a jar.");
  }

  @Test
  void aJarWithoutTheServiceIsRefused() throws IOException {
    refused(
        new PlugInJar(folder).compiled(PlugInJar.POINT).write("silent.jar"),
        "names no environment: it needs a file META-INF/services/dev.azimuth.env.Dynamics or"
            + " META-INF/services/dev.azimuth.env.EnvironmentFamily.");
    refused(
        point(PlugInJar.POINT).without("own").write("empty.jar"),
        "names a class that cannot be used: Provider own.Point not found.");
    refused(
        new PlugInJar(folder)
            .compiled("package own; public final class Point {}")
            .service("Dynamics", "own.Point")
            .write("other.jar"),
        "names a class that cannot be used: own.Point not a subtype.");
  }

  @Test
  void aJarForAnotherVersionIsRefused() throws IOException {
    String old =
        """
        package dev.azimuth.env;

        public interface Dynamics {
          double step(double[] state);
        }
        """;
    String point =
        """
        package own;

        public final class Point implements dev.azimuth.env.Dynamics {
          public double step(double[] state) { return 0; }
        }
        """;
    PlugInJar built = new PlugInJar(folder).compiledAlone(old, point).without("dev");

    refused(
        built.service("Dynamics", "own.Point").write("old.jar"),
        "was built for another version of Azimuth: java.lang.AbstractMethodError: ");
    refused(
        point(PlugInJar.POINT).later("own/Point.class").write("later.jar"),
        "was built for a newer Java than " + Runtime.version().feature() + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "point"      | "Point"     | has an environment that is not whole: The name 'Point' of an
          "point"      | "cartpole"  | There is more than one environment with the name 'cartpole'.
          "weight"     | "Gewicht g" | has an environment that is not whole: The name 'Gewicht g' of
          "weight=1..4"| "wait=1"    | tasks (wait=1), character 1: Unknown constant of point 'wait'. Allowed: weight.
          horizon(30)  | horizon(0)  | has an environment that is not whole: The size of observations
          2, 1, 4      | 2, 3, 4     | has an environment that is not whole: initial (2.0) of parameter weight must
          return -Math | return 1/0-Math | has an environment that fails: java.lang.ArithmeticExc
          return -Math | return 0/0.-Math | has an environment that fails: The environment point gave
          """)
  void aPlugInWithAFaultIsRefused(String sound, String faulty, String message) throws IOException {
    String source = PlugInJar.POINT.replace(sound, faulty);
    assertThat(source).isNotEqualTo(PlugInJar.POINT);

    Path made = point(source).write("faulty.jar");

    Call.of("list environments --plugin", made)
        .refused("plugin (" + made + ")" + (message.startsWith("has") ? " " : ": ") + message);
  }

  @Test
  void aPlugInThatFailsInTheMiddleStopsTheRunInOneLine() throws IOException {
    String throwing =
        PlugInJar.POINT.replace(
            "state[0] += action",
            "if (state[0] > 0.5) throw new IllegalStateException(\"lost\");"
                + " state[0] += action");
    String numberless = PlugInJar.POINT.replace("-Math.abs(state[0])", "Math.sqrt(0.5 - state[0])");

    failed(
        point(throwing).write("throwing.jar"),
        "The environment point failed in step: java.lang.IllegalStateException: lost, at"
            + " own.Point.step(Point.java:");
    failed(
        point(numberless).write("numberless.jar"),
        "The environment point gave the reward NaN, which is not a finite number.");
  }

  private void failed(Path made, String message) {
    Call call =
        Call.tiny("train --environment point --quiet --overwrite --plugin", made, "--out", run);
    assertThat(call.errors()).startsWith("azimuth: " + message).hasLineCount(1);
    assertThat(call.exitCode()).isEqualTo(1);
  }

  private static void refused(Path made, String message) {
    Call.of("train --plugin", made).refused("plugin (" + made + ") " + message);
  }
}
