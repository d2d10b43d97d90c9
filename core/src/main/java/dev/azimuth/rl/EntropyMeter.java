package dev.azimuth.rl;

import dev.azimuth.vector.Panel;

/// The mean entropy of a policy over the states that it meets. Distributions are gathered until they
/// fill a panel: one state's logarithms at a time would wait for each other (13 % of a rollout).
final class EntropyMeter {

  private final Policy policy;
  private final int rows;
  private final float[] distributions;
  private final float[] scratch;
  private int gathered;
  private long states;
  private double sum;

  EntropyMeter(Policy policy) {
    this.policy = policy;
    int[] sizes = policy.network().sizes();
    rows = sizes[sizes.length - 1];
    distributions = Panel.ofRows(rows);
    scratch = Panel.ofRows(rows);
  }

  void reset() {
    gathered = 0;
    states = 0;
    sum = 0;
  }

  /// Adds the states of a panel of distributions.
  void add(float[] panel, int columns) {
    if (gathered + columns > Panel.COLUMNS) {
      empty();
    }
    for (int r = 0; r < rows; r++) {
      int start = r * Panel.STRIDE;
      System.arraycopy(panel, start, distributions, start + gathered, columns);
    }
    gathered += columns;
  }

  private void empty() {
    sum += policy.entropySum(distributions, scratch, gathered);
    states += gathered;
    gathered = 0;
  }

  /// In nats.
  double mean() {
    empty();
    return sum / states;
  }
}
