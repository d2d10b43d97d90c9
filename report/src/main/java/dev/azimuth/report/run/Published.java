package dev.azimuth.report.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A figure that somebody has published, to stand beside that of the runs.
///
/// @param arm whose it is
/// @param quantity what it is, as [dev.azimuth.report.summary.PublishedTable] computes it
/// @param text as it was published
public record Published(String arm, String quantity, String text) {

  /// The name of the file.
  public static final String FILE = "published.csv";

  /// Reads the file of a comparison directory, if it has one.
  static List<Published> read(Path directory) {
    Path file = directory.resolve(FILE);
    return Files.exists(file)
        ? CsvText.read(file, List.of("arm", "quantity", "published")).stream()
            .map(row -> new Published(row.get(0), row.get(1), row.get(2)))
            .toList()
        : List.of();
  }
}
