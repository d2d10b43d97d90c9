package dev.azimuth.bench;

import dev.azimuth.vector.Kernels;
import dev.azimuth.vector.PackedMatrix;
import dev.azimuth.vector.Panel;
import dev.azimuth.vector.PartialSums;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/// The matrix products and the tanh of a hidden layer of 64 units behind another: over a full panel,
/// as in a gradient, and over the 16 columns that 10 episodes take in a rollout.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2) // Two, since inlining may differ from one start to the next.
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class KernelBenchmark {

  static final int WIDTH = 64;

  private static final Kernels KERNELS = Kernels.ACTIVE;

  @Param({"256", "16"})
  public int columns = 256;

  private final PackedMatrix a = new PackedMatrix(WIDTH, WIDTH);
  private final float[] bias = new float[WIDTH];
  private final float[] x = Panel.ofRows(WIDTH);
  private final float[] y = Panel.ofRows(WIDTH);
  private final float[] z = Panel.ofRows(WIDTH);
  private final PartialSums sums = new PartialSums(WIDTH * WIDTH);

  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    float[] weights = new float[WIDTH * WIDTH];
    for (float[] array : new float[][] {weights, bias, x, z}) {
      for (int i = 0; i < array.length; i++) {
        array[i] = (float) random.nextDouble(-0.1, 0.1);
      }
    }
    a.set(weights, 0, WIDTH, 1);
  }

  @Benchmark
  public float[] affine() {
    KERNELS.affine(a, bias, 0, x, y, 0, columns);
    return y;
  }

  @Benchmark
  public PartialSums outerProduct() {
    KERNELS.outerProductAdd(x, z, WIDTH, WIDTH, sums, 0, columns);
    return sums;
  }

  /// Again and again on its own values, which changes nothing in what it costs.
  @Benchmark
  public float[] tanh() {
    KERNELS.tanh(z, WIDTH, 0, columns);
    return z;
  }
}
