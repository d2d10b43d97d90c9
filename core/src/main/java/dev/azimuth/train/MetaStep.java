package dev.azimuth.train;

/// Whether an epoch has its meta-step, Line 12; without it the directed step is alone.
public enum MetaStep {
  ON,
  OFF
}
