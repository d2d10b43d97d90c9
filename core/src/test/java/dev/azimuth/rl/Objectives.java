package dev.azimuth.rl;

/// Objectives on given data, with panels and a workspace of their own.
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
        PolicyPanels.of(policy, data),
        surrogate,
        weights,
        entropyWeight,
        new PolicyWorkspace(policy));
  }
}
