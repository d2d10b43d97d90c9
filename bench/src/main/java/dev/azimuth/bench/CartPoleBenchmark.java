package dev.azimuth.bench;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// CartPole under random actions, drawn anew for each step and slot, with observations and with
/// resets: an episode lasts 22 steps. The figure to read is that of the counter `steps`, in steps a
/// second on one core.
///
/// ```
/// mvn -q package dependency:build-classpath -pl core,bench -DskipTests \
///   -Dmdep.outputFile=target/class-path
/// java --add-modules jdk.incubator.vector \
///   -cp bench/target/classes:$(cat bench/target/class-path) org.openjdk.jmh.Main CartPoleBenchmark
/// ```
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2) // Two, since inlining may differ from one start to the next.
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class CartPoleBenchmark {

  private static final int HORIZON = 200;
  private static final int MOST_SLOTS = 1000;

  /// The trajectories of a task, those of an epoch, and what vectorised simulators are measured by.
  @Param({"10", "50", "1000"})
  public int slots;

  private final EnvironmentFamily family = new CartPoleFamily();
  private final double[] phi =
      family.parameters().stream().mapToDouble(Parameter::initial).toArray();
  private final NumpyRandom choices = new NumpyRandom(1);
  private final NumpyRandom random = new NumpyRandom(0);
  private final EnvironmentBatch batch = family.createBatch(MOST_SLOTS);
  private final float[] actions = new float[MOST_SLOTS];
  private final float[] rewards = new float[MOST_SLOTS];
  private final float[] observations = new float[family.observationSize() * MOST_SLOTS];
  private final boolean[] terminated = new boolean[MOST_SLOTS];
  private final int[] age = new int[MOST_SLOTS];
  private long episodes;

  /// Counts the steps of all slots.
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    public long steps;
  }

  @Setup
  public void start() {
    for (int slot = 0; slot < slots; slot++) {
      reset(slot);
    }
  }

  @Benchmark
  public float[] step(Counter counter) {
    for (int slot = 0; slot < slots; slot++) {
      actions[slot] = choices.integers(0, 2);
    }
    batch.step(slots, actions, 0, slots, rewards, terminated);
    for (int slot = 0; slot < slots; slot++) {
      age[slot]++;
      if (terminated[slot] || age[slot] == HORIZON) {
        reset(slot);
      }
    }
    batch.observe(slots, observations, 0, slots);
    counter.steps += slots;
    return observations;
  }

  private void reset(int slot) {
    age[slot] = 0;
    random.seed(episodes++);
    batch.reset(slot, phi, random);
  }
}
