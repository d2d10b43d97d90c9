package dev.azimuth.cli;

/// The exit codes that are promised to callers.
final class ExitCodes {

  static final int SUCCESS = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
