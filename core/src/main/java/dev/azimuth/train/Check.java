package dev.azimuth.train;

import dev.azimuth.rl.Advantage;
import dev.azimuth.rl.Estimator;
import dev.azimuth.rl.Normalization;
import dev.azimuth.rl.Surrogate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The checks of a configuration's values, each with one sentence that names the value and what is
/// allowed.
final class Check {

  private static final int MAX_WIDTH = 4096;
  private static final int MAX_LAYERS = 8;

  private Check() {}

  static void positive(String name, double value) {
    require(Double.isFinite(value) && value > 0, name, value, "must be a finite number > 0");
  }

  static void notNegative(String name, double value) {
    require(Double.isFinite(value) && value >= 0, name, value, "must be a finite number ≥ 0");
  }

  static void share(String name, double value, boolean orZero) {
    boolean fits = value <= 1 && (value > 0 || orZero && value == 0);
    require(fits, name, value, orZero ? "must lie in [0, 1]" : "must lie in (0, 1]");
  }

  static void within(String name, int value, int least, int most) {
    String allowed =
        most == Integer.MAX_VALUE
            ? "must be at least " + least
            : "must lie in [%d, %d]".formatted(least, most);
    require(value >= least && value <= most, name, value, allowed);
  }

  static void widths(String name, List<Integer> widths) {
    boolean fits =
        !widths.isEmpty()
            && widths.size() <= MAX_LAYERS
            && widths.stream().allMatch(width -> width >= 1 && width <= MAX_WIDTH);
    require(
        fits,
        name,
        widths,
        "must name 1 to %d layers with widths from 1 to %d".formatted(MAX_LAYERS, MAX_WIDTH));
  }

  /// Without a meta-step the directed step alone learns.
  static void learning(MetaStep metaStep, DirectorKind director, double delta) {
    require(
        metaStep == MetaStep.ON || director != DirectorKind.NONE && delta > 0,
        "meta-step",
        "off",
        "leaves nothing that learns without a director and delta > 0");
  }

  static void fitting(Advantage advantage, Estimator estimator) {
    boolean critic = estimator == Estimator.ACTOR_CRITIC;
    require(
        advantage.needsCritic() == critic,
        "advantage",
        KebabCase.of(advantage),
        "does not fit estimator %s, whose advantages are %s"
            .formatted(
                KebabCase.of(estimator),
                Arrays.stream(Advantage.values())
                    .filter(other -> other.needsCritic() == critic)
                    .map(KebabCase::of)
                    .collect(Collectors.joining(", "))));
  }

  /// DiCE's magic box goes around rewards; the other surrogates weigh advantages.
  static void fitting(Surrogate surrogate, Advantage advantage) {
    boolean rewards = advantage == Advantage.DISCOUNTED_REWARDS;
    if (surrogate == Surrogate.DICE && !rewards) {
      throw new IllegalArgumentException(
          ("surrogate (dice) weighs discounted rewards, and advantage (%s) is something else."
                  + " Maybe --advantage discounted-rewards, or --surrogate loaded-dice?")
              .formatted(KebabCase.of(advantage)));
    }
    if (surrogate != Surrogate.DICE && rewards) {
      throw new IllegalArgumentException(
          "advantage (discounted-rewards) gives earlier actions no credit except with"
              + " --surrogate dice.");
    }
  }

  /// The credit for sampling weighs scores by returns, so the rest of J must be in units of return;
  /// and its baseline needs a second task.
  static void creditable(
      int innerSteps, int tasksPerEpoch, Advantage advantage, Normalization normalization) {
    require(
        innerSteps == 1 && tasksPerEpoch > 1,
        "sampling-credit",
        "leave-one-out",
        "needs inner-steps 1 and tasks-per-epoch of at least 2");
    boolean whitened = KebabCase.of(advantage).contains("whitened");
    require(
        !whitened && normalization == Normalization.TRAJECTORY,
        "sampling-credit",
        "leave-one-out",
        "needs advantages in units of return (not whitened) and normalization trajectory");
  }

  private static void require(boolean fits, String name, Object value, String allowed) {
    if (!fits) {
      throw new IllegalArgumentException("%s (%s) %s.".formatted(name, value, allowed));
    }
  }
}
