package dev.azimuth.rl;

/// A batch D of trajectories: what a rollout buffer holds, written once, then read only.
///
/// One column for each step taken, with no padding: steps of the same time lie side by side, and the
/// columns of any one trajectory are in the order of time, so a loop over columns from last to first
/// meets every trajectory backwards.
///
/// @param count K, the number of trajectories
/// @param size n, the number of steps of all trajectories
/// @param observationSize O
/// @param observations [O × n], before each step
/// @param actions [A × n]
/// @param rewards [n]
/// @param trajectory [n], the number of the trajectory of each step
/// @param terminated [K], whether the last step ended the episode; otherwise it was cut
/// @param finalObservations [O × K], after the last step of each trajectory that was cut
public record Trajectories(
    int count,
    int size,
    int observationSize,
    float[] observations,
    float[] actions,
    float[] rewards,
    int[] trajectory,
    boolean[] terminated,
    float[] finalObservations) {

  /// The undiscounted return, mean over trajectories.
  public double meanReturn() {
    double sum = 0;
    for (float reward : rewards) {
      sum += reward;
    }
    return sum / count;
  }

  /// The number of steps of each trajectory, [K].
  public int[] lengths() {
    int[] lengths = new int[count];
    for (int k : trajectory) {
      lengths[k]++;
    }
    return lengths;
  }

  /// The discounted return from each step to the end of its trajectory, [n]; without a bootstrap.
  public double[] returnsToGo(double discount) {
    double[] returns = new double[size];
    double[] next = new double[count];
    for (int c = size - 1; c >= 0; c--) {
      int k = trajectory[c];
      next[k] = rewards[c] + discount * next[k];
      returns[c] = next[k];
    }
    return returns;
  }
}
