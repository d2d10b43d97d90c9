package dev.azimuth.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a run directory for one process at a time: a lock of the operating system on an empty file,
/// which ends with the process however that ends. The file stays.
final class RunLock implements AutoCloseable {

  static final String FILE = ".lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Locks a directory.
  ///
  /// @throws IllegalArgumentException if another process has it
  static RunLock of(Path run) throws IOException {
    FileChannel channel =
        FileChannel.open(run.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isTaken(channel)) {
      channel.close();
      throw new IllegalArgumentException("%s is being written by another process.".formatted(run));
    }
    return new RunLock(channel);
  }

  private static boolean isTaken(FileChannel channel) {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this very process
    } catch (IOException e) {
      return false; // a file system without locks keeps nobody out
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
