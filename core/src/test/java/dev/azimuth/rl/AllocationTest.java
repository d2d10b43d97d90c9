package dev.azimuth.rl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TaskSession;
import dev.azimuth.nn.Activation;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Time steps allocate nothing: what a call allocates is its result and a few small objects, however
/// many steps it takes. Before C2 has compiled them, SIMD kernels do allocate their vectors.
class AllocationTest {

  /// Objects and the headers of arrays.
  private static final long SMALL = 512; // bytes

  private static final long PATIENCE = 30_000_000_000L; // ns, for the compiler on a busy machine

  private static final EnvironmentFamily FAMILY = new CartPoleFamily();
  private static final Policy POLICY =
      Policy.of(4, FAMILY.actionSpace(), new int[] {64}, Activation.TANH);
  private static final float[] THETA = POLICY.initialParameters(new SplittableRandom(3));
  private static final List<Task> TASKS =
      List.of(new Task(FAMILY.parameters().stream().mapToDouble(Parameter::initial).toArray()));

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(ints = {5, 200})
  void rolloutAllocatesItsBatchOnly(int horizon) {
    Rollout rollout = new Rollout(POLICY, FAMILY, 10, horizon, true);
    PolicyPanels panels = new PolicyPanels(POLICY);
    assertAllocatesAtMostSmall(() -> {
      long before = threads.getCurrentThreadAllocatedBytes();
      Trajectories data = rollout.collect(THETA, panels, TASKS, 1);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      int floats = data.observations().length + data.actions().length + data.rewards().length;
      long result = 4L * (floats + data.trajectory().length + data.finalObservations().length);
      return allocated - result;
    });
  }

  /// No episode of CartPole ends in five steps, so batches have one length.
  @Test
  void batchesOfOneLengthAllocateNothingForTheirSteps() {
    int count = 100;
    RolloutSettings settings =
        new RolloutSettings(
            count, 5, 1, 0, Advantage.WHITENED, Normalization.STEP, Surrogate.SCORE, 0);
    RolloutSampler sampler = new RolloutSampler(POLICY, FAMILY, settings, new NoValues());
    long observations = 4L * 4 * count; // the final ones
    long returns = 8L * count; // to go
    try (TaskSession session = sampler.open(TASKS, 1)) {
      assertAllocatesAtMostSmall(() -> {
        long before = threads.getCurrentThreadAllocatedBytes();
        session.sample(THETA, 0);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        return allocated - observations - returns - count;
      });
    }
  }

  @Test
  void derivativesAllocateTheirResultOnly() {
    Rollout rollout = new Rollout(POLICY, FAMILY, 30, 200, true);
    Trajectories data = rollout.collect(THETA, new PolicyPanels(POLICY), TASKS, 1);
    assertThat(data.size()).isGreaterThan(256);
    double[] weights = new double[data.size()];
    PolicyGradientObjective objective = Objectives.on(POLICY, data, Surrogate.SCORE, weights, 0);
    assertAllocatesAtMostSmall(() -> {
      long before = threads.getCurrentThreadAllocatedBytes();
      float[] gradient = objective.gradient(THETA);
      objective.hessianVectorProduct(THETA, gradient);
      return threads.getCurrentThreadAllocatedBytes() - before - 2 * 4L * THETA.length;
    });
  }

  private static void assertAllocatesAtMostSmall(LongSupplier bytes) {
    long deadline = System.nanoTime() + PATIENCE;
    long least = Long.MAX_VALUE;
    while (least > SMALL && System.nanoTime() < deadline) {
      least = Math.min(least, bytes.getAsLong());
    }
    assertThat(least).isLessThanOrEqualTo(SMALL);
  }
}
