package dev.azimuth.cli;

import dev.azimuth.report.evaluation.EvaluationData;
import dev.azimuth.report.run.About;
import dev.azimuth.report.run.Panels;
import dev.azimuth.report.run.Published;
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

/// What an earlier run, comparison or evaluation left in a directory: its own files, known by their
/// names, and nothing that somebody else put there.
final class FormerResults {

  private static final List<String> COMPARISON =
      List.of(
          About.COMPARISON,
          About.ARMS,
          About.DEVIATIONS,
          Published.FILE,
          "verdicts.csv",
          "summary.csv",
          "report.html",
          "learning-curves.svg",
          "learning-curves.png",
          EvaluationData.CSV,
          EvaluationData.SVG,
          EvaluationData.PNG);

  private static final Pattern RUN =
      Pattern.compile("(%s)-seed\\d+".formatted(String.join("|", KebabCase.all(Algorithm.class))));

  /// The runs of a comparison that has a table of its arms, which may have any names.
  private static final Pattern RUN_OF_AN_ARM = Pattern.compile("[a-z0-9.]+(-[a-z0-9.]+)*-seed\\d+");

  private FormerResults() {}

  static boolean areIn(Path directory) throws IOException {
    return RunDirectory.holdsRun(directory)
        || Files.exists(directory.resolve("summary.csv"))
        || Panels.areIn(directory)
        || Files.exists(directory.resolve(EvaluationData.CSV))
        || !runs(directory).isEmpty();
  }

  static void removeFrom(Path directory) throws IOException {
    RunDirectory.clear(directory);
    if (Panels.areIn(directory)) {
      removePanels(directory);
    }
    List<Path> runs = runs(directory); // known by the table of arms
    for (Path configuration : ComparisonFiles.configurations(directory)) {
      Files.delete(configuration);
    }
    removeIfEmpty(directory.resolve(ComparisonFiles.CONFIGURATIONS));
    for (String file : COMPARISON) {
      Files.deleteIfExists(directory.resolve(file));
    }
    for (Path run : runs) {
      removeFrom(run);
      removeIfEmpty(run);
    }
  }

  /// Removes the panels of a reproduction, and the figure over all of them.
  private static void removePanels(Path directory) throws IOException {
    for (Path file : Panels.figure(directory)) {
      Files.deleteIfExists(file);
    }
    for (Path panel : Panels.directories(directory)) {
      if (Files.isDirectory(panel)) {
        removeFrom(panel);
        removeIfEmpty(panel.resolve("runs"));
        removeIfEmpty(panel);
      }
    }
    Files.delete(directory.resolve(Panels.FILE));
  }

  private static void removeIfEmpty(Path directory) throws IOException {
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException e) {
      return; // it keeps what is not ours
    }
  }

  /// The runs of a comparison.
  private static List<Path> runs(Path directory) throws IOException {
    Path runs = directory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    Pattern name = Files.exists(directory.resolve(About.ARMS)) ? RUN_OF_AN_ARM : RUN;
    try (Stream<Path> inside = Files.list(runs)) {
      return inside
          .filter(run -> name.matcher(String.valueOf(run.getFileName())).matches())
          .filter(Files::isDirectory)
          .toList();
    }
  }
}
