package dev.azimuth.bench;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.Seeds;
import dev.azimuth.nn.Activation;
import dev.azimuth.rl.Advantage;
import dev.azimuth.rl.NoValues;
import dev.azimuth.rl.Normalization;
import dev.azimuth.rl.Policy;
import dev.azimuth.rl.RolloutSampler;
import dev.azimuth.rl.RolloutSettings;
import dev.azimuth.rl.Surrogate;
import java.util.Arrays;

/// The work of the paper's CartPole experiment in the converged regime, where every trajectory lasts
/// 200 steps. Without gravity and on a heavy cart, an untrained policy lasts as long.
final class Workload {

  static final int TRAJECTORIES = 10;
  static final int HORIZON = 200;

  /// States of a batch.
  static final int STATES = TRAJECTORIES * HORIZON;

  /// Tasks in which no episode ends early.
  static final String TASKS = "gravity=0,cart-mass=50..100,angle-limit=90";

  static final EnvironmentFamily FAMILY = new CartPoleFamily();

  private Workload() {}

  static int[] hidden(String text) {
    return Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
  }

  static Policy policy(String hidden) {
    return Policy.of(
        FAMILY.observationSize(), FAMILY.actionSpace(), hidden(hidden), Activation.TANH);
  }

  static float[] parameters(Policy policy) {
    return policy.initialParameters(Seeds.generator(1));
  }

  static RolloutSampler sampler(Policy policy) {
    return sampler(policy, FAMILY, TRAJECTORIES);
  }

  static RolloutSampler sampler(Policy policy, EnvironmentFamily family, int trajectories) {
    RolloutSettings settings =
        new RolloutSettings(
            trajectories,
            HORIZON,
            0.99,
            0,
            Advantage.WHITENED,
            Normalization.TRAJECTORY,
            Surrogate.SCORE,
            0);
    return new RolloutSampler(policy, family, settings, new NoValues());
  }

  /// Floating-point operations in the matrix products of an evaluation, for each state.
  static double forwardOperations(String hidden) {
    return operations(hidden, 1, 1);
  }

  /// The same of a gradient where the evaluation is there already: the outer products, and the
  /// products back to all layers but the input.
  static double gradientOperations(String hidden) {
    return operations(hidden, 1, 2);
  }

  /// The same of a Hessian-vector product: of each layer the R forward pass and the R backward pass,
  /// with the deltas that a gradient has too; less at the input, whose derivative is 0.
  static double hessianOperations(String hidden) {
    return operations(hidden, 2, 7);
  }

  /// With so many products of the first and of each other layer. Two logits need one output, their
  /// difference.
  private static double operations(String hidden, int first, int others) {
    int[] sizes = policy(hidden).network().sizes();
    sizes[sizes.length - 1] = 1;
    double operations = 0;
    for (int l = 0; l + 1 < sizes.length; l++) {
      operations += 2.0 * sizes[l] * sizes[l + 1] * (l == 0 ? first : others);
    }
    return operations;
  }
}
