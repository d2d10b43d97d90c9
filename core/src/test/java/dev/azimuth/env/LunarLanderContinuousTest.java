package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.testing.CsvTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against episodes recorded from Gymnasium 1.4.0 with continuous actions.
class LunarLanderContinuousTest {

  private static double[] initialPhi() {
    return new LunarLanderFamily(true)
        .parameters().stream().mapToDouble(Parameter::initial).toArray();
  }

  @Test
  void everyStepHasTheBitsOfGymnasium() {
    Map<Integer, List<CsvTable.Row>> steps =
        LunarEpisodes.steps("lunarlander-continuous-steps.csv");
    for (JsonNode episode : LunarEpisodes.ALL) {
      if (episode.get("continuous").asBoolean()) {
        LunarEpisodes.replay(episode, steps.remove(episode.get("episode").asInt()));
      }
    }
    assertThat(steps).isEmpty();
  }

  /// As Gymnasium does it.
  @Test
  void actionsAreClippedToTheSpace() {
    assertThat(observationAfter(3, -7)).isEqualTo(observationAfter(1, -1));
    assertThat(observationAfter(-9, 0.4f)).isEqualTo(observationAfter(0, 0));
  }

  private float[] observationAfter(float main, float side) {
    LunarLander lander = new LunarLander(true);
    lander.reset(initialPhi(), new NumpyRandom(5));
    lander.step(new float[] {main, side});
    return LunarEpisodes.observation(lander);
  }
}
