package dev.azimuth.bench;

import dev.azimuth.meta.MetaBatchExecutor;
import dev.azimuth.rl.Estimator;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.MetaTrainer;
import dev.azimuth.train.Presets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Whole epochs as in the paper, M = 5, K = 10, H = 200, with whitened returns: 20,000 environment
/// steps each. One call trains 20 epochs.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2) // Two, since inlining may differ from one start to the next.
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class EpochBenchmark {

  static final int EPOCHS = 20;

  /// Environment steps of one call.
  static final double STEPS = EPOCHS * 2.0 * 5 * Workload.STATES;

  @Param({"maml", "fomaml"})
  public String algorithm = "maml";

  /// Widths of the hidden layers.
  @Param({"64", "64x64"})
  public String hidden = "64";

  @Param({"1", "2"})
  public int threads = 1;

  private Map<String, String> entries = Map.of();

  @Setup(Level.Trial)
  public void configure() {
    Algorithm chosen = algorithm.equals("maml") ? Algorithm.MAML : Algorithm.FOMAML;
    entries = Presets.TUNED.entries(Workload.FAMILY, chosen, Estimator.POLICY_GRADIENT);
    entries.put("tasks", Workload.TASKS);
    entries.put("hidden", hidden.replace('x', ','));
    entries.put("advantage", "whitened");
    entries.put("epochs", Integer.toString(EPOCHS));
  }

  /// On several threads called from a virtual one, as the command line does it.
  @Benchmark
  public float[] epochs() throws InterruptedException {
    if (threads == 1) {
      return train(MetaBatchExecutor.sequential());
    }
    FutureTask<float[]> training =
        new FutureTask<>(() -> train(MetaBatchExecutor.parallel(threads)));
    Thread.startVirtualThread(training);
    try {
      return training.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private float[] train(MetaBatchExecutor executor) throws InterruptedException {
    return new MetaTrainer(ConfigText.read(entries), Workload.FAMILY, executor).train((_, _) -> {});
  }
}
