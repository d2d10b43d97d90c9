package dev.azimuth.rl;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.MetaLearner;
import dev.azimuth.meta.MetaSgd;
import dev.azimuth.meta.MultiStepMaml;
import dev.azimuth.meta.ObjectiveSampler;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.nn.Activation;
import dev.azimuth.optim.Objective;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;

/// A program that prints the most live heap of a meta-gradient, in bytes: for the learner named by
/// its first argument, with one inner step and with [#MANY].
///
/// Poles and carts have no limits here, so every batch is 9,000 steps long, about half a
/// megabyte.
final class InnerStepMemory {

  static final int MANY = 50;
  static final Policy POLICY =
      Policy.of(4, new CartPoleFamily().actionSpace(), new int[] {16}, Activation.TANH);

  private static final int TRAJECTORIES = 15;
  private static final int HORIZON = 600;
  private static final float ALPHA = 1e-6f;

  /// A stale reference in a frame may keep a batch alive for once; what a learner keeps, it keeps
  /// every time.
  private static final int REPETITIONS = 3;

  private InnerStepMemory() {}

  public static void main(String[] arguments) {
    System.out.println(least(learner(arguments[0], 1)) + " " + least(learner(arguments[0], MANY)));
  }

  private static long least(MetaLearner learner) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      least = Math.min(least, live(learner));
    }
    return least;
  }

  private static MetaLearner learner(String name, int steps) {
    return switch (name) {
      case "maml" -> new MultiStepMaml(ALPHA, steps);
      case "meta-sgd" -> new MetaSgd(ALPHA, steps, MetaSgd.Order.SECOND);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// The most live heap at any draw of a batch, the new batch included.
  private static long live(MetaLearner learner) {
    RolloutSettings settings =
        new RolloutSettings(
            TRAJECTORIES,
            HORIZON,
            0.99,
            0,
            Advantage.RETURNS,
            Normalization.TRAJECTORY,
            Surrogate.SCORE,
            0);
    RolloutSampler sampler =
        new RolloutSampler(POLICY, new CartPoleFamily(), settings, new NoValues());
    float[] theta = learner.initialize(POLICY.initialParameters(new SplittableRandom(1)));
    long[] most = new long[1];
    try (TaskSession session = sampler.open(List.of(endless()), 1)) {
      ObjectiveSampler measured =
          (parameters, batch) -> {
            Objective objective = session.sample(parameters, batch);
            most[0] = Math.max(most[0], used());
            return objective;
          };
      learner.metaGradient(theta, measured);
      if (session.batches().getFirst().steps() != (long) TRAJECTORIES * HORIZON) {
        throw new IllegalStateException("An episode ended early.");
      }
    }
    return most[0];
  }

  private static Task endless() {
    List<Parameter> parameters = new CartPoleFamily().parameters();
    return new Task(
        parameters.stream()
            .mapToDouble(
                parameter -> parameter.name().endsWith("-limit") ? 1e9 : parameter.initial())
            .toArray());
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
