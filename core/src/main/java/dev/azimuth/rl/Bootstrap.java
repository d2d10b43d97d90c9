package dev.azimuth.rl;

/// What a critic takes for the value of the state in which a trajectory was cut at the horizon.
public enum Bootstrap {
  /// What it expects from there on: the horizon only cuts off what could be seen.
  ON,
  /// Nothing: the horizon is the end of the task.
  OFF
}
