package dev.azimuth.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Measures calls as the scripts of the peers do: the median over some seconds, after a warm-up.
///
/// @param seconds for which calls are measured
/// @param cpu whether the clock counts the processor time of all threads of the process, the
///     compiler's included, or the time on the wall
record Stopwatch(double seconds, boolean cpu) {

  private static final double WARM_UP_SECONDS = 4;

  /// The compiler is done when it has had next to nothing to do for a while. Pinned to one core, it
  /// shares that with the work, and takes 8 to 12 seconds for an epoch of MAML.
  private static final double IDLE_SECONDS = 1.5;

  private static final long IDLE_MILLIS = 30;

  private static final int WARM_UP_CALLS = 40;
  private static final int LEAST_SAMPLES = 5;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  /// What is measured; it returns something of its result, so that it cannot be left out.
  @FunctionalInterface
  interface Call {
    Object run() throws InterruptedException;
  }

  /// The median time of a call, in nanoseconds, over samples of many calls each.
  double median(Call call) throws InterruptedException {
    long begin = System.nanoTime();
    int calls = 0;
    long compiled = COMPILER.getTotalCompilationTime();
    long idleSince = begin;
    while (calls < WARM_UP_CALLS
        || System.nanoTime() - begin < WARM_UP_SECONDS * 1e9
        || System.nanoTime() - idleSince < IDLE_SECONDS * 1e9) {
      use(call.run());
      calls++;
      if (COMPILER.getTotalCompilationTime() - compiled > IDLE_MILLIS) {
        compiled = COMPILER.getTotalCompilationTime();
        idleSince = System.nanoTime();
      }
    }
    begin = System.nanoTime();
    use(call.run());
    // The clock of the process ticks a hundred times a second.
    double sampleNanos = cpu ? 500e6 : 20e6;
    int callsPerSample = 1 + (int) (sampleNanos / Math.max(1, System.nanoTime() - begin));
    List<Double> samples = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end || samples.size() < LEAST_SAMPLES) {
      samples.add(sample(call, callsPerSample));
    }
    Collections.sort(samples);
    return samples.get(samples.size() / 2);
  }

  private double sample(Call call, int calls) throws InterruptedException {
    long begin = now();
    for (int i = 0; i < calls; i++) {
      use(call.run());
    }
    return (double) (now() - begin) / calls;
  }

  private long now() {
    return cpu ? PROCESS.getProcessCpuTime() : System.nanoTime();
  }

  /// Makes the result count, so that the compiler cannot leave out what computes it.
  private static void use(Object result) {
    if (System.identityHashCode(result) == -1) { // Hash codes are not negative.
      throw new IllegalStateException("No object has this hash code.");
    }
  }
}
