package dev.azimuth.testkit;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import java.util.Arrays;

/// Episodes with random actions, recorded to be compared.
///
/// @param seed of the environment; actions are drawn from another stream
record Episode(EnvironmentFamily family, double[] phi, long seed) {

  /// Steps of a record; an episode that ends before leaves the rest at zero.
  static final int STEPS = 300;

  /// Everything that is seen of the episode when `environment` runs it: for each state its
  /// observation, the reward that led there and whether it ended the episode.
  float[] record(Environment environment) {
    environment.reset(phi.clone(), new NumpyRandom(seed));
    return goOn(environment);
  }

  /// The same for an episode that has been reset.
  float[] goOn(Environment environment) {
    int size = family.observationSize();
    float[] seen = new float[(STEPS + 1) * (size + 2)];
    float[] observation = new float[size];
    NumpyRandom actions = new NumpyRandom(seed + 1);
    int end = write(environment, observation, 0, seen, 0);
    for (int step = 0; step < STEPS && !environment.terminated(); step++) {
      double reward = environment.step(action(family.actionSpace(), actions));
      end = write(environment, observation, reward, seen, end);
    }
    return seen;
  }

  private static int write(
      Environment environment, float[] observation, double reward, float[] seen, int start) {
    environment.observe(observation);
    System.arraycopy(observation, 0, seen, start, observation.length);
    int end = start + observation.length;
    seen[end] = (float) reward;
    seen[end + 1] = environment.terminated() ? 1 : 0;
    return end + 2;
  }

  /// An action of the uniform distribution over a space.
  static float[] action(ActionSpace space, NumpyRandom random) {
    return switch (space) {
      case ActionSpace.Discrete discrete -> new float[] {random.integers(0, discrete.count())};
      case ActionSpace.Box box -> {
        float[] action = new float[box.size()];
        for (int i = 0; i < action.length; i++) {
          action[i] = (float) random.uniform(box.low()[i], box.high()[i]);
        }
        yield action;
      }
    };
  }

  @Override
  public String toString() {
    return "%s with constants %s and seed %d".formatted(family.name(), Arrays.toString(phi), seed);
  }
}
