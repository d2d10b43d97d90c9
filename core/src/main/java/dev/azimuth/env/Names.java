package dev.azimuth.env;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Advice on names that do not exist, in the words that every such message of the program has.
public final class Names {

  private Names() {}

  /// The message about a name that is none of those allowed, such as `Unknown environment
  /// 'cartpol'. Did you mean 'cartpole'? Allowed: cartpole, lunar-lander.`
  ///
  /// @param kind what the name would be of, in singular
  /// @param allowed in the order in which they are listed
  public static String unknown(String kind, String name, Collection<String> allowed) {
    String advice = nearest(name, allowed).map(n -> " Did you mean '%s'?".formatted(n)).orElse("");
    return "Unknown %s '%s'.%s Allowed: %s."
        .formatted(kind, name, advice, String.join(", ", allowed));
  }

  /// The allowed name that `name` is most likely a misspelling of, without regard to case: the
  /// first of those at the least distance, if at most a third of the letters are wrong.
  public static Optional<String> nearest(String name, Collection<String> allowed) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : allowed) {
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      int tolerated = Math.max(1, Math.max(name.length(), candidate.length()) / 3);
      if (distance <= tolerated && distance < least) {
        nearest = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /// How many letters have to be inserted, removed, replaced or swapped with their neighbour to
  /// turn one word into the other.
  static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1]; // Of the first i and j letters.
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : least(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int least(int[][] table, String a, String b, int i, int j) {
    boolean equal = a.charAt(i - 1) == b.charAt(j - 1);
    int edited = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
    int replaced = table[i - 1][j - 1] + (equal ? 0 : 1);
    int least = Math.min(edited, replaced);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
  }
}
