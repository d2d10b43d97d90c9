package dev.azimuth.train;

import static dev.azimuth.meta.Seeds.child;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.EpochResult;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.meta.MetaEpoch;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.TaskDirectedStep;
import dev.azimuth.optim.Vectors;
import dev.azimuth.rl.Policy;
import dev.azimuth.rl.RolloutSampler;
import dev.azimuth.rl.RolloutSettings;

/// Meta-training, Lines 1–3 and 13 of Algorithm 1: from a configuration to trained parameters.
public final class MetaTrainer {

  // Children of the run's seed.
  private static final int INITIALIZATION = 0;
  private static final int EPOCHS = 1;

  private static final double EMA_FACTOR = 0.9;

  private final RunConfig config;
  private final Tasks tasks;
  private final Policy policy;
  private final MetaEpoch epoch;
  private volatile boolean stopped;

  /// @param executor where the tasks of an epoch run; the result does not depend on it
  public MetaTrainer(RunConfig config, EnvironmentFamily family, MetaBatchExecutor executor) {
    this.config = config;
    tasks = Tasks.parse(config.tasks(), family);
    policy = policy(config, family);
    RolloutSettings rollouts =
        new RolloutSettings(
            config.trajectoriesPerTask(),
            config.horizon(),
            config.discount(),
            config.advantage(),
            config.normalization());
    epoch =
        new MetaEpoch(
            tasks.distribution(),
            config.tasksPerEpoch(),
            new RolloutSampler(policy, family, rollouts),
            new TaskDirectedStep((float) config.delta()),
            config.algorithm().learner(config),
            config.taskReduction(),
            config.optimizer().create(config.beta(), policy.parameterCount()),
            executor);
  }

  private static Policy policy(RunConfig config, EnvironmentFamily family) {
    int[] hidden = config.hidden().stream().mapToInt(Integer::intValue).toArray();
    return Policy.of(family.observationSize(), family.actionSpace(), hidden, config.activation());
  }

  /// The policy that is trained.
  public Policy policy() {
    return policy;
  }

  /// The distribution of tasks.
  public Tasks tasks() {
    return tasks;
  }

  /// Makes [#train] return after the epoch in progress; may be called from any thread.
  public void stop() {
    stopped = true;
  }

  /// Trains for E epochs, or until [#stop], and returns θ.
  ///
  /// @throws DivergenceException if parameters stop being sensible numbers; the listener then has
  ///     been told of all epochs before
  public float[] train(TrainingListener listener) throws InterruptedException {
    long begin = System.nanoTime();
    long steps = 0;
    double ema = Double.NaN;
    float[] theta =
        policy.initialParameters(Seeds.generator(child(config.seed(), INITIALIZATION))); // Line 2
    for (int e = 1; e <= config.epochs() && !stopped; e++) { // Line 3
      EpochResult result = epoch.run(theta, child(child(config.seed(), EPOCHS), e));
      Divergence.check(e, result, tasks);
      theta = result.theta();
      steps += result.steps();
      double after = result.returnAfter();
      ema = e == 1 ? after : EMA_FACTOR * ema + (1 - EMA_FACTOR) * after;
      EpochRecord row =
          new EpochRecord(
              e,
              steps,
              (System.nanoTime() - begin) * 1e-9,
              result.returnBefore(),
              after,
              ema,
              Vectors.norm(result.metaGradient()),
              Vectors.norm(theta),
              result.tasks());
      listener.epochEnded(row, theta);
    }
    return theta;
  }
}
