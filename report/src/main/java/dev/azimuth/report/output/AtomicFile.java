package dev.azimuth.report.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files whole or not at all: first under another name in the same directory, forced to disk, then
/// moved.
public final class AtomicFile {

  private AtomicFile() {}

  public static void write(Path file, byte[] bytes) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(partial, bytes);
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(partial, e);
      throw new UncheckedIOException("%s cannot be written.".formatted(file), e);
    }
  }

  private static void deleteQuietly(Path partial, IOException cause) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
