package dev.azimuth.rl;

import java.util.List;

/// Batches of trajectories that are all rewards and values, for what does not look at observations
/// and actions.
final class Episodes {

  private Episodes() {}

  /// One trajectory.
  ///
  /// @param values V of each state, or empty without a critic
  /// @param finalValue V of the state after the last step, for which a critic is needed
  /// @param terminated whether the last step ended it
  record Episode(float[] rewards, float[] values, float finalValue, boolean terminated) {}

  /// The trajectories as columns in the order of [Trajectories].
  static Trajectories batch(List<Episode> episodes) {
    int count = episodes.size();
    int n = episodes.stream().mapToInt(episode -> episode.rewards.length).sum();
    float[] rewards = new float[n];
    float[] values = new float[episodes.getFirst().values.length == 0 ? 0 : n];
    float[] finalValues = new float[values.length == 0 ? 0 : count];
    int[] trajectory = new int[n];
    boolean[] terminated = new boolean[count];
    int c = 0;
    for (int time = 0; c < n; time++) {
      for (int k = 0; k < count; k++) {
        Episode episode = episodes.get(k);
        terminated[k] = episode.terminated;
        if (time < episode.rewards.length) {
          rewards[c] = episode.rewards[time];
          if (values.length > 0) {
            values[c] = episode.values[time];
            finalValues[k] = episode.finalValue;
          }
          trajectory[c++] = k;
        }
      }
    }
    return new Trajectories(
        count,
        n,
        1,
        new float[n],
        new float[n],
        rewards,
        trajectory,
        terminated,
        new float[count],
        0,
        values,
        finalValues,
        new double[0]);
  }
}
