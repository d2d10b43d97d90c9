package dev.azimuth.bench;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.LunarLanderFamily;
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

/// LunarLander under random actions, drawn anew for each step and slot, with observations and with
/// resets: an episode lasts 90 steps, most of them in the air. The figure to read is that of the
/// counter `steps`, in steps a second on one core.
///
/// ```
/// mvn -q package dependency:build-classpath -pl core,bench -DskipTests \
///   -Dmdep.outputFile=target/class-path
/// java --add-modules jdk.incubator.vector \
///   -cp bench/target/classes:$(cat bench/target/class-path) org.openjdk.jmh.Main LunarLanderBenchmark
/// ```
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2) // Two, since inlining may differ from one start to the next.
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class LunarLanderBenchmark {

  private static final int HORIZON = 1000;

  /// A single one, the trajectories of a task, and those of an epoch.
  @Param({"1", "10", "50"})
  public int slots;

  /// Whether the slots are stepped together or each by itself.
  @Param({"false", "true"})
  public boolean together;

  private RandomEpisodes episodes;

  /// Counts the steps of all slots.
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    public long steps;
  }

  @Setup
  public void start() {
    EnvironmentFamily family = new LunarLanderFamily(false);
    episodes = new RandomEpisodes(together ? family : new OneByOne(family), slots, HORIZON);
  }

  @Benchmark
  public float[] step(Counter counter) {
    counter.steps += slots;
    return episodes.step();
  }
}
