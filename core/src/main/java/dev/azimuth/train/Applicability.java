package dev.azimuth.train;

import dev.azimuth.meta.MetaSgd;
import dev.azimuth.rl.Estimator;

/// Which components of a configuration have an effect: an option that the algorithm would ignore is
/// an error, not a silence.
public final class Applicability {

  private Applicability() {}

  /// Why the component `key` has no effect; empty if it has one.
  public static String reasonAgainst(
      String key, Algorithm algorithm, Estimator estimator, DirectorKind director) {
    String name = KebabCase.of(algorithm);
    return switch (key) {
      case "delta", "director", "directed-optimizer", "meta-step" ->
          algorithm.directed() ? "" : name + " takes no directed step";
      case "director-task" ->
          !algorithm.directed()
              ? name + " takes no directed step"
              : director == DirectorKind.FIXED ? "" : "only the director 'fixed' is given a task";
      case "order", "rate-step-size" ->
          algorithm.learnsRates() ? "" : name + " learns no inner step sizes";
      case "sampling-credit" ->
          algorithm.plain() == Algorithm.REPTILE ? name + " has no data after adaptation" : "";
      case "surrogate" ->
          algorithm.order() == MetaSgd.Order.SECOND ? "" : name + " uses no second derivatives";
      case "gae-lambda",
          "critic-hidden",
          "critic-step-size",
          "critic-steps",
          "critic-batch",
          "critic-scale" ->
          estimator == Estimator.ACTOR_CRITIC ? "" : "only actor-critic has a critic";
      default -> "";
    };
  }

  static boolean applies(String key, RunConfig config) {
    return reasonAgainst(key, config.algorithm(), config.estimator(), config.director()).isEmpty();
  }
}
