package dev.azimuth.train;

import dev.azimuth.meta.TaskReduction;
import dev.azimuth.nn.Activation;
import dev.azimuth.rl.Advantage;
import dev.azimuth.rl.Normalization;
import java.util.List;

/// Everything that a run depends on: the same configuration gives the same bits. The components in
/// kebab case are the keys of `config.yaml` and the options of the command line.
///
/// @param environment the name of an environment family
/// @param tasks the task distribution, such as `gravity=5..15`
/// @param algorithm the meta-learning algorithm
/// @param alpha α, the inner step size
/// @param beta β, the outer step size
/// @param delta δ, the step size of the directed step; 0 for an algorithm that has none
/// @param discount γ
/// @param tasksPerEpoch M
/// @param trajectoriesPerTask K
/// @param horizon H, steps
/// @param epochs E
/// @param optimizer how Line 12 steps
/// @param taskReduction how Line 12 joins tasks
/// @param hidden widths of the hidden layers
/// @param activation nonlinearity of the hidden layers
/// @param advantage how a step's weight is made of rewards
/// @param normalization over what the terms of J are averaged
/// @param seed the one seed
public record RunConfig(
    String environment,
    String tasks,
    Algorithm algorithm,
    double alpha,
    double beta,
    double delta,
    double discount,
    int tasksPerEpoch,
    int trajectoriesPerTask,
    int horizon,
    int epochs,
    OuterOptimizer optimizer,
    TaskReduction taskReduction,
    List<Integer> hidden,
    Activation activation,
    Advantage advantage,
    Normalization normalization,
    long seed) {

  /// The most steps that one batch may have: K·H.
  private static final int MAX_BATCH = 10_000_000;

  public RunConfig {
    hidden = List.copyOf(hidden);
    requireFinite("alpha", alpha, 0, true);
    requireFinite("beta", beta, 0, false);
    requireFinite("delta", delta, 0, true);
    if (!(discount > 0 && discount <= 1)) {
      throw new IllegalArgumentException("discount (%s) must lie in (0, 1].".formatted(discount));
    }
    requirePositive("tasks-per-epoch", tasksPerEpoch);
    requirePositive("trajectories-per-task", trajectoriesPerTask);
    requirePositive("horizon", horizon);
    requirePositive("epochs", epochs);
    if ((long) trajectoriesPerTask * horizon > MAX_BATCH) {
      throw new IllegalArgumentException(
          "trajectories-per-task (%d) times horizon (%d) must be at most %d steps."
              .formatted(trajectoriesPerTask, horizon, MAX_BATCH));
    }
    if (hidden.isEmpty() || hidden.size() > 8) {
      throw new IllegalArgumentException("hidden (%s) must name 1 to 8 layers.".formatted(hidden));
    }
    for (int width : hidden) {
      if (width < 1 || width > 4096) {
        throw new IllegalArgumentException(
            "hidden (%s) must have widths from 1 to 4096.".formatted(hidden));
      }
    }
    if (seed < 0) {
      throw new IllegalArgumentException("seed (%d) must not be negative.".formatted(seed));
    }
    if (delta != 0 && !algorithm.directed()) {
      throw new IllegalArgumentException(
          "delta (%s) has no effect on %s, which takes no directed step."
              .formatted(delta, KebabCase.of(algorithm)));
    }
  }

  private static void requireFinite(String name, double value, double low, boolean orEqual) {
    boolean allowed = Double.isFinite(value) && (value > low || orEqual && value == low);
    if (!allowed) {
      throw new IllegalArgumentException(
          "%s (%s) must be a finite number %s 0.".formatted(name, value, orEqual ? "≥" : ">"));
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s (%d) must be at least 1.".formatted(name, value));
    }
  }
}
