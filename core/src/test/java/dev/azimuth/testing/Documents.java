package dev.azimuth.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/// The documents of the repository, whose root lies above the folder that tests run in.
public final class Documents {

  private Documents() {}

  /// A file by its path from the root, such as `docs/algorithm-1.md`.
  public static Path file(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(name))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalArgumentException(
          "There is no %s in %s or above it.".formatted(name, Path.of("").toAbsolutePath()));
    }
    return folder.resolve(name);
  }
}
