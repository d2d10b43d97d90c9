package dev.azimuth.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// A CSV file that grows by rows. What is written is in the file at once, and on the disk when that is
/// asked for.
final class AppendedTable implements AutoCloseable {

  private final FileChannel channel;

  private AppendedTable(FileChannel channel) {
    this.channel = channel;
  }

  /// A new file with a header.
  static AppendedTable create(Path file, List<String> names) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    AppendedTable table = new AppendedTable(channel);
    table.write(List.of(names));
    return table;
  }

  /// A file that is there, cut to the length that it had once.
  static AppendedTable reopen(Path file, long length) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(length).position(length);
    return new AppendedTable(channel);
  }

  /// Refuses a file that is not as long as it was once.
  static void requireLength(Path file, long length) throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size < length) {
      throw new IllegalArgumentException(
          "%s has %d bytes and once had %d, so somebody has changed it."
              .formatted(file, size, length));
    }
  }

  /// Adds rows.
  void write(List<? extends List<?>> rows) throws IOException {
    String text =
        rows.stream()
            .map(
                row -> row.stream().map(String::valueOf).collect(Collectors.joining(",", "", "\n")))
            .collect(Collectors.joining());
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// The length of the file in bytes.
  long length() throws IOException {
    return channel.position();
  }

  /// Makes sure that all of it is on the disk.
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
