package dev.azimuth.env;

/// A simulator of one Markov decision process, whose physical constants φ are set at each reset.
///
/// The horizon is not its business: an episode that is cut after H steps is truncated by whoever
/// steps it, and [#terminated] tells of genuine endings only. An instance is confined to one
/// thread, holds the state of one episode and allocates nothing in [#step].
public interface Environment extends AutoCloseable {

  /// Starts an episode.
  ///
  /// @param phi the physical constants, in the order of [EnvironmentFamily#parameters]
  /// @param random the source of all randomness of the episode: drawn from now, and, if the
  ///     dynamics are random, in each step
  void reset(double[] phi, NumpyRandom random);

  /// Applies an action and moves the simulation on by one step.
  ///
  /// @param action one vector of the action space; of a discrete one, the index in `action[0]`
  /// @return the reward of the step
  double step(float[] action);

  /// Writes the observation of the present state.
  ///
  /// @param observation receives [EnvironmentFamily#observationSize] floats
  void observe(float[] observation);

  /// Whether the last step ended the episode for a reason of the task itself (a fall, a crash, a
  /// success), so that nothing of value comes after it.
  boolean terminated();

  /// Writes what the family counts in the episode so far; nothing by default.
  ///
  /// @param values receives one number for each of [EnvironmentFamily#measures], in their order
  default void measure(double[] values) {}

  /// Gives back what the episode holds outside of the heap, such as a process; by default, nothing. A
  /// reset takes it again.
  @Override
  default void close() {}
}
