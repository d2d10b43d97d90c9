package dev.azimuth.train;

import static dev.azimuth.meta.Seeds.child;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.EpochResult;
import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.meta.MetaEpoch;
import dev.azimuth.meta.MetaLearner;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.rl.Estimator;
import dev.azimuth.rl.Policy;
import dev.azimuth.rl.RolloutSampler;
import dev.azimuth.rl.Values;
import java.util.List;

/// Meta-training, Lines 1–3 and 13 of Algorithm 1: from a configuration to trained parameters.
public final class MetaTrainer {

  // Children of the run's seed. Those of an evaluation are children of its own seed, below number
  // 4.
  private static final int INITIALIZATION = 0;
  private static final int EPOCHS = 1;
  private static final int CRITIC_INITIALIZATION = 2;
  private static final int CRITIC_EPOCHS = 3;

  private static final double EMA_FACTOR = 0.9;

  private final RunConfig config;
  private final EnvironmentFamily family;
  private final Tasks tasks;
  private final Policy policy;
  private final MetaLearner learner;
  private final Values values;
  private final RolloutSampler sampler;
  private final MetaEpoch epoch;
  private boolean trained;
  private int ended; // epochs
  private long steps;
  private long watchedSteps;
  private double seconds;
  private double ema = Double.NaN;
  private float[] theta;
  private volatile boolean stopped;

  /// @param executor where the tasks of an epoch run; the result does not depend on it
  public MetaTrainer(RunConfig config, EnvironmentFamily family, MetaBatchExecutor executor) {
    this.config = config;
    this.family = family;
    tasks = Tasks.parse(config.tasks(), family);
    policy = Assembly.policy(config, family);
    learner = Assembly.learner(config);
    values = Assembly.values(config, family, child(config.seed(), CRITIC_INITIALIZATION));
    sampler = new RolloutSampler(policy, family, Assembly.rollouts(config), values);
    epoch =
        new MetaEpoch(
            tasks.distribution(),
            config.tasksPerEpoch(),
            sampler,
            Assembly.directedStep(config, family, policy),
            learner,
            config.samplingCredit(),
            config.taskReduction(),
            Assembly.outerStep(config, policy),
            executor);
    theta =
        learner.initialize(
            policy.initialParameters(
                Seeds.generator(child(config.seed(), INITIALIZATION)))); // Line 2
  }

  /// The configuration of the run.
  public RunConfig config() {
    return config;
  }

  /// The environment of the run.
  public EnvironmentFamily family() {
    return family;
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

  /// θ adapted to a task on fresh data, as the algorithm adapts in its inner steps.
  ///
  /// @param theta meta-parameters, as [#train] returns them
  /// @param seed of the random streams of the data
  public float[] adapt(float[] theta, Task task, long seed) {
    try (TaskSession session = sampler.open(List.of(task), seed)) {
      return learner.adapt(theta, session::watch); // no critic learns from it
    }
  }

  /// What another trainer of this configuration needs to go on as this one would. It is whole before
  /// training, in the listener and after [#train] has returned, not after it has thrown.
  public TrainerState state() {
    return new TrainerState(
        ended,
        steps,
        watchedSteps,
        seconds,
        ema,
        theta,
        epoch.outer().optimizer().state(),
        epoch.directed().optimizer().state(),
        values.state());
  }

  /// Makes [#train] go on where another trainer was.
  ///
  /// @throws IllegalArgumentException if that had other parts than this one
  public void restore(TrainerState state) {
    requireUntrained();
    if (state.theta().length != theta.length) {
      throw new IllegalArgumentException(
          "theta (%d entries) must have %d.".formatted(state.theta().length, theta.length));
    }
    epoch.outer().optimizer().restore(state.outer());
    epoch.directed().optimizer().restore(state.directed());
    values.restore(state.values());
    ended = state.epoch();
    steps = state.steps();
    watchedSteps = state.watchedSteps();
    seconds = state.seconds();
    ema = state.ema();
    theta = state.theta();
  }

  private void requireUntrained() {
    if (trained) {
      throw new IllegalStateException("A trainer trains once; make another one.");
    }
  }

  /// Trains until E epochs have ended, or until [#stop], and returns the meta-parameters: θ, and after
  /// it what else the algorithm learns.
  ///
  /// @throws IllegalStateException if it has trained before: optimizers and critic keep their state
  /// @throws DivergenceException if parameters stop being sensible numbers; the listener then has
  ///     been told of all epochs before
  public float[] train(TrainingListener listener) throws InterruptedException {
    requireUntrained();
    trained = true;
    double secondsBefore = seconds;
    long begin = System.nanoTime();
    while (ended < config.epochs() && !stopped) { // Line 3
      int e = ended + 1;
      double progress = (e - 1.0) / config.epochs();
      EpochResult result = epoch.run(theta, progress, child(child(config.seed(), EPOCHS), e));
      Divergence.check(e, result, tasks);
      double valueLoss = values.endEpoch(child(child(config.seed(), CRITIC_EPOCHS), e));
      if (config.estimator() == Estimator.ACTOR_CRITIC) {
        Divergence.checkCritic(e, valueLoss);
      }
      ended = e;
      theta = result.theta();
      steps += result.steps();
      watchedSteps += result.watchedSteps();
      double after = result.returnAfter();
      ema = e == 1 ? after : EMA_FACTOR * ema + (1 - EMA_FACTOR) * after;
      seconds = secondsBefore + (System.nanoTime() - begin) * 1e-9;
      listener.epochEnded(
          new EpochRecord(e, steps, watchedSteps, seconds, ema, valueLoss, result), theta);
    }
    return theta;
  }
}
