package dev.azimuth.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.Environment;
import dev.azimuth.env.NumpyRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An episode of Gymnasium 1.4.0 under NumPy 2.4.6, recorded after `env.reset(seed=3)`.
///
/// @param rows of the file, each the step, its action and reward, whether it terminated, and the
///     observation after it
record GoldenEpisode(List<String[]> rows) {

  private static final long SEED = 3;

  static GoldenEpisode read(String name) throws IOException {
    Path file = Path.of("src/test/resources/golden", name);
    return new GoldenEpisode(
        Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList());
  }

  /// The environment takes the same way, but for the rounding of sines and of observations.
  void compare(Environment environment, double... phi) {
    environment.reset(phi, new NumpyRandom(SEED));
    for (String[] row : rows) {
      if (!row[0].equals("0")) {
        double reward = environment.step(new float[] {Float.parseFloat(row[1])});
        assertThat(reward).isCloseTo(Double.parseDouble(row[2]), within(1e-6));
      }
      assertThat(environment.terminated()).isEqualTo(row[3].equals("1"));
      float[] observation = new float[row.length - 4];
      environment.observe(observation);
      for (int i = 0; i < observation.length; i++) {
        assertThat(observation[i]).isCloseTo(Float.parseFloat(row[4 + i]), within(1e-6f));
      }
    }
  }
}
