package dev.azimuth.train;

import dev.azimuth.rl.Estimator;

/// What the presets say otherwise in an environment: of what the paper leaves open, found by
/// experiment, which docs/environments.md and docs/experiments describe.
final class Tuning {

  /// Sums over an episode of 100 steps are too large a gradient, at which means saturate; and without
  /// a baseline that knows the time, returns to go are mostly that of the time.
  private static final String INTERSECTION =
      """
      normalization: step
      """;

  private static final String INTERSECTION_POLICY_GRADIENT =
      """
      advantage: whitened-baseline
      """;

  /// What counts is how the episode ends, a hundred steps later, and nothing comes after it.
  private static final String INTERSECTION_ACTOR_CRITIC =
      """
      gae-lambda: 1
      critic-steps: 40
      critic-bootstrap: off
      """;

  private static final String INTERSECTION_EPOCHS =
      """
      epochs: 400
      """;

  private static final String LUNAR_LANDER =
      """
      hidden: 64,64
      """;

  /// Found by the search in docs/experiments/lunar-lander.md: decision 0025.
  private static final String LUNAR_LANDER_TUNED =
      """
      activation: relu
      alpha: 0.0001
      beta: 0.01
      delta: 0.0005
      rate-step-size: 0.000001
      clip-norm: 50
      entropy-bonus: 0.01
      critic-steps: 80
      critic-scale: 100
      """;

  private Tuning() {}

  /// Lines of a configuration, which replace those of a preset; empty for most environments.
  static String lines(Presets preset, String environment, Estimator estimator) {
    return switch (environment) {
      case "intersection" ->
          INTERSECTION
              + switch (estimator) {
                case POLICY_GRADIENT -> INTERSECTION_POLICY_GRADIENT;
                case ACTOR_CRITIC -> INTERSECTION_ACTOR_CRITIC;
              }
              + (preset == Presets.PAPER ? "" : INTERSECTION_EPOCHS);
      case "lunar-lander", "lunar-lander-continuous" ->
          LUNAR_LANDER + (preset == Presets.TUNED ? LUNAR_LANDER_TUNED : "");
      default -> "";
    };
  }
}
