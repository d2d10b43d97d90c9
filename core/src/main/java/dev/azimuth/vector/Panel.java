package dev.azimuth.vector;

/// The memory layout that all kernels share: a panel holds up to 256 states side by side.
///
/// One row for each component (an observation's coordinate, a hidden unit, a logit), one column for
/// each state. SIMD lanes run along the columns, so whatever is computed for a state stays in its
/// own lane: matrix products broadcast a weight and never add across lanes, the head, the softmax
/// and all elementwise work use every lane whatever the widths of the network, and no result
/// depends on how many lanes the machine has. The single place where lanes meet is the sum over
/// states in a gradient; see [Kernels#outerProductAdd]. Shallow networks are the exception: their lanes run
/// along the hidden units, whose values are no panel; see [ShallowParameters].
///
/// The stride from row to row is a compile-time constant, which lets C2 drop the bounds checks of
/// inner loops, and an odd multiple of 64 bytes, so that a column of rows spreads over all sets of
/// the first-level cache instead of fighting for a few. A panel begins with a few floats that are not
/// used, so that with the JVM's flag `-XX:ObjectAlignmentInBytes=64` every row begins a cache line and
/// no vector of 16 lanes lies across two: an outer product of 64 × 64 then takes 61 ns a state in
/// place of 113 (AVX-512, JDK 25.0.3).
public final class Panel {

  /// The most states of one panel.
  public static final int COLUMNS = 256;

  /// Floats from one row to the next.
  public static final int STRIDE = COLUMNS + 16;

  /// Where the first row begins: with the 16 bytes of an array's header, 64 bytes from its start.
  public static final int ORIGIN = 12;

  /// Kernels may read and write columns up to the next multiple of this.
  public static final int GRANULE = 16;

  private Panel() {}

  /// A panel of zeros.
  public static float[] ofRows(int rows) {
    return new float[ORIGIN + rows * STRIDE];
  }

  /// Where the entry of a row and a column lies.
  public static int at(int row, int column) {
    return ORIGIN + row * STRIDE + column;
  }

  /// `columns` rounded up to the granule.
  public static int padded(int columns) {
    return (columns + GRANULE - 1) / GRANULE * GRANULE;
  }
}
