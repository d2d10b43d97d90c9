package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.Environment;
import dev.azimuth.env.IntersectionFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.nn.Activation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EpisodeSamplerTest {

  private static final int HORIZON = 30;
  private static final IntersectionFamily FAMILY = new IntersectionFamily();
  private static final Policy POLICY =
      Policy.of(2, FAMILY.actionSpace(), new int[] {8}, Activation.TANH);
  private static final float[] THETA = POLICY.initialParameters(new SplittableRandom(3));
  private static final Task TASK =
      new Task(FAMILY.parameters().stream().mapToDouble(Parameter::initial).toArray());

  /// One episode after the other, with an actor and a single environment; more of them than are
  /// drawn side by side.
  @Test
  void statisticsAreThoseOfEpisodesOneByOne() {
    int episodes = 300;
    double[] returns = new double[episodes];
    double[] distances = new double[episodes];
    for (int k = 0; k < episodes; k++) {
      long batch = Seeds.child(5, k / 256);
      Actor actor = new Actor(POLICY, THETA, Seeds.child(batch, 2L * (k % 256)));
      NumpyRandom start = new NumpyRandom(Seeds.child(batch, 2L * (k % 256) + 1));
      double[] measures = new double[2];
      returns[k] = episode(actor, start, measures);
      distances[k] = measures[1];
    }
    double mean = Arrays.stream(returns).average().orElseThrow();
    double variance =
        Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum() / (episodes - 1);

    EpisodeStatistics drawn =
        new EpisodeSampler(POLICY, FAMILY, episodes, HORIZON).draw(THETA, TASK, 5);

    assertThat(drawn.episodes()).isEqualTo(episodes);
    assertThat(drawn.returnMean()).isCloseTo(mean, within(1e-6));
    assertThat(drawn.returnStandardError())
        .isPositive()
        .isCloseTo(Math.sqrt(variance / episodes), within(1e-6));
    assertThat(drawn.measures().get(1))
        .isCloseTo(Arrays.stream(distances).average().orElseThrow(), within(1e-9));
  }

  private static double episode(Actor actor, NumpyRandom start, double[] measures) {
    float[] observation = new float[2];
    float[] action = new float[1];
    double sum = 0;
    try (Environment environment = FAMILY.create()) {
      environment.reset(TASK.phi(), start);
      for (int t = 0; t < HORIZON; t++) {
        environment.observe(observation);
        actor.act(observation, action);
        sum += environment.step(action);
      }
      environment.measure(measures);
    }
    return sum;
  }

  @Test
  void aSingleEpisodeHasNoStandardError() {
    EpisodeSampler sampler = new EpisodeSampler(POLICY, FAMILY, 1, HORIZON);

    assertThat(sampler.draw(THETA, TASK, 5).returnStandardError()).isNaN();
    assertThat(sampler.draw(THETA, TASK, 5).returnMean())
        .isEqualTo(sampler.draw(THETA, TASK, 5).returnMean())
        .isNotEqualTo(sampler.draw(THETA, TASK, 6).returnMean());
  }
}
