package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.rl.Estimator;
import dev.azimuth.rl.NoValues;
import dev.azimuth.rl.Policy;
import dev.azimuth.rl.RolloutSampler;
import dev.azimuth.rl.RolloutSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptationTest {

  private static final EnvironmentFamily FAMILY = new CartPoleFamily();
  private static final long SEED = 7;

  /// The trainer's learner takes all inner steps by itself; with the critic of its last epoch.
  @ParameterizedTest
  @EnumSource
  void innerStepsAreThoseOfTraining(Algorithm algorithm) throws InterruptedException {
    for (Estimator estimator : Estimator.values()) {
      RunConfig config = Configs.with(Configs.tiny(algorithm, estimator), "inner-steps", "2");
      MetaTrainer trainer = trainer(config);
      float[] theta = trainer.train((_, _) -> {});
      Task task = trainer.tasks().distribution().medium();
      Adaptation adaptation = new Adaptation(config, FAMILY, theta, trainer.state().values());

      List<float[]> path = adaptation.path(task, 3, SEED);

      int n = trainer.policy().parameterCount();
      assertThat(path).hasSize(4);
      assertThat(path.getFirst()).isEqualTo(Arrays.copyOf(theta, n));
      assertThat(path.get(2))
          .isEqualTo(Arrays.copyOf(trainer.adapt(theta, task, SEED), n))
          .isNotEqualTo(path.get(1));
    }
  }

  /// θ + α∇J(θ), from an objective that is put together here.
  @Test
  void anInnerStepFollowsTheGradientOfFreshData() {
    RunConfig config = Configs.tiny(Algorithm.MAML);
    MetaTrainer trainer = trainer(config);
    Policy policy = trainer.policy();
    float[] theta = trainer.state().theta();
    Task task = trainer.tasks().distribution().medium();
    RolloutSettings settings =
        new RolloutSettings(
            config.trajectoriesPerTask(),
            config.horizon(),
            config.discount(),
            0,
            config.advantage(),
            config.normalization(),
            config.surrogate(),
            0);
    float[] gradient;
    try (TaskSession session =
        new RolloutSampler(policy, FAMILY, settings, new NoValues()).open(List.of(task), SEED)) {
      gradient = session.sample(theta, 0).gradient(theta);
    }

    float[] adapted =
        new Adaptation(config, FAMILY, theta, new double[0]).path(task, 1, SEED).getLast();

    for (int i = 0; i < theta.length; i++) {
      assertThat((double) adapted[i])
          .isCloseTo(theta[i] + config.alpha() * gradient[i], within(1e-7));
    }
  }

  @Test
  void metaSgdStepsWithTheRatesThatItLearned() {
    RunConfig config = Configs.tiny(Algorithm.META_SGD);
    MetaTrainer trainer = trainer(config);
    int n = trainer.policy().parameterCount();
    float[] theta = trainer.state().theta().clone();
    Arrays.fill(theta, n, 2 * n, 0);
    theta[n + 2] = 0.5f;

    List<float[]> path =
        new Adaptation(config, FAMILY, theta, new double[0])
            .path(trainer.tasks().distribution().medium(), 1, SEED);

    float[] moved = path.getLast().clone();
    assertThat(moved[2]).isNotEqualTo(theta[2]);
    moved[2] = theta[2];
    assertThat(moved).isEqualTo(Arrays.copyOf(theta, n));
  }

  @Test
  void aRunDirectoryIsEnough(@TempDir Path directory) throws Exception {
    RunConfig config = Configs.tiny(Algorithm.DIRECTED_MAML, Estimator.ACTOR_CRITIC);
    MetaTrainer trainer = trainer(config);
    try (RunDirectory files = new RunDirectory(directory, trainer)) {
      trainer.train(files);
    }
    Task task = trainer.tasks().distribution().medium();

    float[] adapted = Adaptation.of(directory, FAMILY).path(task, 1, SEED).getLast();

    assertThat(adapted).isEqualTo(trainer.adapt(trainer.state().theta(), task, SEED));
  }

  @Test
  void aDirectoryWithoutARunIsRefused(@TempDir Path directory) throws IOException {
    assertThatThrownBy(() -> Adaptation.of(directory, FAMILY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a run directory");
  }

  @Test
  void parametersOfAnotherSizeAreRefused() {
    RunConfig config = Configs.tiny(Algorithm.META_SGD);
    float[] theta = trainer(config).state().theta();

    assertThatThrownBy(() ->
            new Adaptation(config, FAMILY, Arrays.copyOf(theta, theta.length / 2), new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("theta (%d entries) must have %d.", theta.length / 2, theta.length);
  }

  @Test
  void anInnerStepThatIsFarTooLargeIsTold() {
    RunConfig config = Configs.with(Configs.tiny(Algorithm.MAML), "alpha", "1e9");
    MetaTrainer trainer = trainer(config);
    Adaptation adaptation = new Adaptation(config, FAMILY, trainer.state().theta(), new double[0]);
    double[] phi = trainer.tasks().distribution().medium().phi().clone();
    phi[0] = 7.5;

    assertThatThrownBy(() -> adaptation.path(new Task(phi), 2, SEED))
        .isInstanceOf(DivergenceException.class)
        .hasMessageStartingWith("Diverged at inner step 1 in task (gravity=7.5): the largest");
  }

  private static MetaTrainer trainer(RunConfig config) {
    return new MetaTrainer(config, FAMILY, MetaBatchExecutor.sequential());
  }
}
