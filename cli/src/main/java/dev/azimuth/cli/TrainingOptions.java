package dev.azimuth.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// The options of commands that train or evaluate, whatever they leave.
final class TrainingOptions {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads; the results do not depend on it. Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  boolean json;

  int threads() {
    if (threads < 1 || threads > 1024) {
      throw new UsageException("threads (%d) must lie in [1, 1024].".formatted(threads));
    }
    return threads;
  }

  /// The work of some runs, which tells of its progress unless that is not wanted.
  Work work(List<Job> jobs) {
    return new Work(new Progress(progressLine(), jobs));
  }

  /// Where progress is shown, unless that is not wanted.
  ProgressLine progressLine() {
    return new ProgressLine(System.err, quiet, StandardError.isTerminal(), System::nanoTime);
  }
}
