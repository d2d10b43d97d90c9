package dev.azimuth.train;

import dev.azimuth.meta.Maml;
import dev.azimuth.meta.MetaLearner;

/// The algorithms by their published names: a meta-learner, with or without the directed step.
public enum Algorithm {
  MAML(false, "second order; Finn, Abbeel, Levine, ICML 2017"),
  DIRECTED_MAML(true, "MAML after a first-order step on the medium task; Zhang, Yan, Liu");

  private final boolean directed;
  private final String summary;

  Algorithm(boolean directed, String summary) {
    this.directed = directed;
    this.summary = summary;
  }

  /// Whether Lines 4 and 5 of Algorithm 1 precede the epoch.
  public boolean directed() {
    return directed;
  }

  /// One line for `list algorithms`.
  public String summary() {
    return summary;
  }

  MetaLearner learner(RunConfig config) {
    return switch (this) {
      case MAML, DIRECTED_MAML -> new Maml((float) config.alpha());
    };
  }
}
