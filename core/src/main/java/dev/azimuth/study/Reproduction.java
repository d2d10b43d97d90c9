package dev.azimuth.study;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.rl.Estimator;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The results of the paper that can be repeated by name, and the controls that it has not.
public enum Reproduction {
  /// All algorithms in all environments, with either estimator.
  FIG2(
      "Fig. 2: Directed-MAML and other meta-learners",
      List.of("cartpole", "lunar-lander", "intersection"),
      "maml"),

  /// The directed step before other meta-learners, at the outer step size of the figure's caption.
  FIG3("Fig. 3: Directed-FOMAML and Directed-Meta-SGD, β = 0.02", List.of("cartpole"), "fomaml"),

  /// What an epoch costs, and when training has converged.
  TABLE2("Table II: seconds of an epoch and until convergence", List.of("lunar-lander"), "maml"),

  /// Why the directed step helps: [Controls].
  CONTROLS(
      "Controls: is it the medium task, the step, or its length?",
      List.of("cartpole", "lunar-lander", "intersection"),
      Controls.REFERENCE);

  private static final List<Algorithm> FIG2_ALGORITHMS =
      List.of(
          Algorithm.MAML,
          Algorithm.FOMAML,
          Algorithm.REPTILE,
          Algorithm.META_SGD,
          Algorithm.DIRECTED_MAML);

  private static final List<Algorithm> FIG3_ALGORITHMS =
      List.of(
          Algorithm.FOMAML,
          Algorithm.META_SGD,
          Algorithm.DIRECTED_FOMAML,
          Algorithm.DIRECTED_META_SGD);

  private static final Map<String, String> FIG3_CHANGES = Map.of("beta", "0.02");

  private final String title;
  private final List<String> environments;
  private final String reference;

  Reproduction(String title, List<String> environments, String reference) {
    this.title = title;
    this.environments = environments;
    this.reference = reference;
  }

  /// One line for reports.
  public String title() {
    return title;
  }

  /// The environments that it has results of.
  public List<String> environments() {
    return environments;
  }

  /// The estimators that an environment's results are shown with where none is chosen. Except for
  /// Fig. 2, which has both, it is the one that learns an environment.
  public List<Estimator> estimators(String environment) {
    if (this == FIG2) {
      return List.of(Estimator.values());
    }
    return List.of(
        environment.equals("lunar-lander") ? Estimator.ACTOR_CRITIC : Estimator.POLICY_GRADIENT);
  }

  /// The name of the arm that the others are compared with.
  public String reference() {
    return reference;
  }

  /// Whether its seconds are a result: its runs are then done one after the other, with all threads.
  public boolean timed() {
    return this == TABLE2;
  }

  /// The configurations that are compared.
  ///
  /// @param epochs of all runs, instead of the preset's
  public List<Arm> arms(
      Presets preset, EnvironmentFamily family, Estimator estimator, OptionalInt epochs) {
    Start start = new Start(preset, family, estimator, epochs);
    return switch (this) {
      case FIG2 -> FIG2_ALGORITHMS.stream().map(start::arm).toList();
      case FIG3 ->
          FIG3_ALGORITHMS.stream().map(algorithm -> start.arm(algorithm, FIG3_CHANGES)).toList();
      case TABLE2 -> table2(start);
      case CONTROLS ->
          Controls.arms(
              start.config(Algorithm.MAML), start.config(Algorithm.DIRECTED_MAML), family);
    };
  }

  /// What the configurations have otherwise than the paper.
  public List<Deviation> deviations(
      Presets preset, EnvironmentFamily family, Estimator estimator, OptionalInt epochs) {
    RunConfig config = new Start(preset, family, estimator, epochs).config(Algorithm.DIRECTED_MAML);
    return this == FIG3
        ? Deviations.of(preset, family, ConfigText.with(config, FIG3_CHANGES), FIG3_CHANGES)
        : Deviations.of(preset, family, config, Map.of());
  }

  /// The paper's own figures of an environment.
  public List<Published> published(String environment) {
    return switch (this) {
      case FIG2 -> environment.equals("cartpole") ? Published.FIG2_CARTPOLE : List.of();
      case TABLE2 -> Published.TABLE2;
      case FIG3, CONTROLS -> List.of();
    };
  }

  /// The paper's Meta-SGD takes less time than its FOMAML, which one of second order cannot: both
  /// orders are shown.
  private static List<Arm> table2(Start start) {
    List<Arm> arms = new ArrayList<>();
    arms.add(start.arm(Algorithm.MAML));
    arms.add(start.arm(Algorithm.FOMAML));
    RunConfig metaSgd = start.config(Algorithm.META_SGD);
    for (String order : List.of("first", "second")) {
      arms.add(
          new Arm(
              "meta-sgd-%s-order".formatted(order),
              "Meta-SGD with derivatives of %s order".formatted(order),
              ConfigText.with(metaSgd, Map.of("order", order))));
    }
    arms.add(start.arm(Algorithm.DIRECTED_MAML));
    return arms;
  }

  /// Where the configurations of all arms start.
  private record Start(
      Presets preset, EnvironmentFamily family, Estimator estimator, OptionalInt epochs) {

    RunConfig config(Algorithm algorithm) {
      RunConfig config = preset.config(family, algorithm, estimator);
      return epochs.isEmpty()
          ? config
          : ConfigText.with(config, Map.of("epochs", Integer.toString(epochs.getAsInt())));
    }

    Arm arm(Algorithm algorithm) {
      return arm(algorithm, Map.of());
    }

    Arm arm(Algorithm algorithm, Map<String, String> changes) {
      RunConfig config = ConfigText.with(config(algorithm), changes);
      return new Arm(KebabCase.of(algorithm), algorithm.summary(), config);
    }
  }
}
