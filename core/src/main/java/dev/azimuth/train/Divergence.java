package dev.azimuth.train;

import dev.azimuth.meta.EpochResult;
import dev.azimuth.meta.TaskResult;
import dev.azimuth.optim.Vectors;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/// The watch over numbers that go wrong, after each epoch.
///
/// Saturated units turn a runaway step into zero gradients rather than into NaN, so a test for finite
/// numbers alone would let a dead policy train on. A parameter beyond 10,000 has no use in a network
/// on observations of ordinary size, and counts as divergence too.
final class Divergence {

  private static final int LARGEST = 10_000;

  private Divergence() {}

  /// Throws if the epoch left parameters that are not finite or far too large.
  static void check(int epoch, EpochResult result, Tasks tasks) {
    double largest = Vectors.largest(result.theta());
    if (largest <= LARGEST) {
      return;
    }
    TaskResult worst =
        result.tasks().stream()
            .max(Comparator.comparingDouble(Divergence::norm)) // NaN counts as the largest
            .orElseThrow();
    String norms =
        result.tasks().stream()
            .map(task -> tasks.describe(task.task()) + ": " + number(norm(task)))
            .collect(Collectors.joining("; "));
    String directed =
        result.directed().steps() == 0
            ? ""
            : " That of the directed step: " + number(result.directed().gradientNorm()) + ".";
    throw new DivergenceException(
        ("Diverged at epoch %s: the largest parameter is %s (allowed: %s). The meta-gradient is"
                + " largest in task %s. Norms by task: %s.%s Maybe a smaller beta, alpha or delta?")
            .formatted(
                epoch, number(largest), LARGEST, tasks.describe(worst.task()), norms, directed));
  }

  /// Throws if an inner step left parameters that are not finite or far too large.
  ///
  /// @param step counts from 1
  static void checkAdapted(int step, float[] theta, String task) {
    double largest = Vectors.largest(theta);
    if (!(largest <= LARGEST)) {
      throw new DivergenceException(
          ("Diverged at inner step %d in task %s: the largest parameter is %s (allowed: %s)."
                  + " Maybe a smaller alpha?")
              .formatted(step, task, number(largest), LARGEST));
    }
  }

  /// Throws if the critic's error is not a number any more.
  ///
  /// @param valueLoss its mean squared error
  static void checkCritic(int epoch, double valueLoss) {
    if (!Double.isFinite(valueLoss)) {
      throw new DivergenceException(
          "Diverged at epoch %s: the critic's error is %s. Maybe a smaller critic-step-size?"
              .formatted(epoch, valueLoss));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static double norm(TaskResult task) {
    return Vectors.norm(task.metaGradient());
  }
}
