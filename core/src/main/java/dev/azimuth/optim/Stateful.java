package dev.azimuth.optim;

/// Something that remembers: its steps depend on those before. What it remembers can be taken out
/// and put into another one that was made in the same way, which then goes on bit for bit.
public interface Stateful {

  /// What it remembers, as numbers; floats among them are exact as doubles. The array is a copy.
  double[] state();

  /// Remembers what another one did.
  ///
  /// @param state of one that was made in the same way
  /// @throws IllegalArgumentException if it has another number of entries
  void restore(double[] state);

  /// Refuses a state of another size.
  static void require(double[] state, int size) {
    if (state.length != size) {
      throw new IllegalArgumentException(
          "state (%d entries) must have %d.".formatted(state.length, size));
    }
  }
}
