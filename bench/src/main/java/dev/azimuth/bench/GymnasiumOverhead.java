package dev.azimuth.bench;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import dev.azimuth.foreign.Gymnasium;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/// What environments of Gymnasium cost through the bridge, beside the same steps in Python alone: a
/// loop over as many environments from `gymnasium.make`, with actions that are drawn before. Rounds of
/// both alternate; the table has the fastest of each in steps a second, as what else the machine does
/// can only slow them down. The argument is a Python that has Gymnasium.
///
/// ```
/// mvn -q package dependency:build-classpath -pl core,bench -DskipTests \
///   -Dmdep.outputFile=target/class-path
/// java --add-modules jdk.incubator.vector \
///   -cp bench/target/classes:$(cat bench/target/class-path) dev.azimuth.bench.GymnasiumOverhead python3
/// ```
public final class GymnasiumOverhead {

  private static final int HORIZON = 200;
  private static final int ROUNDS = 40;
  private static final int STEPS = 2_000; // of a round, over all environments

  /// For each line that it reads, makes a round and prints its seconds.
  private static final String PYTHON_ALONE =
      """
      import sys, time
      import gymnasium
      name, count, steps, horizon = sys.argv[1], *map(int, sys.argv[2:])
      environments = [gymnasium.make(name, max_episode_steps=horizon) for _ in range(count)]
      for i, environment in enumerate(environments):
          environment.reset(seed=i)
      space = environments[0].action_space
      space.seed(1)
      actions = [space.sample() for _ in range(997)]
      drawn = 0
      for line in sys.stdin:
          begin = time.perf_counter()
          for _ in range(steps // count):
              for environment in environments:
                  drawn = (drawn + 1) % 997
                  _, _, terminated, truncated, _ = environment.step(actions[drawn])
                  if terminated or truncated:
                      environment.reset()
          print(time.perf_counter() - begin, flush=True)
      """;

  private GymnasiumOverhead() {}

  public static void main(String[] arguments) throws IOException {
    String python = arguments.length == 0 ? "python3" : arguments[0];
    System.out.println("environment     episodes   Python alone        bridge   ratio");
    try (Gymnasium gymnasium = new Gymnasium(python, Gymnasium.PATIENCE)) {
      for (String id : new String[] {"CartPole-v1", "Pendulum-v1"}) {
        for (int count : new int[] {1, 10, 50}) {
          compare(python, gymnasium.family(id), id, count);
        }
      }
    }
  }

  private static void compare(String python, EnvironmentFamily family, String id, int count)
      throws IOException {
    String[] command = {python, "-c", PYTHON_ALONE, id, "" + count, "" + STEPS, "" + HORIZON};
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    double alone = Double.POSITIVE_INFINITY;
    double bridged = Double.POSITIVE_INFINITY;
    try (BufferedWriter out = process.outputWriter();
        BufferedReader in = process.inputReader();
        EnvironmentBatch batch = family.createBatch(count)) {
      Bridge bridge = new Bridge(family, batch, count);
      for (int round = 0; round < ROUNDS; round++) {
        out.write("\n");
        out.flush();
        alone = Math.min(alone, Double.parseDouble(String.valueOf(in.readLine())));
        bridged = Math.min(bridged, bridge.round());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-14s %9d %,14.0f %,13.0f %7.2f%n",
        id,
        count,
        STEPS / alone,
        STEPS / bridged,
        alone / bridged);
  }

  /// The same rounds through the bridge.
  private static final class Bridge {

    private final EnvironmentBatch batch;
    private final int count;
    private final double[] phi;
    private final float[][] drawn = new float[997][];
    private final float[] actions;
    private final float[] rewards;
    private final boolean[] terminated;
    private final float[] observations;
    private final int[] age;
    private int next;
    private long episodes;

    Bridge(EnvironmentFamily family, EnvironmentBatch batch, int count) {
      this.batch = batch;
      this.count = count;
      phi = family.parameters().stream().mapToDouble(Parameter::initial).toArray();
      NumpyRandom random = new NumpyRandom(1);
      Arrays.setAll(drawn, _ -> action(family.actionSpace(), random));
      actions = new float[count * family.actionSpace().size()];
      rewards = new float[count];
      terminated = new boolean[count];
      observations = new float[count * family.observationSize()];
      age = new int[count];
      for (int slot = 0; slot < count; slot++) {
        reset(slot);
      }
    }

    private static float[] action(ActionSpace space, NumpyRandom random) {
      return switch (space) {
        case ActionSpace.Discrete discrete -> new float[] {random.integers(0, discrete.count())};
        case ActionSpace.Box box ->
            new float[] {(float) random.uniform(box.low()[0], box.high()[0])};
      };
    }

    private void reset(int slot) {
      age[slot] = 0;
      batch.reset(slot, phi, new NumpyRandom(episodes++));
    }

    double round() {
      long begin = System.nanoTime();
      for (int step = 0; step < STEPS / count; step++) {
        for (int slot = 0; slot < count; slot++) {
          next = (next + 1) % drawn.length;
          actions[slot] = drawn[next][0];
        }
        batch.step(count, actions, 0, count, rewards, terminated);
        batch.observe(count, observations, 0, count);
        for (int slot = 0; slot < count; slot++) {
          age[slot]++;
          if (terminated[slot] || age[slot] == HORIZON) {
            reset(slot);
          }
        }
      }
      return (System.nanoTime() - begin) * 1e-9;
    }
  }
}
