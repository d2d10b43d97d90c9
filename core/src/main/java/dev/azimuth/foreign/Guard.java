package dev.azimuth.foreign;

import dev.azimuth.env.EnvironmentException;
import java.util.function.Supplier;

/// The watch over one foreign environment. It catches whatever that throws, which the rest of the
/// library never does: here, and only here, code runs that others wrote.
///
/// @param name of the environment
record Guard(String name) {

  <T> T call(String method, Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (RuntimeException | LinkageError e) {
      throw failure(method, e);
    }
  }

  /// What a call threw, as a sentence with the place in the code. A failure that is told already
  /// stays as it is.
  EnvironmentException failure(String method, Throwable thrown) {
    if (thrown instanceof EnvironmentException told) {
      return told;
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    String place = trace.length == 0 ? "" : ", at " + trace[0];
    return new EnvironmentException(
        "The environment %s failed in %s: %s%s.".formatted(name, method, thrown, place), thrown);
  }

  /// @param what in words, such as `the reward`
  void requireFinite(String what, double number) {
    if (!Double.isFinite(number)) {
      throw new EnvironmentException(
          "The environment %s gave %s %s, which is not a finite number."
              .formatted(name, what, number));
    }
  }
}
