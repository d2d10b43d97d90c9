package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.LunarLanderFamily;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Objective;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Batches of one length take over arrays from each other, though not while the older one is in use:
/// landers, whose rewards differ and of which none has landed after ten steps.
class BatchArraysTest {

  private static final int COUNT = 6;
  private static final int HORIZON = 10;
  private static final EnvironmentFamily FAMILY = new LunarLanderFamily(false);
  private static final Policy POLICY =
      Policy.of(8, FAMILY.actionSpace(), new int[] {8}, Activation.TANH);
  private static final float[] THETA = POLICY.initialParameters(new SplittableRandom(3));
  private static final List<Task> TASKS =
      List.of(new Task(FAMILY.parameters().stream().mapToDouble(Parameter::initial).toArray()));

  @Test
  void objectiveOutlivesANextBatchOfTheSameLength() {
    RolloutSettings settings =
        new RolloutSettings(
            COUNT,
            HORIZON,
            0.95,
            0,
            Advantage.RETURNS,
            Normalization.TRAJECTORY,
            Surrogate.SCORE,
            0);
    RolloutSampler sampler = new RolloutSampler(POLICY, FAMILY, settings, new NoValues());
    try (TaskSession session = sampler.open(TASKS, 1)) {
      Objective support = session.sample(THETA, 0);
      float[] before = support.gradient(THETA);
      assertThat(session.sample(THETA, 1).gradient(THETA)).isNotEqualTo(before);
      assertThat(session.batches().get(1).steps()).isEqualTo(session.batches().get(0).steps());
      assertThat(support.gradient(THETA)).isEqualTo(before);
    }
  }

  /// Critics and baselines read it later on.
  @Test
  void batchThatIsKeptIsNotWrittenInto() {
    Rollout rollout = new Rollout(POLICY, FAMILY, COUNT, HORIZON, true);
    PolicyPanels panels = new PolicyPanels(POLICY);
    Trajectories kept = rollout.collect(THETA, panels, TASKS, 1);
    float[] rewards = kept.rewards().clone();
    Trajectories next = rollout.collect(THETA, panels, TASKS, 2);
    assertThat(next.rewards()).hasSameSizeAs(rewards).isNotEqualTo(rewards);
    assertThat(kept.rewards()).isEqualTo(rewards);
    assertThat(kept.trajectory()).isNotSameAs(next.trajectory());
  }
}
