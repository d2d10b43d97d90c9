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

/// Lines 4, 8 and 10 of Algorithm 1: K trajectories with π_θ in a task, and the objective on them.
public final class RolloutSampler implements MultiTaskSampler {

  private final Policy policy;
  private final EnvironmentFamily family;
  private final RolloutSettings settings;
  private final Queue<Rollout> idle = new ConcurrentLinkedQueue<>();

  public RolloutSampler(Policy policy, EnvironmentFamily family, RolloutSettings settings) {
    this.policy = policy;
    this.family = family;
    this.settings = settings;
  }

  @Override
  public TaskSession open(Task task, long seed) {
    Rollout rollout = idle.poll();
    if (rollout == null) {
      rollout = new Rollout(policy, family, settings.trajectories(), settings.horizon());
    }
    return new Session(rollout, task, seed);
  }

  private final class Session implements TaskSession {

    private final Rollout rollout;
    private final Task task;
    private final long seed;
    private final List<Batch> batches = new ArrayList<>();

    Session(Rollout rollout, Task task, long seed) {
      this.rollout = rollout;
      this.task = task;
      this.seed = seed;
    }

    @Override
    public Objective sample(float[] theta, int batch) {
      Trajectories data = rollout.collect(theta, task.phi(), Seeds.child(seed, batch));
      if (batch == batches.size()) {
        batches.add(new Batch(data.meanReturn(), data.size()));
      }
      double[] advantages = settings.advantage().of(data, settings.discount());
      float[] weights = settings.normalization().weights(advantages, data);
      return new PolicyGradientObjective(policy, data, weights, rollout.workspace());
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
