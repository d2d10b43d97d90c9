package dev.azimuth.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs all benchmarks of the numerics and prints each as a time for each state or environment step
/// and, where it is made of matrix products, as a share of the machine's FMA peak:
///
/// ```
/// mvn -q package dependency:build-classpath -pl core,bench -DskipTests \
///   -Dmdep.outputFile=target/class-path
/// java --add-modules jdk.incubator.vector \
///   -cp bench/target/classes:$(cat bench/target/class-path) dev.azimuth.bench.Roofline
/// ```
///
/// Arguments choose benchmarks by regular expressions on their names.
public final class Roofline {

  private Roofline() {}

  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(FmaPeakBenchmark.class.getSimpleName());
    if (arguments.length == 0) {
      options.include(KernelBenchmark.class.getSimpleName());
      options.include(ObjectiveBenchmark.class.getSimpleName());
      options.include(EpochBenchmark.class.getSimpleName());
    }
    for (String argument : arguments) {
      options.include(argument);
    }
    options.jvmArgsAppend(
        "--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-XX:ObjectAlignmentInBytes=64");
    Collection<RunResult> results = new Runner(options.build()).run();
    double peak =
        results.stream()
            .filter(result -> name(result).equals("FmaPeakBenchmark.peak"))
            .mapToDouble(result -> FmaPeakBenchmark.OPERATIONS / score(result))
            .max()
            .orElseThrow(); // operations a nanosecond: GFLOP/s
    System.out.printf(Locale.ROOT, "%nFMA peak of one core: %.1f GFLOP/s%n%n", peak);
    System.out.printf("| benchmark | ns for each state or step | GFLOP/s | share of peak |%n");
    System.out.printf("|---|---|---|---|%n");
    results.stream()
        .filter(result -> !name(result).equals("FmaPeakBenchmark.peak"))
        .forEach(result -> print(result, peak));
  }

  private static void print(RunResult result, double peak) {
    String name = name(result);
    double nanos = nanos(result);
    double operations = operations(result);
    String label = name + " " + parameters(result);
    if (operations == 0) {
      System.out.printf(Locale.ROOT, "| %s | %.1f | | |%n", label, nanos);
    } else {
      double rate = operations / nanos;
      System.out.printf(
          Locale.ROOT, "| %s | %.1f | %.1f | %.0f %% |%n", label, nanos, rate, 100 * rate / peak);
    }
  }

  /// The time for each state or environment step.
  private static double nanos(RunResult result) {
    return switch (family(result)) {
      case "KernelBenchmark" ->
          score(result) / Integer.parseInt(result.getParams().getParam("columns"));
      case "EpochBenchmark" -> 1000 * score(result) / EpochBenchmark.STEPS;
      default -> 1000 * score(result) / Workload.STATES;
    };
  }

  /// Floating-point operations for each state or step, of matrix products alone and with nothing
  /// evaluated twice; 0 where they do not lead.
  private static double operations(RunResult result) {
    String hidden = result.getParams().getParam("hidden");
    return switch (name(result)) {
      case "KernelBenchmark.affine", "KernelBenchmark.outerProduct" ->
          2.0 * KernelBenchmark.WIDTH * KernelBenchmark.WIDTH;
      case "ObjectiveBenchmark.rollout" -> Workload.forwardOperations(hidden);
      case "ObjectiveBenchmark.gradient" -> Workload.gradientOperations(hidden);
      case "ObjectiveBenchmark.hessianVectorProduct" -> Workload.hessianOperations(hidden);
      case "ObjectiveBenchmark.metaGradient" ->
          2 * Workload.gradientOperations(hidden) + Workload.hessianOperations(hidden);
      case "EpochBenchmark.epochs" ->
          Workload.forwardOperations(hidden)
              + Workload.gradientOperations(hidden)
              + (result.getParams().getParam("algorithm").equals("maml")
                  ? Workload.hessianOperations(hidden) / 2
                  : 0);
      default -> 0;
    };
  }

  private static String family(RunResult result) {
    return name(result).split("\\.")[0];
  }

  private static String parameters(RunResult result) {
    StringBuilder text = new StringBuilder();
    for (String key : result.getParams().getParamsKeys()) {
      text.append(key).append('=').append(result.getParams().getParam(key)).append(' ');
    }
    return text.toString().strip();
  }

  private static String name(RunResult result) {
    String[] parts = result.getParams().getBenchmark().split("\\.");
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }

  private static double score(RunResult result) {
    return result.getPrimaryResult().getScore();
  }
}
