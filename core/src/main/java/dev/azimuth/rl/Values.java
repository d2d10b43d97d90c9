package dev.azimuth.rl;

import dev.azimuth.optim.Stateful;

/// What advantages take for the value of a state: nothing, or a critic that learns from epoch to
/// epoch. Used by several threads during an epoch, and by one between epochs, when their state is
/// whole.
public sealed interface Values extends Stateful permits NoValues, CriticValues {

  /// Whether observations are read from the data.
  boolean readStates();

  /// Remembers data to learn from at the end of the epoch.
  ///
  /// @param seed of the batch, which orders the batches whatever thread drew them
  void gather(Trajectories data, long seed);

  /// The data with the value of each state, if there is a critic.
  Trajectories evaluate(Trajectories data);

  /// Learns from the data of the epoch and forgets them.
  ///
  /// @return the mean squared error of the values, or NaN without a critic or without data
  double endEpoch(long seed);
}
