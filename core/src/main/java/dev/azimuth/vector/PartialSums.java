package dev.azimuth.vector;

import java.util.Arrays;

/// A vector that is summed over states, each entry in sixteen partial sums: those of the columns of a
/// panel that are equal modulo 16. Sums over many panels add to the same partial sums, and
/// [#addTotals] adds them up in one fixed order, so the number of a machine's lanes does not show.
public final class PartialSums {

  /// Partial sums of an entry.
  static final int COUNT = 16;

  final float[] sums; // [n × 16] from the origin on, as in a panel

  /// Zeros for n entries.
  public PartialSums(int n) {
    sums = new float[Panel.ORIGIN + COUNT * n];
  }

  /// Where the partial sums of an entry begin.
  static int at(int entry) {
    return Panel.ORIGIN + COUNT * entry;
  }

  /// Zeroes the sums of the entries from `first` on.
  public void clear(int first) {
    Arrays.fill(sums, at(first), sums.length, 0);
  }

  /// Adds x to an entry.
  public void add(int entry, float x) {
    sums[at(entry)] += x;
  }

  /// Adds each entry's total, from `first` on, to that of `totals`, [n]: sums 8 apart are added first,
  /// then those 4, 2 and 1 apart.
  public void addTotals(float[] totals, int first) {
    float[] s = sums;
    for (int i = first, j = at(first); j < s.length; i++, j += COUNT) {
      totals[i] += total(s, j);
    }
  }

  /// The total of the partial sums from `j` on.
  static float total(float[] s, int j) {
    return (four(s, j) + four(s, j + 2)) + (four(s, j + 1) + four(s, j + 3));
  }

  /// The total of the partial sums from `j` on that are 4 apart.
  private static float four(float[] s, int j) {
    return (s[j] + s[j + 8]) + (s[j + 4] + s[j + 12]);
  }
}
