package dev.azimuth.rl;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.MultiTaskSampler;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.optim.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Lines 4, 8 and 10 of Algorithm 1: K trajectories with π_θ in a task, and the objective on them;
/// with actor-critic, also the value network that the objectives' advantages come from.
public final class RolloutSampler implements MultiTaskSampler {

  private final Policy policy;
  private final EnvironmentFamily family;
  private final RolloutSettings settings;
  private final Values values;
  private final Queue<Rollout> idle = new ConcurrentLinkedQueue<>();

  /// @param values what advantages take for the value of a state
  public RolloutSampler(
      Policy policy, EnvironmentFamily family, RolloutSettings settings, Values values) {
    this.policy = policy;
    this.family = family;
    this.settings = settings;
    this.values = values;
  }

  @Override
  public TaskSession open(List<Task> tasks, long seed) {
    Rollout rollout = idle.poll();
    if (rollout == null) {
      rollout = new Rollout(policy, family, settings.trajectories(), settings.horizon());
    }
    return new Session(rollout, tasks, seed);
  }

  private final class Session implements TaskSession {

    private final Rollout rollout;
    private final List<Task> tasks;
    private final long seed;
    private final List<Batch> batches = new ArrayList<>();

    Session(Rollout rollout, List<Task> tasks, long seed) {
      this.rollout = rollout;
      this.tasks = tasks;
      this.seed = seed;
    }

    @Override
    public Objective sample(float[] theta, int batch) {
      Trajectories drawn = draw(theta, batch, false);
      values.gather(drawn, Seeds.child(seed, batch));
      return objective(drawn);
    }

    @Override
    public Objective watch(float[] theta, int batch) {
      return objective(draw(theta, batch, true));
    }

    @Override
    public float[] samplingScore(float[] theta, int batch) {
      return objective(draw(theta, batch, false)).samplingScore(theta);
    }

    private Trajectories draw(float[] theta, int batch, boolean watched) {
      Trajectories data = rollout.collect(theta, tasks, Seeds.child(seed, batch));
      if (batch == batches.size()) { // not drawn before
        batches.add(account(data, watched));
      }
      return data;
    }

    private Batch account(Trajectories data, boolean watched) {
      return new Batch(
          data.meanReturn(),
          data.meanDiscountedReturn(settings.discount()),
          data.entropy(),
          data.size(),
          watched);
    }

    private PolicyGradientObjective objective(Trajectories drawn) {
      Trajectories data = values.evaluate(drawn);
      double[] advantages = settings.advantage().of(data, settings.discount(), settings.lambda());
      return new PolicyGradientObjective(
          policy,
          data,
          settings.surrogate(),
          settings.normalization().weights(advantages, data),
          (float) (settings.entropyBonus() / settings.normalization().terms(data)),
          rollout.workspace());
    }

    @Override
    public List<Batch> batches() {
      return List.copyOf(batches);
    }

    @Override
    public void close() {
      idle.add(rollout);
    }
  }
}
