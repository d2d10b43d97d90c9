package dev.azimuth.train;

/// The directors that a configuration may name; see [dev.azimuth.meta.Director].
public enum DirectorKind {
  NONE,
  MEDIUM,
  SAMPLED_MEAN,
  RANDOM,
  MIXED,
  FIXED
}
