package dev.azimuth.rl;

/// What advantages are made of.
public enum Estimator {
  /// Of the returns of the batch alone (REINFORCE).
  POLICY_GRADIENT,
  /// Of the returns and a value network that is trained beside the policy.
  ACTOR_CRITIC
}
