package dev.azimuth.cli;

import dev.azimuth.train.Algorithm;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an earlier run or comparison left in a directory: its own files, known by their names, and
/// nothing that somebody else put there.
final class FormerResults {

  private static final List<String> COMPARISON =
      List.of(
          "comparison.yaml",
          "arms.csv",
          "deviations.csv",
          "verdicts.csv",
          "summary.csv",
          "report.html",
          "learning-curves.svg",
          "learning-curves.png");

  private static final Pattern RUN =
      Pattern.compile("(%s)-seed\\d+".formatted(String.join("|", KebabCase.all(Algorithm.class))));

  private FormerResults() {}

  static boolean areIn(Path directory) throws IOException {
    return RunDirectory.holdsRun(directory)
        || Files.exists(directory.resolve("summary.csv"))
        || !runs(directory).isEmpty();
  }

  static void removeFrom(Path directory) throws IOException {
    RunDirectory.clear(directory);
    for (String file : COMPARISON) {
      Files.deleteIfExists(directory.resolve(file));
    }
    for (Path run : runs(directory)) {
      removeFrom(run);
      try {
        Files.delete(run);
      } catch (DirectoryNotEmptyException e) {
        continue; // it keeps what is not ours
      }
    }
  }

  /// The runs of a comparison.
  private static List<Path> runs(Path directory) throws IOException {
    Path runs = directory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(runs)) {
      return inside
          .filter(run -> RUN.matcher(String.valueOf(run.getFileName())).matches())
          .filter(Files::isDirectory)
          .toList();
    }
  }
}
