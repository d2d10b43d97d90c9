package dev.azimuth.rl;

/// How an unbounded Gaussian sample becomes an action within bounds. The log-probability is always
/// that of the sample: the Jacobian of the map does not depend on θ.
public enum Squashing {
  /// Smoothly, low + (high − low)·(1 + tanh z)/2.
  TANH,
  /// By cutting it off at the bounds.
  CLIP
}
