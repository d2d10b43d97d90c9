package dev.azimuth.vector;

/// An array that a kernel writes to, as it was before and as it is now.
///
/// @param from the first entry that is to be written
/// @param columns the entries of a row that are to be written
/// @param padded the entries of a row that may be written
record KernelOutput(
    float[] before, float[] after, int from, int rows, int stride, int columns, int padded) {

  static KernelOutput panel(float[] panel, int rows, int from, int columns) {
    int start = Panel.at(0, from);
    return new KernelOutput(
        panel.clone(), panel, start, rows, Panel.STRIDE, columns, Panel.padded(columns));
  }

  /// One row of a panel of which all other rows, and all other columns, are to be left alone.
  static KernelOutput row(float[] panel, int row, int from, int columns) {
    int start = Panel.at(row, from);
    return new KernelOutput(panel.clone(), panel, start, 1, Panel.STRIDE, columns, columns);
  }

  /// Sums of which those from entry `entry` on are to be written.
  static KernelOutput sums(PartialSums partial, int entry, int length) {
    float[] sums = partial.sums;
    int written = PartialSums.COUNT * length;
    return new KernelOutput(
        sums.clone(), sums, PartialSums.at(entry), 1, sums.length, written, written);
  }

  /// What hidden units of a shallow network make of the states from `from` on, and if these are an odd
  /// number, of one that may be written.
  static KernelOutput hidden(float[] h, ShallowParameters theta, int from, int columns) {
    int units = theta.units;
    int start = ShallowParameters.at(units, from, 0);
    int padded = (columns + columns % 2) * units;
    return new KernelOutput(h.clone(), h, start, 1, h.length, columns * units, padded);
  }

  /// All sums over states for a shallow network.
  static KernelOutput shallow(ShallowParameters sums) {
    float[] entries = sums.entries;
    int written = entries.length - Panel.ORIGIN;
    return new KernelOutput(
        entries.clone(), entries, Panel.ORIGIN, 1, entries.length, written, written);
  }

  /// The bits of the entries that the kernel had to write, all NaNs alike.
  int[] bits() {
    int[] bits = new int[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        bits[r * columns + c] = Float.floatToIntBits(after[from + r * stride + c]);
      }
    }
    return bits;
  }

  /// The number of entries that changed though the kernel must not touch them.
  int strayWrites() {
    int stray = 0;
    for (int i = 0; i < after.length; i++) {
      int place = i - from;
      boolean allowed = place >= 0 && place / stride < rows && place % stride < padded;
      if (!allowed && Float.floatToRawIntBits(before[i]) != Float.floatToRawIntBits(after[i])) {
        stray++;
      }
    }
    return stray;
  }
}
