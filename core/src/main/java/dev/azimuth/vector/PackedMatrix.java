package dev.azimuth.vector;

/// A matrix A in the order in which the kernels read it, so that the inner loop of a product takes
/// its entries one after the other: 84 instead of 58 GFLOP/s for 64 × 64 (AVX2, JDK 25.0.3), since
/// entries at a variable stride are checked against the array's bounds one by one.
///
/// A matrix with an inner size of 2, 4 or 8 is thin: blocks of up to four columns, each row by row.
/// Any other is cut into groups of four rows, the last of two or one, each column by column. One for
/// the way forward has its entries column by column too, for evaluations at few states.
public final class PackedMatrix {

  /// Rows of a group.
  static final int GROUP = 4;

  final int rows;
  final int inner;
  final boolean thin;
  final float[] entries;
  final float[] zeros; // a bias that is none, [rows]
  final float[] byColumns; // A[i,k] at k·rows + i; empty unless for the way forward
  final float[] pair; // [2 × rows], room for a kernel to work in; empty likewise

  /// A matrix [rows × inner] of zeros.
  public PackedMatrix(int rows, int inner) {
    this(rows, inner, false);
  }

  /// @param forward whether it is a layer's, evaluated step by step; one thread at a time then
  public PackedMatrix(int rows, int inner, boolean forward) {
    this.rows = rows;
    this.inner = inner;
    thin = inner == 2 || inner == 4 || inner == 8;
    entries = new float[rows * inner];
    zeros = new float[rows];
    byColumns = new float[forward ? rows * inner : 0];
    pair = new float[forward ? 2 * rows : 0];
  }

  /// Takes A[i,k] = a[offset + i·rowStep + k·columnStep], so that the same weights serve as A and as
  /// its transpose.
  public void set(float[] a, int offset, int rowStep, int columnStep) {
    if (byColumns.length > 0) {
      setByColumns(a, offset, rowStep, columnStep);
    }
    if (thin) {
      setThin(a, offset, rowStep, columnStep);
      return;
    }
    for (int r = 0; r < rows; r += height(r)) {
      int height = height(r);
      for (int j = 0; j < height; j++) {
        int from = offset + (r + j) * rowStep;
        for (int k = 0, to = r * inner + j; k < inner; k++, to += height) {
          entries[to] = a[from + k * columnStep];
        }
      }
    }
  }

  private void setByColumns(float[] a, int offset, int rowStep, int columnStep) {
    for (int k = 0, to = 0; k < inner; k++) {
      for (int i = 0, from = offset + k * columnStep; i < rows; i++, from += rowStep) {
        byColumns[to++] = a[from];
      }
    }
  }

  private void setThin(float[] a, int offset, int rowStep, int columnStep) {
    int width = thinWidth();
    int to = 0;
    for (int k = 0; k < inner; k += width) {
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < width; j++) {
          entries[to++] = a[offset + r * rowStep + (k + j) * columnStep];
        }
      }
    }
  }

  public int rows() {
    return rows;
  }

  /// The inner size.
  public int columns() {
    return inner;
  }

  /// The columns of a block of a thin matrix.
  int thinWidth() {
    return Math.min(inner, 4);
  }

  /// The rows of the group that starts at `row`.
  int height(int row) {
    int left = rows - row;
    return left >= GROUP ? GROUP : left >= 2 ? 2 : 1;
  }

  /// A[i,k].
  float entry(int i, int k) {
    if (thin) {
      int width = thinWidth();
      return entries[(k / width * rows + i) * width + k % width];
    }
    int full = rows / GROUP * GROUP;
    int start = i < full ? i / GROUP * GROUP : i < full + (rows - full) / 2 * 2 ? full : i;
    return entries[start * inner + k * height(start) + i - start];
  }
}
