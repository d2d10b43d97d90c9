package dev.azimuth.study;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.rl.Estimator;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The results of the paper that can be repeated by name.
public enum Reproduction {
  /// All algorithms in all environments, with either estimator.
  FIG2(
      "Fig. 2: Directed-MAML and other meta-learners",
      List.of("cartpole", "lunar-lander", "intersection"),
      "maml"),

  /// The directed step before other meta-learners, at the outer step size of the figure's caption.
  FIG3("Fig. 3: Directed-FOMAML and Directed-Meta-SGD, β = 0.02", List.of("cartpole"), "fomaml");

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

  /// The estimators that an environment's results are shown with where none is chosen.
  public List<Estimator> estimators() {
    return this == FIG2 ? List.of(Estimator.values()) : List.of(Estimator.POLICY_GRADIENT);
  }

  /// The name of the arm that the others are compared with.
  public String reference() {
    return reference;
  }

  /// The configurations that are compared.
  ///
  /// @param epochs of all runs, instead of the preset's
  public List<Arm> arms(
      Presets preset, EnvironmentFamily family, Estimator estimator, OptionalInt epochs) {
    return switch (this) {
      case FIG2 -> algorithms(FIG2_ALGORITHMS, preset, family, estimator, epochs, Map.of());
      case FIG3 ->
          algorithms(FIG3_ALGORITHMS, preset, family, estimator, epochs, Map.of("beta", "0.02"));
    };
  }

  private static List<Arm> algorithms(
      List<Algorithm> algorithms,
      Presets preset,
      EnvironmentFamily family,
      Estimator estimator,
      OptionalInt epochs,
      Map<String, String> changes) {
    return algorithms.stream()
        .map(algorithm -> {
          RunConfig config =
              ConfigText.with(base(preset, family, algorithm, estimator, epochs), changes);
          return new Arm(KebabCase.of(algorithm), algorithm.summary(), config);
        })
        .toList();
  }

  private static RunConfig base(
      Presets preset,
      EnvironmentFamily family,
      Algorithm algorithm,
      Estimator estimator,
      OptionalInt epochs) {
    RunConfig config = preset.config(family, algorithm, estimator);
    return epochs.isEmpty()
        ? config
        : ConfigText.with(config, Map.of("epochs", Integer.toString(epochs.getAsInt())));
  }
}
