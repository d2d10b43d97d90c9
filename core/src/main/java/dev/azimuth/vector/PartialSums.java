package dev.azimuth.vector;

import java.util.Arrays;

/// A vector that is summed over states, each entry in eight partial sums: those of the columns of a
/// panel that are equal modulo 8. Sums over many panels add to the same partial sums, and
/// [#addTotals] adds them up in one fixed order, so the number of a machine's lanes does not show.
public final class PartialSums {

  /// Partial sums of an entry.
  static final int COUNT = 8;

  final float[] sums; // [n × 8]

  /// Zeros for n entries.
  public PartialSums(int n) {
    sums = new float[COUNT * n];
  }

  public void clear() {
    Arrays.fill(sums, 0);
  }

  /// Adds x to an entry.
  public void add(int entry, float x) {
    sums[COUNT * entry] += x;
  }

  /// Adds each entry's total, ((s₀+s₄)+(s₂+s₆))+((s₁+s₅)+(s₃+s₇)), to that of `totals`, [n].
  public void addTotals(float[] totals) {
    float[] s = sums;
    for (int i = 0, j = 0; j < s.length; i++, j += COUNT) {
      totals[i] +=
          ((s[j] + s[j + 4]) + (s[j + 2] + s[j + 6]))
              + ((s[j + 1] + s[j + 5]) + (s[j + 3] + s[j + 7]));
    }
  }
}
