package dev.azimuth.rl;

import dev.azimuth.vector.Panel;

/// Objectives and panels of given data, which no rollout has drawn.
final class Objectives {

  private Objectives() {}

  static PolicyGradientObjective on(
      Policy policy,
      Trajectories data,
      Surrogate surrogate,
      double[] weights,
      float entropyWeight) {
    return new PolicyGradientObjective(
        policy,
        data,
        panels(policy, data),
        surrogate,
        weights,
        entropyWeight,
        new PolicyWorkspace(policy));
  }

  /// The panels of given data, not evaluated yet.
  static PolicyPanels panels(Policy policy, Trajectories data) {
    PolicyPanels panels = new PolicyPanels(policy);
    for (int from = 0; from < data.size(); from += Panel.COLUMNS) {
      int columns = Math.min(Panel.COLUMNS, data.size() - from);
      PolicyPanel panel = panels.room(columns);
      load(data.observations(), data.size(), from, columns, panel.network.inputs());
      load(data.actions(), data.size(), from, columns, panel.actions);
      panel.columns = columns;
    }
    return panels;
  }

  private static void load(float[] source, int size, int from, int columns, float[] panel) {
    for (int r = 0; r * size < source.length; r++) {
      System.arraycopy(source, r * size + from, panel, Panel.at(r, 0), columns);
    }
  }
}
