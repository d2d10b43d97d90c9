package dev.azimuth.train;

import dev.azimuth.meta.MetaSgd;
import dev.azimuth.meta.SamplingCredit;
import dev.azimuth.meta.TaskReduction;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Schedule;
import dev.azimuth.rl.Advantage;
import dev.azimuth.rl.Bootstrap;
import dev.azimuth.rl.Estimator;
import dev.azimuth.rl.Normalization;
import dev.azimuth.rl.Surrogate;
import java.util.List;

/// Everything that a run depends on: the same configuration gives the same bits. The components in
/// kebab case are the keys of `config.yaml` and the options of the command line. A component that the
/// algorithm or the estimator has no use for is 0, empty or the first of its choices, and is neither
/// written nor accepted; see [Structure].
///
/// @param environment the name of an environment family
/// @param tasks the task distribution, such as `gravity=5..15`
/// @param algorithm the meta-learning algorithm
/// @param estimator what advantages are made of
/// @param alpha α, the inner step size; of Meta-SGD, where its learned ones start
/// @param innerSteps inner steps
/// @param order the order of Meta-SGD's derivatives
/// @param rateStepSize the outer step size of Meta-SGD's learned inner step sizes
/// @param beta β, the outer step size
/// @param optimizer how Line 12 steps
/// @param schedule how β changes
/// @param clipNorm the largest norm of the meta-gradient; 0 for no bound
/// @param taskReduction how Line 12 joins tasks
/// @param samplingCredit whether θ gets credit for the data that it adapts on
/// @param metaStep whether there is a Line 12
/// @param delta δ, the step size of the directed step
/// @param director who chooses the task of the directed step
/// @param directorTask the task that a fixed director chooses
/// @param directedOptimizer how the directed step is made
/// @param discount γ
/// @param tasksPerEpoch M
/// @param trajectoriesPerTask K
/// @param horizon H, steps
/// @param epochs E
/// @param hidden widths of the policy's hidden layers
/// @param activation nonlinearity of the hidden layers
/// @param advantage how a step's weight is made of rewards
/// @param normalization over what the terms of J are averaged
/// @param surrogate which Hessian a second-order algorithm differentiates
/// @param entropyBonus what the entropy of a visited state counts in J, averaged like its other
///     terms
/// @param gaeLambda λ of generalized advantages
/// @param criticHidden widths of the value network's hidden layers
/// @param criticStepSize of the value network's Adam
/// @param criticSteps gradient steps of the value network an epoch
/// @param criticBatch states of each of them
/// @param criticScale the return that counts as 1 for the value network
/// @param criticBootstrap what the value network takes for what comes after the horizon
/// @param seed the one seed
public record RunConfig(
    String environment,
    String tasks,
    Algorithm algorithm,
    Estimator estimator,
    double alpha,
    int innerSteps,
    MetaSgd.Order order,
    double rateStepSize,
    double beta,
    OuterOptimizer optimizer,
    Schedule schedule,
    double clipNorm,
    TaskReduction taskReduction,
    SamplingCredit samplingCredit,
    MetaStep metaStep,
    double delta,
    DirectorKind director,
    String directorTask,
    OuterOptimizer directedOptimizer,
    double discount,
    int tasksPerEpoch,
    int trajectoriesPerTask,
    int horizon,
    int epochs,
    List<Integer> hidden,
    Activation activation,
    Advantage advantage,
    Normalization normalization,
    Surrogate surrogate,
    double entropyBonus,
    double gaeLambda,
    List<Integer> criticHidden,
    double criticStepSize,
    int criticSteps,
    int criticBatch,
    double criticScale,
    Bootstrap criticBootstrap,
    long seed) {

  /// The most steps that one batch may have: K·H.
  private static final int MAX_BATCH = 10_000_000;

  public RunConfig {
    hidden = List.copyOf(hidden);
    criticHidden = List.copyOf(criticHidden);
    Check.notNegative("alpha", alpha);
    Check.within("inner-steps", innerSteps, 1, 10_000);
    if (metaStep == MetaStep.ON) {
      Check.positive("beta", beta);
    }
    Check.notNegative("clip-norm", clipNorm);
    Check.share("discount", discount, false);
    Check.within("tasks-per-epoch", tasksPerEpoch, 1, 100_000);
    Check.within("trajectories-per-task", trajectoriesPerTask, 1, MAX_BATCH);
    Check.within("horizon", horizon, 1, MAX_BATCH);
    Check.within("epochs", epochs, 1, Integer.MAX_VALUE);
    if ((long) trajectoriesPerTask * horizon > MAX_BATCH) {
      throw new IllegalArgumentException(
          "trajectories-per-task (%d) times horizon (%d) must be at most %d steps."
              .formatted(trajectoriesPerTask, horizon, MAX_BATCH));
    }
    Check.widths("hidden", hidden);
    Check.notNegative("entropy-bonus", entropyBonus);
    if (seed < 0) {
      throw new IllegalArgumentException("seed (%d) must not be negative.".formatted(seed));
    }
    if (algorithm.plain() == Algorithm.REPTILE) {
      Check.positive("alpha", alpha);
    }
    if (algorithm.learnsRates()) {
      Check.notNegative("rate-step-size", rateStepSize);
    }
    if (algorithm.directed()) {
      Check.notNegative("delta", delta);
      Check.learning(metaStep, director, delta);
    }
    if (estimator == Estimator.ACTOR_CRITIC) {
      Check.share("gae-lambda", gaeLambda, true);
      Check.widths("critic-hidden", criticHidden);
      Check.positive("critic-step-size", criticStepSize);
      Check.within("critic-steps", criticSteps, 1, 1_000_000);
      Check.within("critic-batch", criticBatch, 1, MAX_BATCH);
      Check.positive("critic-scale", criticScale);
    }
    Check.fitting(advantage, estimator);
    Check.fitting(surrogate, advantage);
    if (samplingCredit != SamplingCredit.OFF) {
      Check.creditable(innerSteps, tasksPerEpoch, advantage, normalization);
    }
  }
}
