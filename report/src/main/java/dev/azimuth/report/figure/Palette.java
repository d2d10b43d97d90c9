package dev.azimuth.report.figure;

import java.util.List;

/// How series are told apart: four colours, then the same four dashed, then dotted.
///
/// The colours are those of Okabe and Ito's colour-blind-safe set that have a contrast of 3:1 on
/// white (black is softened); dashes are the second cue where colour is not seen. Eight algorithms
/// in the usual order thus give a learner and its directed variant one hue.
public final class Palette {

  private static final List<String> COLORS = List.of("#0072b2", "#d55e00", "#009e73", "#1b2a35");
  private static final double[][] DASHES = {{}, {9, 5}, {2, 4}};

  private Palette() {}

  /// Which of the colours the series has: the report's style sheet has them by number.
  public static int colorIndex(int series) {
    return series % COLORS.size();
  }

  public static String color(int series) {
    return COLORS.get(colorIndex(series));
  }

  /// Whether the series is solid, dashed or dotted: 0, 1 or 2.
  public static int dashIndex(int series) {
    return series / COLORS.size() % DASHES.length;
  }

  /// The lengths of dashes and gaps in pixels; none for a solid line.
  public static double[] dashes(int series) {
    return DASHES[dashIndex(series)].clone();
  }
}
