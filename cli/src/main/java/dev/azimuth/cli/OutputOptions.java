package dev.azimuth.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that leave a directory.
final class OutputOptions {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go. Default: runs/<name>-<time>.")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "Replace the results that are there already.")
  private boolean overwrite;

  @Mixin private final TrainingOptions training = new TrainingOptions();

  @Option(
      names = "--print-config",
      description = "Print the effective configuration as YAML, and do nothing else.")
  boolean printConfig;

  /// What it shares with commands that leave no directory of their own.
  TrainingOptions training() {
    return training;
  }

  /// The directory to write to, in which there are no results unless they are to be replaced. A given
  /// one is not touched yet; the default one is made, so that it belongs to this process alone.
  ///
  /// @param name what the default directory is called
  Path directory(String name) throws IOException {
    Path directory = location(name);
    if (holdsResults(directory)) {
      throw taken(directory);
    }
    return directory;
  }

  /// The same, whatever is in it.
  Path location(String name) throws IOException {
    Path directory = out == null ? fresh(name) : out;
    check(directory);
    return directory;
  }

  /// Whether there are results in a directory that are not to be replaced.
  boolean holdsResults(Path directory) throws IOException {
    return !overwrite && FormerResults.areIn(directory);
  }

  static UsageException taken(Path directory) {
    return new UsageException(
        "out (%s) already holds results. Maybe --overwrite, or another --out?"
            .formatted(directory));
  }

  /// Makes the directory, without the results that it held before.
  static void prepare(Path directory) throws IOException {
    create(directory);
    FormerResults.removeFrom(directory);
  }

  /// Makes a new directory below `runs`, for this process alone.
  ///
  /// @param name what it is called, before the time
  static Path fresh(String name) throws IOException {
    String time = LocalDateTime.now().format(TIME);
    String safe = name.replaceAll("[^A-Za-z0-9.-]+", "-"); // `gymnasium:ALE/Pong-v5` is no file
    create(Path.of("runs"));
    Path directory = Path.of("runs", safe + "-" + time);
    for (int i = 2; ; i++) {
      try {
        return Files.createDirectory(directory); // ours alone, even if another starts right now
      } catch (FileAlreadyExistsException e) {
        directory = Path.of("runs", "%s-%s-%d".formatted(safe, time, i));
      }
    }
  }

  /// Makes the directory, or says why it cannot.
  static void create(Path directory) {
    check(directory);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UsageException(
          "out (%s) cannot be made: %s.".formatted(directory, Mistakes.reason(e)));
    }
    if (!Files.isWritable(directory)) {
      throw new UsageException("out (%s) cannot be written to.".formatted(directory));
    }
  }

  private static void check(Path directory) {
    if (directory.toString().isEmpty()) {
      throw new UsageException("out () must name a directory.");
    }
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UsageException("out (%s) is a file, not a directory.".formatted(directory));
    }
  }
}
