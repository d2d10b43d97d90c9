package dev.azimuth.cli;

/// How runs share the threads that there are.
///
/// @param runs at a time
/// @param threads of each
record Lanes(int runs, int threads) {

  /// As many runs at a time as there are threads; more threads than runs serve the tasks of each.
  static Lanes sideBySide(int threads, int jobs) {
    return new Lanes(Math.clamp(jobs, 1, threads), Math.max(1, threads / Math.max(1, jobs)));
  }
}
