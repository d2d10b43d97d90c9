package dev.azimuth.vector;

import java.util.Arrays;

/// The parameters of a network with four inputs, one hidden layer and two logits, or sums of derivatives
/// by them, hidden unit by hidden unit: the layout for kernels whose lanes run along the units.
///
/// Two logits make a distribution by their difference alone, so they are one output here: the second
/// less the first. Sixteen units are a block of six rows: their weights of each input, their biases b,
/// and the output's weights of them. The last block is filled up with zeros, which changes no result.
/// The output's bias c lies by itself.
public final class ShallowParameters {

  static final int INPUTS = 4;
  static final int LOGITS = 2;

  /// States whose outputs are added up at a time.
  static final int STATES = 16;

  static final int ROWS = INPUTS + 2;

  final int units; // a multiple of 16
  final float[] entries; // [blocks × 6 × 16] from the origin on, as in a panel
  float outputBias;
  final float[] parts = new float[Panel.ORIGIN + STATES / 2 * PartialSums.COUNT]; // kernels' room
  final float[] panel; // room for the sums of one panel, like the entries
  private final int hidden;

  /// @param hidden the width of the hidden layer
  public ShallowParameters(int hidden) {
    this.hidden = hidden;
    units = units(hidden);
    entries = new float[Panel.ORIGIN + ROWS * units];
    panel = new float[entries.length];
  }

  /// Whether a network with these layers is one that the kernels take.
  public static boolean fits(int... sizes) {
    return sizes.length == 3 && sizes[0] == INPUTS && sizes[2] == LOGITS;
  }

  /// Room for what hidden units make of the states of a panel, [256 × units], and of one more, since kernels
  /// take states in pairs: state by state, and not unit by unit as a panel.
  public static float[] hiddenValues(int hidden) {
    return new float[at(units(hidden), Panel.COLUMNS + 1, 0)];
  }

  private static int units(int hidden) {
    return (hidden + PartialSums.COUNT - 1) / PartialSums.COUNT * PartialSums.COUNT;
  }

  /// Where the units' entry for a state lies in an array of [#hiddenValues].
  static int at(int units, int state, int unit) {
    return Panel.ORIGIN + state * units + unit;
  }

  /// Where a unit's weight of an input lies, or with [#INPUTS] its bias.
  static int input(int k, int unit) {
    int lane = unit % PartialSums.COUNT;
    return Panel.ORIGIN + (unit - lane) * ROWS + k * PartialSums.COUNT + lane;
  }

  /// Where the output's weight of a unit lies.
  static int output(int unit) {
    return input(INPUTS + 1, unit);
  }

  /// Takes θ: weights [hidden × 4], biases [hidden], weights [2 × hidden], biases [2].
  public void set(float[] theta) {
    for (int u = 0; u < hidden; u++) {
      for (int k = 0; k < INPUTS; k++) {
        entries[input(k, u)] = theta[u * INPUTS + k];
      }
      entries[input(INPUTS, u)] = theta[hidden * INPUTS + u];
      entries[output(u)] = theta[outputWeight(1, u)] - theta[outputWeight(0, u)];
    }
    int biases = outputWeight(LOGITS, 0);
    outputBias = theta[biases + 1] - theta[biases];
  }

  /// Starts new sums.
  public void clear() {
    Arrays.fill(entries, 0);
  }

  /// Adds the sums to a vector in the order of θ. The kernels leave out those for the logits' biases.
  public void addTo(float[] total) {
    for (int u = 0; u < hidden; u++) {
      for (int k = 0; k < INPUTS; k++) {
        total[u * INPUTS + k] += entries[input(k, u)];
      }
      total[hidden * INPUTS + u] += entries[input(INPUTS, u)];
      total[outputWeight(0, u)] -= entries[output(u)];
      total[outputWeight(1, u)] += entries[output(u)];
    }
  }

  private int outputWeight(int o, int unit) {
    return hidden * (INPUTS + 1 + o) + unit;
  }
}
