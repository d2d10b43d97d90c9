package dev.azimuth.rl;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.nn.Activation;
import dev.azimuth.nn.Mlp;
import java.util.random.RandomGenerator;

/// π_θ, a stochastic policy: a network and the distribution over actions that its outputs stand for.
/// It holds no parameters. All work is on panels of states in a workspace.
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
          new CategoricalPolicy(network(observationSize, hidden, discrete.count(), activation));
      case ActionSpace.Box box ->
          new GaussianPolicy(
              network(observationSize, hidden, box.size(), activation), box, Squashing.TANH);
    };
  }

  private static Mlp network(int inputs, int[] hidden, int outputs, Activation activation) {
    int[] sizes = new int[hidden.length + 2];
    sizes[0] = inputs;
    System.arraycopy(hidden, 0, sizes, 1, hidden.length);
    sizes[sizes.length - 1] = outputs;
    return new Mlp(activation, sizes);
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

  /// Panels for one thread.
  abstract PolicyWorkspace workspace();

  /// Computes the distributions of the states in the workspace's inputs.
  abstract void evaluate(float[] theta, PolicyWorkspace space, int columns);

  /// Draws an action for each evaluated state, also as the environment takes it.
  ///
  /// @param streams the random stream of each state's trajectory, [columns]
  /// @param time the time step, which numbers the draw
  abstract void sample(PolicyWorkspace space, int columns, long[] streams, int time);

  /// log π_θ(a|s) of an evaluated state and its action.
  abstract double logProbability(PolicyWorkspace space, int column);

  /// The sum of the entropies of evaluated states, in nats.
  ///
  /// @param distribution the panel of their distributions
  /// @param scratch a panel of as many rows
  abstract double entropySum(float[] distribution, float[] scratch, int columns);

  /// Adds Σ w·∇log π_θ(a|s) + e·∇entropy(s) to `gradient`, over evaluated states and their actions,
  /// with the workspace's weights w and entropy weight e.
  abstract void addScores(float[] theta, PolicyWorkspace space, int columns, float[] gradient);

  /// Adds Σ w·∇²log π_θ(a|s)·v + e·∇²entropy(s)·v to `product`, over evaluated states and their
  /// actions, and leaves ∇log π_θ(a|s)·v of each in the workspace's scores.
  abstract void addScoreDerivatives(
      float[] theta, float[] v, PolicyWorkspace space, int columns, float[] product);
}
