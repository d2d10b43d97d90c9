package dev.azimuth.train;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.meta.Director;
import dev.azimuth.meta.Maml;
import dev.azimuth.meta.Marginal;
import dev.azimuth.meta.MetaLearner;
import dev.azimuth.meta.MetaSgd;
import dev.azimuth.meta.OuterStep;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskDirectedStep;
import dev.azimuth.meta.Watcher;
import dev.azimuth.optim.Optimizer;
import dev.azimuth.optim.Partitioned;
import dev.azimuth.rl.CriticSettings;
import dev.azimuth.rl.CriticValues;
import dev.azimuth.rl.Estimator;
import dev.azimuth.rl.NoValues;
import dev.azimuth.rl.Policy;
import dev.azimuth.rl.RolloutSettings;
import dev.azimuth.rl.Values;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The parts of a run, each made of its share of the configuration.
public final class Assembly {

  /// Tasks that are drawn to be checked, besides the ends of ranges.
  private static final int CHECKED_TASKS = 3;

  private Assembly() {}

  /// The policy of a run in an environment.
  public static Policy policy(RunConfig config, EnvironmentFamily family) {
    int[] hidden = config.hidden().stream().mapToInt(Integer::intValue).toArray();
    return Policy.of(family.observationSize(), family.actionSpace(), hidden, config.activation());
  }

  /// Checks what the configuration alone cannot tell, but its environment can.
  ///
  /// @throws IllegalArgumentException with one sentence that names the value and what is allowed
  public static void check(RunConfig config, EnvironmentFamily family) {
    Tasks tasks = Tasks.parse(config.tasks(), family);
    List<Marginal> marginals = tasks.distribution().marginals();
    checkTask("tasks", config.tasks(), ends(marginals, Marginal.Uniform::low), family);
    checkTask("tasks", config.tasks(), ends(marginals, Marginal.Uniform::high), family);
    for (Task task : tasks.distribution().sample(CHECKED_TASKS, config.seed())) {
      checkTask("tasks", config.tasks(), task.phi(), family);
    }
    if (director(config, family) instanceof Director.Fixed(Task task)) {
      checkTask("director-task", config.directorTask(), task.phi(), family);
    }
  }

  /// All constants at one end of their ranges; those that have none, at their expectation.
  private static double[] ends(List<Marginal> marginals, ToDoubleFunction<Marginal.Uniform> end) {
    return marginals.stream()
        .mapToDouble(marginal ->
            marginal instanceof Marginal.Uniform range ? end.applyAsDouble(range) : marginal.mean())
        .toArray();
  }

  private static void checkTask(String key, String text, double[] phi, EnvironmentFamily family) {
    try {
      family.check(phi);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s (%s): %s".formatted(key, text, e.getMessage()), e);
    }
  }

  static MetaLearner learner(RunConfig config) {
    MetaLearner learner = config.algorithm().learner(config);
    return config.metaStep() == MetaStep.ON ? learner : new Watcher(learner);
  }

  /// A learner of the algorithm's kind that adapts by a single inner step: whatever else they
  /// differ in, all but Meta-SGD take the same one, Eq. 2a.
  static MetaLearner innerStep(RunConfig config) {
    float alpha = (float) config.alpha();
    return config.algorithm().learnsRates()
        ? new MetaSgd(alpha, 1, config.order())
        : new Maml(alpha);
  }

  static Values values(RunConfig config, EnvironmentFamily family, long seed) {
    if (config.estimator() == Estimator.POLICY_GRADIENT) {
      return new NoValues();
    }
    CriticSettings settings =
        new CriticSettings(
            config.criticHidden(),
            config.criticStepSize(),
            config.criticSteps(),
            config.criticBatch(),
            config.criticScale(),
            config.criticBootstrap());
    return new CriticValues(
        family.observationSize(), config.activation(), settings, config.discount(), seed);
  }

  static RolloutSettings rollouts(RunConfig config) {
    return new RolloutSettings(
        config.trajectoriesPerTask(),
        config.horizon(),
        config.discount(),
        config.gaeLambda(),
        config.advantage(),
        config.normalization(),
        config.surrogate(),
        config.entropyBonus());
  }

  static TaskDirectedStep directedStep(RunConfig config, EnvironmentFamily family, Policy policy) {
    int size = metaParameterCount(config, policy);
    return new TaskDirectedStep(
        director(config, family), config.directedOptimizer().create(config.delta(), size));
  }

  /// Whether epochs start with Lines 4 and 5. With δ = 0 they are those of plain X, and nothing is
  /// sampled.
  static boolean takesDirectedStep(RunConfig config) {
    return config.delta() != 0 && config.director() != DirectorKind.NONE;
  }

  private static Director director(RunConfig config, EnvironmentFamily family) {
    if (!takesDirectedStep(config)) {
      return new Director.None();
    }
    return switch (config.director()) {
      case NONE -> new Director.None();
      case MEDIUM -> {
        requireMeans(config, family, List.of());
        yield new Director.Medium();
      }
      case SAMPLED_MEAN -> {
        requireMeans(config, family, List.of());
        yield new Director.SampledMean();
      }
      case RANDOM -> new Director.Random();
      case MIXED -> new Director.Mixed(config.trajectoriesPerTask());
      case FIXED -> new Director.Fixed(fixedTask(config, family));
    };
  }

  /// The task of a fixed director: `gravity=5`, or just `5` where tasks differ in one constant.
  static Task fixedTask(RunConfig config, EnvironmentFamily family) {
    Tasks distribution = Tasks.parse(config.tasks(), family);
    String text = config.directorTask();
    if (!text.contains("=") && distribution.names().size() == 1) {
      text = distribution.names().getFirst() + "=" + text;
    }
    Tasks named = Tasks.parseSingle("director-task", text, family);
    requireMeans(config, family, named.indices());
    double[] phi = distribution.distribution().medium().phi().clone();
    for (int i : named.indices()) {
      phi[i] = named.distribution().medium().phi()[i];
    }
    return new Task(phi);
  }

  /// Refuses tasks that differ in a constant that takes whole numbers, for it has no mean.
  ///
  /// @param given the constants that the director's task gives itself
  private static void requireMeans(
      RunConfig config, EnvironmentFamily family, List<Integer> given) {
    Tasks tasks = Tasks.parse(config.tasks(), family);
    for (int i : tasks.indices()) {
      boolean fixed = tasks.distribution().marginals().get(i) instanceof Marginal.Fixed;
      if (family.parameters().get(i).whole() && !fixed && !given.contains(i)) {
        throw new IllegalArgumentException(
            ("director (%s) takes a mean of %s, which has whole numbers only. Maybe --director"
                    + " random, or a fixed one with its own?")
                .formatted(KebabCase.of(config.director()), family.parameters().get(i).name()));
      }
    }
  }

  static OuterStep outerStep(RunConfig config, Policy policy) {
    int n = policy.parameterCount();
    Optimizer optimizer = config.optimizer().create(config.beta(), n);
    if (config.algorithm().learnsRates()) {
      Optimizer rates = config.optimizer().create(config.rateStepSize(), n);
      optimizer = new Partitioned(n, optimizer, rates);
    }
    return new OuterStep(optimizer, config.schedule(), config.clipNorm());
  }

  static int metaParameterCount(RunConfig config, Policy policy) {
    return config.algorithm().learnsRates() ? 2 * policy.parameterCount() : policy.parameterCount();
  }
}
