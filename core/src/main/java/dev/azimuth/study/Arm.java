package dev.azimuth.study;

import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.RunConfig;
import java.util.Map;

/// One of the things that a comparison compares: a configuration with a name, to be run with several
/// seeds.
///
/// @param name in kebab case, such as `directed-random`; of a comparison of algorithms, the
///     algorithm's
/// @param description one line that says what is special about it
/// @param config its configuration, with any seed
public record Arm(String name, String description, RunConfig config) {

  public Arm {
    if (!name.matches("[a-z0-9.]+(-[a-z0-9.]+)*")) {
      throw new IllegalArgumentException("name (%s) must be in kebab case.".formatted(name));
    }
  }

  public Algorithm algorithm() {
    return config.algorithm();
  }

  /// The configuration of its run with a seed.
  public RunConfig config(long seed) {
    return ConfigText.with(config, Map.of("seed", Long.toString(seed)));
  }

  /// The name of that run.
  public String runName(long seed) {
    return name + "-seed" + seed;
  }
}
