package dev.azimuth.meta;

import java.util.List;

/// A task opened for one epoch: an [ObjectiveSampler] that keeps account of what it drew. It is
/// confined to one thread and closed after use.
public interface TaskSession extends ObjectiveSampler, AutoCloseable {

  /// The account of one batch of data.
  ///
  /// @param meanReturn how well θ did on it: in reinforcement learning, the undiscounted return, mean
  ///     over trajectories
  /// @param objective the estimate of J itself: the discounted return, mean over trajectories
  /// @param entropy the entropy of the policy over the states of the batch, mean, in nats
  /// @param steps the environment steps that it took
  /// @param watched whether it was drawn for the record only
  /// @param measures what the environment counts beside the return, mean over trajectories
  record Batch(
      double meanReturn,
      double objective,
      double entropy,
      long steps,
      boolean watched,
      List<Double> measures) {}

  /// The account of each batch, by its number.
  List<Batch> batches();

  @Override
  void close();
}
