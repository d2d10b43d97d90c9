package dev.azimuth.vector;

import java.lang.System.Logger.Level;

/// Chooses the kernels of this process, once.
final class KernelChoice {

  private KernelChoice() {}

  static Kernels choose() {
    String wanted = System.getProperty("azimuth.kernels", "simd");
    return switch (wanted) {
      case "scalar" -> new ScalarKernels();
      case "simd" -> simdOrScalar();
      default ->
          throw new IllegalArgumentException(
              "System property azimuth.kernels (%s) must be simd or scalar.".formatted(wanted));
    };
  }

  private static Kernels simdOrScalar() {
    try {
      return new SimdKernels();
    } catch (NoClassDefFoundError e) {
      System.getLogger("dev.azimuth")
          .log(
              Level.WARNING,
              "The Vector API is missing, so kernels are scalar and slow;"
                  + " start Java with --add-modules jdk.incubator.vector.");
      return new ScalarKernels();
    }
  }
}
