package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.IntersectionFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.meta.Task;
import dev.azimuth.rl.Actor;
import dev.azimuth.rl.Estimator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tuned preset learns the intersection, with either estimator. docs/environments.md has the
/// epochs of five seeds each; those here are others.
class IntersectionLearningIT {

  private static final EnvironmentFamily FAMILY = new IntersectionFamily();
  private static final double SOLVED = 90;

  @ParameterizedTest
  @CsvSource({
    "MAML, POLICY_GRADIENT, 1",
    "DIRECTED_MAML, POLICY_GRADIENT, 1",
    "DIRECTED_MAML, POLICY_GRADIENT, 2",
    "DIRECTED_MAML, ACTOR_CRITIC, 1",
  })
  void tunedRunsReachNinetyAndNoneExceedsTheOptimum(
      Algorithm algorithm, Estimator estimator, long seed) throws InterruptedException {
    RunConfig config =
        Configs.with(
            Presets.TUNED.config(FAMILY, algorithm, estimator), "seed", Long.toString(seed));
    MetaTrainer trainer = new MetaTrainer(config, FAMILY, MetaBatchExecutor.sequential());
    double[] ema = new double[1];
    float[] theta =
        trainer.train((record, _) -> {
          ema[0] = record.returnAfterEma();
          if (ema[0] >= SOLVED) {
            trainer.stop();
          }
        });
    assertThat(ema[0]).isGreaterThanOrEqualTo(SOLVED);
    assertNoEpisodeExceedsTheOptimum(trainer, theta);
  }

  /// Without jitter all episodes of a task start alike, so the optimum is that of each of them.
  private static void assertNoEpisodeExceedsTheOptimum(MetaTrainer trainer, float[] theta) {
    for (int speed = 5; speed <= 15; speed++) {
      double[] phi = Tasks.parse("jitter=0", FAMILY).distribution().medium().phi().clone();
      phi[0] = speed;
      float[] adapted = trainer.adapt(theta, new Task(phi), speed);
      double optimum = FAMILY.optimalReturn(phi, trainer.config().horizon()).orElseThrow();
      for (int episode = 0; episode < 20; episode++) {
        assertThat(episodeReturn(new Actor(trainer.policy(), adapted, episode), phi))
            .isLessThan(optimum + 0.1);
      }
    }
  }

  private static double episodeReturn(Actor actor, double[] phi) {
    Environment environment = FAMILY.create();
    environment.reset(phi, new NumpyRandom(1));
    float[] observation = new float[FAMILY.observationSize()];
    float[] action = new float[1];
    double sum = 0;
    for (int step = 0; step < FAMILY.defaultHorizon(); step++) {
      environment.observe(observation);
      actor.act(observation, action);
      sum += environment.step(action);
    }
    return sum;
  }
}
