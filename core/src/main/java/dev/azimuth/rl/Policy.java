package dev.azimuth.rl;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.nn.Activation;
import dev.azimuth.nn.Mlp;
import dev.azimuth.nn.MlpParameters;
import java.util.random.RandomGenerator;

/// π_θ, a stochastic policy: a network and the distribution over actions that its outputs stand for.
/// It holds no parameters. All work is on panels of states.
public abstract sealed class Policy permits CategoricalPolicy, GaussianPolicy {

  private final Mlp network;

  Policy(Mlp network) {
    this.network = network;
  }

  /// A policy for an action space.
  public static Policy of(
      int observationSize, ActionSpace actions, int[] hidden, Activation activation) {
    return switch (actions) {
      case ActionSpace.Discrete discrete ->
          new CategoricalPolicy(activation, sizes(observationSize, hidden, discrete.count()));
      case ActionSpace.Box box ->
          new GaussianPolicy(
              activation, sizes(observationSize, hidden, box.size()), box, Squashing.TANH);
    };
  }

  private static int[] sizes(int inputs, int[] hidden, int outputs) {
    int[] sizes = new int[hidden.length + 2];
    sizes[0] = inputs;
    System.arraycopy(hidden, 0, sizes, 1, hidden.length);
    sizes[sizes.length - 1] = outputs;
    return sizes;
  }

  /// The network that maps observations to the distribution's parameters.
  public final Mlp network() {
    return network;
  }

  /// n, the length of θ.
  public abstract int parameterCount();

  /// The number of floats of one action.
  public abstract int actionSize();

  /// θ of an untrained policy.
  public abstract float[] initialParameters(RandomGenerator random);

  /// A panel for states of this policy.
  abstract PolicyPanel panel();

  /// Computes the distributions of the states in the panel's columns from `from` on.
  abstract void evaluate(MlpParameters theta, PolicyPanel panel, int from, int columns);

  /// Draws an action for each evaluated state from column `from` on, also as the environment takes it.
  ///
  /// @param streams the random stream of each state's trajectory, [columns]
  /// @param time the time step, which numbers the draw
  abstract void sample(PolicyPanel panel, int from, int columns, long[] streams, int time);

  /// log π_θ(a|s) of an evaluated state and its action.
  abstract double logProbability(PolicyPanel panel, int column);

  /// The sum of the entropies of a panel's states, in nats.
  abstract double entropySum(PolicyPanel panel, PolicyWorkspace space);

  /// Adds Σ w·∇log π_θ(a|s) + e·∇entropy(s) to the sums of the workspace, over a panel's states and
  /// their actions, with the workspace's weights w and entropy weight e.
  abstract void addScores(MlpParameters theta, PolicyPanel panel, PolicyWorkspace space);

  /// Adds Σ w·∇²log π_θ(a|s)·v + e·∇²entropy(s)·v to the sums of the workspace, over a panel's states
  /// and their actions, and leaves ∇log π_θ(a|s)·v of each in the workspace's scores.
  abstract void addScoreDerivatives(MlpParameters theta, PolicyPanel panel, PolicyWorkspace space);
}
