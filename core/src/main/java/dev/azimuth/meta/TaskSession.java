package dev.azimuth.meta;

import java.util.List;

/// A task opened for one epoch: an [ObjectiveSampler] that keeps account of what it drew. It is
/// confined to one thread and closed after use.
public interface TaskSession extends ObjectiveSampler, AutoCloseable {

  /// The account of one batch of data.
  ///
  /// @param meanReturn how well θ did on it: in reinforcement learning, the undiscounted return, mean
  ///     over trajectories
  /// @param steps the environment steps that it took
  record Batch(double meanReturn, long steps) {}

  /// The account of each batch, by its number.
  List<Batch> batches();

  @Override
  void close();
}
