package dev.azimuth.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A reproduction of three panels that goes on: the first has runs of one arm, the second of another,
/// the third has none.
final class PanelsOfRuns {

  private static final String ARMS =
      "arm,algorithm,description\nmaml,maml,plain\ndirected-maml,directed-maml,directed\n";

  private PanelsOfRuns() {}

  static void write(Path directory) throws IOException {
    Files.writeString(
        directory.resolve("panels.csv"),
        "panel,title\ncartpole,Fig. 2; cartpole\nlander,Fig. 2; lander\nlater,Fig. 2; later\n");
    Files.writeString(
        directory.resolve("comparison.yaml"),
        """
        name: fig2
        title: "Fig. 2: all"
        command: ./azimuth reproduce fig2
        planned-runs: 12
        """);
    panel(directory.resolve("cartpole"), "[175, 195]");
    panel(directory.resolve("lander"), "[0, 100]");
    for (int seed = 1; seed <= 2; seed++) {
      SyntheticRun.of("maml", seed, 30).writeInto(directory.resolve("cartpole"));
      SyntheticRun.of("directed-maml", seed, 30)
          .withSettings("reward: shaped\ndelta: 0.005")
          .writeInto(directory.resolve("lander"));
    }
  }

  private static void panel(Path panel, String thresholds) throws IOException {
    Files.createDirectories(panel);
    Files.writeString(
        panel.resolve("comparison.yaml"),
        "name: fig2\nthresholds: %s\nplanned-runs: 4\n".formatted(thresholds));
    Files.writeString(panel.resolve("arms.csv"), ARMS);
  }
}
