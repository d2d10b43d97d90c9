package dev.azimuth.study;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.Marginal;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.Tasks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The experiments that tell why Directed-MAML learns in fewer epochs than MAML: by the medium task, as
/// the paper says, by any further step, or by a longer one.
final class Controls {

  /// The arm that the others are compared with.
  static final String REFERENCE = "directed-medium";

  /// δ by which the directed step is swept, in units of β: the paper's text asks for δ < β, its Table I
  /// has δ = 5β. What the reference has already is left out.
  private static final double[] DELTAS = {0.1, 0.5, 1, 2, 5, 10};

  private final RunConfig maml;
  private final RunConfig directed;
  private final Tasks tasks;

  private Controls(RunConfig maml, RunConfig directed, EnvironmentFamily family) {
    this.maml = maml;
    this.directed = directed;
    tasks = Tasks.parse(directed.tasks(), family);
  }

  /// All arms, the reference second.
  static List<Arm> arms(RunConfig maml, RunConfig directed, EnvironmentFamily family) {
    Controls controls = new Controls(maml, directed, family);
    List<Arm> arms = new ArrayList<>();
    arms.add(new Arm("maml", "MAML, without a directed step", maml));
    arms.addAll(controls.directors());
    arms.addAll(controls.withoutDirector());
    for (double factor : DELTAS) {
      Arm arm = controls.delta(factor);
      if (arm.config().delta() != directed.delta()) {
        arms.add(arm);
      }
    }
    return arms;
  }

  private List<Arm> directors() {
    return List.of(
        new Arm(REFERENCE, "Directed-MAML as in the paper: the medium task directs", directed),
        directed("directed-sampled-mean", "the mean of the epoch's tasks directs", "sampled-mean"),
        directed("directed-random", "a task drawn in each epoch directs", "random"),
        directed("directed-mixed", "K drawn tasks direct, one trajectory of each", "mixed"),
        fixed("directed-lowest", "the lower end of the range directs", true),
        fixed("directed-highest", "the upper end of the range directs", false));
  }

  private Arm directed(String name, String description, String director) {
    return new Arm(name, description, ConfigText.with(directed, Map.of("director", director)));
  }

  private Arm fixed(String name, String description, boolean lowest) {
    Map<String, String> changes = Map.of("director", "fixed", "director-task", end(lowest));
    return new Arm(
        name, "%s (%s)".formatted(description, end(lowest)), ConfigText.with(directed, changes));
  }

  /// The task at one end of the ranges; what has no range keeps its expectation.
  private String end(boolean lowest) {
    List<Marginal> marginals = tasks.distribution().marginals();
    return tasks.indices().stream()
        .filter(i -> marginals.get(i) instanceof Marginal.Uniform)
        .map(i ->
            tasks.names().get(tasks.indices().indexOf(i)) + "=" + end(marginals.get(i), lowest))
        .collect(Collectors.joining(","));
  }

  private static String end(Marginal marginal, boolean lowest) {
    Marginal.Uniform range = (Marginal.Uniform) marginal;
    return plain(lowest ? range.low() : range.high());
  }

  private List<Arm> withoutDirector() {
    int trajectories = maml.trajectoriesPerTask();
    // M·2·K trajectories and the director's K make 2·M·K′; rounded up, so MAML has no fewer.
    int pairs = 2 * maml.tasksPerEpoch();
    int more = trajectories + (trajectories + pairs - 1) / pairs;
    return List.of(
        maml("maml-beta-2x", "MAML with twice β", Map.of("beta", plain(2 * maml.beta()))),
        maml("maml-beta-5x", "MAML with five times β", Map.of("beta", plain(5 * maml.beta()))),
        maml(
            "maml-more-data",
            "MAML with the directed step's data instead of the step (K = %d)".formatted(more),
            Map.of("trajectories-per-task", Integer.toString(more))),
        new Arm(
            "medium-alone",
            "the directed step on the medium task alone, without a meta-step",
            ConfigText.with(directed, Map.of("meta-step", "off"))),
        // With one inner step Reptile's direction is ∇J(θ) on D: θ is learned from without
        // adapting.
        maml(
            "multi-task",
            "policy gradient on all tasks, without adaptation (Reptile with one inner step), K = %d"
                .formatted(2 * trajectories),
            Map.of(
                "algorithm", "reptile",
                "inner-steps", "1",
                "trajectories-per-task", Integer.toString(2 * trajectories))));
  }

  private Arm maml(String name, String description, Map<String, String> changes) {
    return new Arm(name, description, ConfigText.with(maml, changes));
  }

  private Arm delta(double factor) {
    double delta = factor * directed.beta();
    return new Arm(
        String.format(Locale.ROOT, "delta-%s-beta", plain(factor)),
        "Directed-MAML with δ = %s β = %s".formatted(plain(factor), plain(delta)),
        ConfigText.with(directed, Map.of("delta", plain(delta))));
  }

  /// The shortest text without an exponent, of a product rounded to what it was meant to be.
  private static String plain(double value) {
    return new BigDecimal(value).round(MathContext.DECIMAL32).stripTrailingZeros().toPlainString();
  }
}
