package dev.azimuth.cli;

import dev.azimuth.train.ConfigText;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A run that is in a directory already, finished or not.
///
/// @param directory where it is
/// @param config `config.yaml`, by key
/// @param outcome how far it came by its table
record FormerRun(Path directory, Map<String, String> config, RunOutcome outcome) {

  /// The run in a directory, if there is one.
  static Optional<FormerRun> in(Path directory) throws IOException {
    Path file = directory.resolve("config.yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        new FormerRun(directory, config(file), outcome(directory.resolve("epochs.csv"))));
  }

  /// The entries of a configuration as it was written.
  static Map<String, String> config(Path file) throws IOException {
    Map<String, String> config = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] entry = line.split(": ", 2);
      config.put(entry[0], entry.length == 2 ? entry[1] : "");
    }
    return config;
  }

  private static RunOutcome outcome(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    String[] last = lines.size() < 2 ? new String[0] : lines.getLast().split(",", -1);
    if (last.length < 6 || last.length < lines.getFirst().split(",").length) {
      return RunOutcome.NONE; // nothing, or a row that was cut
    }
    try {
      return new RunOutcome(
          Integer.parseInt(last[0]),
          Long.parseLong(last[1]),
          Double.parseDouble(last[2]),
          Double.parseDouble(last[3]),
          Double.parseDouble(last[4]),
          Double.parseDouble(last[5]),
          "");
    } catch (NumberFormatException e) {
      return RunOutcome.NONE;
    }
  }

  /// In what the run differs from a planned one; empty if it does not.
  Optional<String> difference(RunConfig planned) {
    Map<String, String> expected = ConfigText.of(planned);
    Set<String> keys = new LinkedHashSet<>(expected.keySet());
    keys.addAll(config.keySet());
    return keys.stream()
        .filter(key -> !config.getOrDefault(key, "").equals(expected.getOrDefault(key, "")))
        .findFirst()
        .map(key ->
            "%s is %s there and would be %s"
                .formatted(
                    key,
                    config.getOrDefault(key, "not set"),
                    expected.getOrDefault(key, "not set")));
  }

  /// Whether it has all epochs of a planned run that it does not differ from, saved with all that belongs
  /// to them. Of a run without a checkpoint that could tell, its table does.
  boolean isFinished(RunConfig planned) throws IOException {
    int epochs;
    try {
      epochs = RunDirectory.checkpoint(directory).state().epoch();
    } catch (IllegalArgumentException e) {
      epochs = outcome.epochs();
    }
    return epochs >= planned.epochs() && outcome.epochs() >= planned.epochs();
  }

  /// Why nobody can go on with it; empty if somebody can.
  Optional<String> obstacle() throws IOException {
    try {
      RunDirectory.checkpoint(directory);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
