package dev.azimuth.cli;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.meta.Task;
import dev.azimuth.rl.Actor;
import dev.azimuth.train.Tasks;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `azimuth trace`: one episode, step by step, for comparing with another simulator.
@Command(
    name = "trace",
    description = {
      "Prints one episode as CSV, its actions from a file or of a policy.",
      "The columns are step,action,reward,terminated,truncated,observation_0,…; row 0 is the reset."
    })
final class TraceCommand implements Callable<Integer> {

  @Option(
      names = "--actions",
      paramLabel = "FILE",
      description = "One action a line; the numbers of a continuous one separated by commas.")
  private @Nullable Path actionFile;

  @Option(
      names = "--policy",
      paramLabel = "RUN",
      description = "A run directory, whose policy is followed.")
  private @Nullable Path run;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      defaultValue = "cartpole",
      description = "The environment. Default: cartpole.")
  private String environment = "cartpole";

  @Option(
      names = "--task",
      paramLabel = "NAME=VALUE",
      description = "Physical constants, separated by commas. Default: the environment's own.")
  private @Nullable String task;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of the reset, as NumPy and Gymnasium understand it. Default: 1.")
  private long seed;

  @Option(
      names = "--horizon",
      paramLabel = "STEPS",
      description = "Steps after which the episode is cut. Default: the environment's.")
  private @Nullable Integer horizon;

  @Mixin private final EnvironmentOptions environments = new EnvironmentOptions();

  @Override
  public Integer call() throws IOException {
    try (environments) {
      return trace();
    }
  }

  private int trace() throws IOException {
    EnvironmentFamily family = environments.families().named(environment);
    if (seed < 0) {
      throw new UsageException("seed (%d) must not be negative.".formatted(seed));
    }
    int limit = horizon == null ? family.defaultHorizon() : horizon;
    if (limit < 1) {
      throw new UsageException("horizon (%d) must be at least 1.".formatted(limit));
    }
    Actions actions = actions(family);
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    trace(family, task(family).phi(), limit, actions, out);
    out.flush();
    return ExitCodes.SUCCESS;
  }

  private Task task(EnvironmentFamily family) {
    if (task == null) {
      return new Task(family.parameters().stream().mapToDouble(p -> p.initial()).toArray());
    }
    Task parsed = Tasks.parseSingle("task", task, family).distribution().medium();
    family.check(parsed.phi());
    return parsed;
  }

  /// The next action, from the observation or from a file.
  private interface Actions {
    /// Writes the action of a step, counted from 1; false if there is none left.
    boolean next(int step, float[] observation, float[] action);
  }

  private Actions actions(EnvironmentFamily family) throws IOException {
    if ((actionFile == null) == (run == null)) {
      throw new UsageException("trace needs either --actions or --policy.");
    }
    if (run != null) {
      SavedPolicy saved = SavedPolicy.read("policy", run, family);
      if (!saved.config().environment().equals(family.name())) {
        throw new UsageException(
            "policy (%s) was trained on %s, not on %s."
                .formatted(run, saved.config().environment(), family.name()));
      }
      Actor actor = new Actor(saved.policy(), saved.theta(), seed);
      return (_, observation, action) -> {
        actor.act(observation, action);
        return true;
      };
    }
    float[][] rows = ActionFile.read(Objects.requireNonNull(actionFile), family.actionSpace());
    return (step, _, action) -> {
      if (step > rows.length) {
        return false;
      }
      System.arraycopy(rows[step - 1], 0, action, 0, action.length);
      return true;
    };
  }

  private void trace(EnvironmentFamily family, double[] phi, int limit, Actions actions, Writer out)
      throws IOException {
    float[] observation = new float[family.observationSize()];
    float[] action = new float[family.actionSpace().size()];
    out.write("step,action,reward,terminated,truncated");
    for (int i = 0; i < observation.length; i++) {
      out.write(",observation_" + i);
    }
    out.write("\n");
    try (Environment simulator = family.create()) {
      simulator.reset(phi, new NumpyRandom(seed));
      simulator.observe(observation);
      writeRow(out, "0,,", false, false, observation);
      boolean over = false;
      for (int step = 1; !over && actions.next(step, observation, action); step++) {
        double reward = simulator.step(action);
        simulator.observe(observation);
        boolean truncated = step == limit;
        over = simulator.terminated() || truncated;
        String start = step + "," + text(action, family.actionSpace()) + "," + reward;
        writeRow(out, start, simulator.terminated(), truncated, observation);
      }
    }
  }

  private static String text(float[] action, ActionSpace space) {
    if (space instanceof ActionSpace.Discrete) {
      return Integer.toString((int) action[0]);
    }
    StringBuilder text = new StringBuilder();
    for (float value : action) {
      text.append(text.isEmpty() ? "" : " ").append(value);
    }
    return text.toString();
  }

  private static void writeRow(
      Writer out, String start, boolean terminated, boolean truncated, float[] observation)
      throws IOException {
    out.write(start);
    out.write(terminated ? ",1" : ",0");
    out.write(truncated ? ",1" : ",0");
    for (float value : observation) {
      out.write("," + value);
    }
    out.write("\n");
  }
}
