package dev.azimuth.train;

import dev.azimuth.meta.MetaSgd;
import dev.azimuth.rl.Estimator;

/// The choices on which it depends which other components of a configuration have an effect.
///
/// @param order of derivatives, which is open to choice with learned step sizes only; elsewhere it is
///     the algorithm's
public record Structure(
    Algorithm algorithm,
    Estimator estimator,
    DirectorKind director,
    MetaStep metaStep,
    MetaSgd.Order order) {

  public Structure {
    order = algorithm.learnsRates() ? order : algorithm.order();
  }

  /// The usual choices for an algorithm and an estimator.
  public static Structure of(Algorithm algorithm, Estimator estimator) {
    return new Structure(
        algorithm,
        estimator,
        algorithm.directed() ? DirectorKind.MEDIUM : DirectorKind.NONE,
        MetaStep.ON,
        algorithm.order());
  }

  static Structure of(RunConfig config) {
    return new Structure(
        config.algorithm(),
        config.estimator(),
        config.director(),
        config.metaStep(),
        config.order());
  }

  /// Why the component `key` has no effect; empty if it has one. An option that would be ignored is
  /// an error, not a silence.
  public String reasonAgainst(String key) {
    String name = KebabCase.of(algorithm);
    return switch (key) {
      case "director", "meta-step" -> algorithm.directed() ? "" : name + " takes no directed step";
      case "delta", "directed-optimizer" ->
          !algorithm.directed()
              ? name + " takes no directed step"
              : director == DirectorKind.NONE ? "the director 'none' takes no step" : "";
      case "director-task" ->
          !algorithm.directed()
              ? name + " takes no directed step"
              : director == DirectorKind.FIXED ? "" : "only the director 'fixed' is given a task";
      case "beta", "optimizer", "schedule", "clip-norm", "task-reduction" -> withoutMetaStep();
      case "order", "rate-step-size" ->
          algorithm.learnsRates() ? withoutMetaStep() : name + " learns no inner step sizes";
      case "sampling-credit" ->
          algorithm.plain() == Algorithm.REPTILE
              ? name + " has no data after adaptation"
              : withoutMetaStep();
      case "surrogate" ->
          order == MetaSgd.Order.SECOND ? withoutMetaStep() : name + " uses no second derivatives";
      case "gae-lambda",
          "critic-hidden",
          "critic-step-size",
          "critic-steps",
          "critic-batch",
          "critic-scale",
          "critic-bootstrap" ->
          estimator == Estimator.ACTOR_CRITIC ? "" : "only actor-critic has a critic";
      default -> "";
    };
  }

  private String withoutMetaStep() {
    return metaStep == MetaStep.ON ? "" : "there is no meta-step";
  }
}
