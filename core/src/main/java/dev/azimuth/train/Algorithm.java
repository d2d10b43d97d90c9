package dev.azimuth.train;

import dev.azimuth.meta.Fomaml;
import dev.azimuth.meta.Maml;
import dev.azimuth.meta.MetaLearner;
import dev.azimuth.meta.MetaSgd;
import dev.azimuth.meta.MultiStepMaml;
import dev.azimuth.meta.Reptile;

/// The algorithms by their published names: a meta-learner, with or without the directed step.
public enum Algorithm {
  MAML(false),
  FOMAML(false),
  REPTILE(false),
  META_SGD(false),
  DIRECTED_MAML(true),
  DIRECTED_FOMAML(true),
  DIRECTED_META_SGD(true),
  DIRECTED_REPTILE(true);

  private final boolean directed;

  Algorithm(boolean directed) {
    this.directed = directed;
  }

  /// Whether Lines 4 and 5 of Algorithm 1 precede the epoch.
  public boolean directed() {
    return directed;
  }

  /// Whether inner step sizes are learned beside the initialization.
  public boolean learnsRates() {
    return plain() == META_SGD;
  }

  /// The order of derivatives of the meta-gradient; of Meta-SGD, unless its option says first.
  public MetaSgd.Order order() {
    return switch (plain()) {
      case FOMAML, REPTILE -> MetaSgd.Order.FIRST;
      default -> MetaSgd.Order.SECOND;
    };
  }

  /// The algorithm without the directed step.
  public Algorithm plain() {
    return switch (this) {
      case MAML, DIRECTED_MAML -> MAML;
      case FOMAML, DIRECTED_FOMAML -> FOMAML;
      case REPTILE, DIRECTED_REPTILE -> REPTILE;
      case META_SGD, DIRECTED_META_SGD -> META_SGD;
    };
  }

  /// What it does, its order, its cost an epoch and its paper, for `list algorithms`.
  public String summary() {
    String step = directed ? "a first-order step on the director's task, then " : "";
    String cost = directed ? "; K trajectories and 1 gradient more" : "";
    String paper = directed ? " (directed: Zhang, Yan, Liu)" : "";
    String text =
        switch (plain()) {
          case FOMAML ->
              "the gradient at the adapted parameters; first order; 2·M·K trajectories,"
                  + " 2·M gradients%s. Finn et al. 2017, Nichol et al. 2018%s";
          case REPTILE ->
              "the direction of adaptation; first order; M·K trajectories (and M·K for the"
                  + " record), M gradients%s. Nichol et al. 2018%s";
          case META_SGD ->
              "an initialization and a step size for each parameter; second order, or first by"
                  + " option; 2·M·K trajectories, 3·M gradients, M Hessian-vector products%s."
                  + " Li et al. 2017%s";
          default ->
              "an initialization; second order; 2·M·K trajectories, 2·M gradients,"
                  + " M Hessian-vector products%s. Finn et al. 2017%s";
        };
    return step + text.formatted(cost, paper);
  }

  MetaLearner learner(RunConfig config) {
    float alpha = (float) config.alpha();
    int steps = config.innerSteps();
    return switch (plain()) {
      case FOMAML -> new Fomaml(alpha, steps);
      case REPTILE -> new Reptile(alpha, steps);
      case META_SGD -> new MetaSgd(alpha, steps, config.order());
      default -> steps == 1 ? new Maml(alpha) : new MultiStepMaml(alpha, steps);
    };
  }
}
