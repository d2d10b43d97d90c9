package dev.azimuth.rl;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.vector.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Draws episodes of a policy to see how well it does; nothing is learned from them. Confined to
/// one thread.
public final class EpisodeSampler {

  // A panel of episodes side by side: more would take more memory, and no less time.
  private static final int PORTION = Panel.COLUMNS;

  private final EnvironmentFamily family;
  private final PolicyPanels panels;
  private final List<Rollout> portions = new ArrayList<>();
  private final int episodes;

  /// @param episodes how many are drawn each time
  /// @param horizon H, steps after which an episode is cut
  public EpisodeSampler(Policy policy, EnvironmentFamily family, int episodes, int horizon) {
    this.family = family;
    this.episodes = episodes;
    panels = new PolicyPanels(policy);
    for (int left = episodes; left > 0; left -= PORTION) {
      boolean repeated = left >= PORTION && !portions.isEmpty();
      portions.add(
          repeated
              ? portions.getFirst()
              : new Rollout(policy, family, Math.min(left, PORTION), horizon, false));
    }
  }

  /// Draws episodes of π_θ in a task.
  ///
  /// @param seed of their random streams
  public EpisodeStatistics draw(float[] theta, Task task, long seed) {
    double[] returns = new double[episodes];
    double[] measures = new double[family.measures().size()];
    int drawn = 0;
    for (int i = 0; i < portions.size(); i++) {
      Trajectories data =
          portions.get(i).collect(theta, panels, List.of(task), Seeds.child(seed, i));
      System.arraycopy(data.returns(), 0, returns, drawn, data.count());
      for (int q = 0; q < measures.length; q++) {
        measures[q] += data.meanMeasures().get(q) * data.count() / episodes;
      }
      drawn += data.count();
    }
    return EpisodeStatistics.of(returns, Arrays.stream(measures).boxed().toList());
  }
}
