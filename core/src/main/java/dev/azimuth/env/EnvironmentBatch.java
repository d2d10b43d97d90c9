package dev.azimuth.env;

/// Many episodes of one family that are stepped together, each in a slot of its own.
///
/// The first `count` slots are the ones in use. Arrays are laid out with one row for each component
/// and one column for each slot, `stride` floats from row to row, so that the slots lie side by
/// side in memory. What happens in a slot never depends on the others.
public interface EnvironmentBatch extends AutoCloseable {

  /// Starts an episode in a slot; see [Environment#reset]. The generator must not be shared.
  void reset(int slot, double[] phi, NumpyRandom random);

  /// Steps the first `count` slots.
  ///
  /// @param actions [A × stride], read from `offset` on
  /// @param rewards [count], written
  /// @param terminated [count], written; see [Environment#terminated]
  void step(
      int count, float[] actions, int offset, int stride, float[] rewards, boolean[] terminated);

  /// Writes the observations of the first `count` slots. What lies behind them in a row may be overwritten.
  ///
  /// @param observations [O × stride], written from `offset` on
  void observe(int count, float[] observations, int offset, int stride);

  /// Writes what the family counts in the episode of a slot; see [Environment#measure].
  default void measure(int slot, double[] values) {}

  /// Moves the episode of slot `from` into slot `to`, whose own is over; `from` becomes unused.
  void move(int from, int to);

  /// Gives back what the episodes hold outside of the heap, such as a process; by default, nothing. A
  /// reset takes it again.
  @Override
  default void close() {}
}
