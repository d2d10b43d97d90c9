package dev.azimuth.train;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.MetaLearner;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.rl.Estimator;
import dev.azimuth.rl.Policy;
import dev.azimuth.rl.RolloutSampler;
import dev.azimuth.rl.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A trained policy at its purpose: it adapts to a task by inner steps as training took them, each
/// on K fresh trajectories of that task. May be used by several threads.
///
/// ```java
/// Adaptation adaptation = Adaptation.of(Path.of("runs/mine"), family);
/// float[] adapted = adaptation.path(task, 1, seed).getLast();
/// Actor actor = new Actor(adaptation.policy(), adapted, seed);
/// ```
///
/// The directed step is not among these steps: it belongs to training, where it prepares θ for all
/// tasks. The critic of an actor-critic run stays as it is (decision 0091).
public final class Adaptation {

  private final RunConfig config;
  private final EnvironmentFamily family;
  private final Policy policy;
  private final MetaLearner innerStep;
  private final RolloutSampler sampler;
  private final float[] theta;

  /// @param config of the run that trained it; α and K may be others
  /// @param theta the meta-parameters, as [MetaTrainer#train] returns them: of Meta-SGD, with the
  ///     step sizes that it learned
  /// @param critic of an actor-critic run, as [TrainerState#values] has it; otherwise empty
  public Adaptation(RunConfig config, EnvironmentFamily family, float[] theta, double[] critic) {
    this.config = config;
    this.family = family;
    this.theta = theta.clone();
    policy = Assembly.policy(config, family);
    innerStep = Assembly.innerStep(config);
    int size = Assembly.metaParameterCount(config, policy);
    if (theta.length != size) {
      throw new IllegalArgumentException(
          "theta (%d entries) must have %d.".formatted(theta.length, size));
    }
    Values values = Assembly.values(config, family, 0);
    values.restore(critic);
    sampler = new RolloutSampler(policy, family, Assembly.rollouts(config), values);
  }

  /// What a run directory holds: the state after its last epoch that was saved.
  ///
  /// @throws IllegalArgumentException with one sentence if it has no checkpoint that is whole
  public static Adaptation of(Path run, EnvironmentFamily family) throws IOException {
    Checkpoint checkpoint = Checkpoint.read(run);
    TrainerState state = checkpoint.state();
    return new Adaptation(checkpoint.config(), family, state.theta(), state.values());
  }

  /// Whether runs of a configuration adapt with a critic.
  public static boolean needsCritic(RunConfig config) {
    return config.estimator() == Estimator.ACTOR_CRITIC;
  }

  /// The configuration that it adapts with.
  public RunConfig config() {
    return config;
  }

  /// The environment of its tasks.
  public EnvironmentFamily family() {
    return family;
  }

  /// The policy whose parameters are adapted.
  public Policy policy() {
    return policy;
  }

  /// The policy's parameters after 0, 1, …, `steps` inner steps in a task.
  ///
  /// @param seed of the random streams of the trajectories
  /// @throws DivergenceException if parameters stop being sensible numbers
  public List<float[]> path(Task task, int steps, long seed) {
    List<float[]> path = new ArrayList<>();
    float[] adapted = theta;
    path.add(parameters(adapted));
    try (TaskSession session = sampler.open(List.of(task), seed)) {
      for (int j = 0; j < steps; j++) {
        int batch = j;
        adapted = innerStep.adapt(adapted, (parameters, _) -> session.watch(parameters, batch));
        Divergence.checkAdapted(j + 1, adapted, describe(task));
        path.add(parameters(adapted));
      }
    }
    return path;
  }

  /// The policy's share of the meta-parameters.
  private float[] parameters(float[] metaParameters) {
    return Arrays.copyOf(metaParameters, policy.parameterCount());
  }

  /// The constants of a task that are not the usual ones.
  private String describe(Task task) {
    List<Parameter> parameters = family.parameters();
    return IntStream.range(0, parameters.size())
        .filter(i -> task.phi()[i] != parameters.get(i).initial())
        .mapToObj(i -> parameters.get(i).name() + "=" + TextCursor.plain(task.phi()[i]))
        .collect(Collectors.joining(",", "(", ")"));
  }
}
