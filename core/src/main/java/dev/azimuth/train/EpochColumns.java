package dev.azimuth.train;

import dev.azimuth.env.Measure;
import dev.azimuth.optim.Vectors;
import dev.azimuth.rl.Estimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The columns of `epochs.csv`: those that every run has, and those of its algorithm and estimator.
final class EpochColumns {

  private static final List<String> ALWAYS =
      List.of(
          "epoch",
          "environment_steps",
          "wall_seconds",
          "return_before_adaptation",
          "return_after_adaptation",
          "return_after_adaptation_ema",
          "meta_gradient_norm",
          "parameter_norm",
          "entropy",
          "watched_steps");

  private final boolean directed;
  private final boolean clips;
  private final boolean critic;
  private final boolean rates;
  private final List<Measure> measures;
  private final int parameterCount;

  EpochColumns(MetaTrainer trainer) {
    RunConfig config = trainer.config();
    measures = trainer.family().measures();
    directed = Assembly.takesDirectedStep(config);
    clips = config.clipNorm() > 0;
    critic = config.estimator() == Estimator.ACTOR_CRITIC;
    rates = config.algorithm().learnsRates();
    parameterCount = trainer.policy().parameterCount();
  }

  List<String> names() {
    List<String> names = new ArrayList<>(ALWAYS);
    if (directed) {
      names.add("directed_gradient_norm");
    }
    if (clips) {
      names.add("clipped");
    }
    if (critic) {
      names.add("value_loss");
    }
    if (rates) {
      names.addAll(List.of("rate_min", "rate_mean", "rate_max"));
    }
    names.addAll(TaskColumns.measureNames(measures));
    return names;
  }

  /// The values of a row, in the order of the names.
  List<Object> values(EpochRecord record, float[] theta) {
    List<Object> values =
        new ArrayList<>(
            List.of(
                record.epoch(),
                record.environmentSteps(),
                String.format(Locale.ROOT, "%.6f", record.wallSeconds()),
                record.returnBefore(),
                record.returnAfter(),
                record.returnAfterEma(),
                Vectors.norm(record.result().metaGradient()),
                Vectors.norm(theta),
                record.result().entropy(),
                record.watchedSteps()));
    if (directed) {
      values.add(record.result().directed().gradientNorm());
    }
    if (clips) {
      values.add(record.result().clipped() ? 1 : 0);
    }
    if (critic) {
      values.add(record.valueLoss());
    }
    if (rates) {
      addRates(values, theta);
    }
    for (int i = 0; i < measures.size(); i++) {
      values.add(record.result().measureBefore(i));
      values.add(record.result().measureAfter(i));
    }
    return values;
  }

  private void addRates(List<Object> values, float[] theta) {
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = parameterCount; i < theta.length; i++) {
      least = Math.min(least, theta[i]);
      greatest = Math.max(greatest, theta[i]);
      sum += theta[i];
    }
    values.addAll(List.of(least, sum / (theta.length - parameterCount), greatest));
  }
}
