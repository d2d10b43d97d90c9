package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.rl.Estimator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole of it learns: CartPole, the tuned preset, fixed seeds. When this was written, MAML
/// reached 175 at epoch 130 to 135 and 195 at 167 to 183; with the directed step at 56 to 72 and 79
/// to 97.
class CartPoleLearningIT {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothAlgorithmsLearnAndTheDirectedOneEarlier(long seed) throws InterruptedException {
    Reached plain = train(Algorithm.MAML, seed);
    Reached directed = train(Algorithm.DIRECTED_MAML, seed);
    assertThat(plain.epoch195()).isLessThan(300);
    assertThat(directed.epoch195()).isLessThan(300);
    assertThat(directed.epoch175()).isLessThan(plain.epoch175());
  }

  private static Reached train(Algorithm algorithm, long seed) throws InterruptedException {
    RunConfig config =
        Configs.with(
            Presets.TUNED.config(Configs.FAMILY, algorithm, Estimator.POLICY_GRADIENT),
            "seed",
            Long.toString(seed));
    return Reached.by(config);
  }
}
