package dev.azimuth.bench;

import dev.azimuth.meta.Maml;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.optim.Objective;
import dev.azimuth.rl.Policy;
import dev.azimuth.train.Tasks;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One task's work on 2,000 states: drawing them, the gradient, the Hessian-vector product, and the
/// meta-gradient of MAML on two fixed batches.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2) // Two, since inlining may differ from one start to the next.
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ObjectiveBenchmark {

  /// Widths of the hidden layers.
  @Param({"64", "64x64"})
  public String hidden = "64";

  private TaskSession session;
  private float[] theta = {};
  private float[] v = {};
  private Objective support;
  private Objective query;

  @Setup(Level.Trial)
  public void open() {
    Policy policy = Workload.policy(hidden);
    theta = Workload.parameters(policy);
    Task task = Tasks.parse(Workload.TASKS, Workload.FAMILY).distribution().medium();
    session = Workload.sampler(policy).open(List.of(task), 1);
    support = session.sample(theta, 0);
    query = session.sample(theta, 1);
    v = support.gradient(theta);
  }

  @TearDown(Level.Trial)
  public void close() {
    session.close();
  }

  @Benchmark
  public Objective rollout() {
    return session.sample(theta, 2);
  }

  @Benchmark
  public float[] gradient() {
    return support.gradient(theta);
  }

  @Benchmark
  public float[] hessianVectorProduct() {
    return support.hessianVectorProduct(theta, v);
  }

  @Benchmark
  public float[] metaGradient() {
    return new Maml(0.001f).metaGradient(theta, (_, batch) -> batch == 0 ? support : query);
  }
}
