package dev.azimuth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples as a user meets them: short files, a jar, commands.
class ExamplesIT {

  private static final String SHORT =
      " --quiet --epochs 2 --tasks-per-epoch 2 --trajectories-per-task 3 --horizon 40 --hidden 8";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"MountainCar", "Pendulum"})
  void anEnvironmentTakesFewerThan40Lines(String name) throws IOException {
    Path file = Path.of("src/main/java/dev/azimuth/examples", name + ".java");

    assertThat(Files.readAllLines(file)).hasSizeLessThan(40);
  }

  @Test
  void bothAreListedWithTheirParameters() throws Exception {
    assertThat(new Program(folder).succeed("list environments"))
        .contains(
            "mountain-car: Swing a weak car out of a valley.",
            "  2 observations, 3 actions, 200 steps, tasks gravity=0.002..0.003",
            "pendulum: Swing a pendulum up and hold it there.",
            "  3 observations, 1 continuous action in -2..2, 200 steps, tasks gravity=5..15",
            "  gravity             acceleration of free fall, from 0 to 30, default 10 m/s²");
  }

  @Test
  void theMountainCarIsTrained() throws Exception {
    Program program = new Program(folder);

    program.succeed("train --environment mountain-car --out run" + SHORT);

    assertThat(folder.resolve("run/epochs.csv")).content().hasLineCount(3);
    assertThat(folder.resolve("run/config.yaml"))
        .content()
        .contains("environment: mountain-car\n", "tasks: gravity=0.002..0.003\n")
        .doesNotContain(".jar");
    assertThat(folder.resolve("run/machine.json"))
        .content()
        .contains("\"plugin\":\"azimuth-examples.jar\"", "\"plugin_sha256\":\"");
  }

  @Test
  void thePendulumIsComparedAndItsPolicyFollowed() throws Exception {
    Program program = new Program(folder);

    program.succeed(
        "compare --environment pendulum --algorithms maml,directed-maml --seeds 1,2 --out both"
            + " --tasks gravity=5..15,length=0.8..1.2"
            + SHORT);
    List<String> episode =
        program.succeed(
            "trace --environment pendulum --task gravity=7 --horizon 30 --policy"
                + " both/runs/maml-seed1");

    program.succeed("evaluate both --steps 1 --episodes 5 --task-count 2 --out gains");

    assertThat(folder.resolve("gains/evaluation.csv"))
        .content()
        .startsWith("run,arm,seed,task,gravity,length,step,")
        .hasLineCount(1 + 4 * 2 * 2);
    assertThat(folder.resolve("both/summary.csv")).content().hasLineCount(3);
    assertThat(folder.resolve("both/report.html")).content().contains("pendulum", "--plugin");
    assertThat(folder.resolve("both/runs/maml-seed1/tasks.csv"))
        .content()
        .startsWith("epoch,task,gravity,length,");
    assertThat(episode).hasSize(32);
    assertThat(episode.subList(2, 32))
        .allSatisfy(row -> assertThat(Double.parseDouble(row.split(",")[1])).isBetween(-2.0, 2.0));
  }
}
