package dev.azimuth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a main class of the tests in a JVM of its own, since flags and species cannot change within
/// one.
///
/// @param exitCode of the process
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
public record ChildJvm(int exitCode, String out, String err) {

  private static final long TIMEOUT = 120; // s

  /// The flag without which the Vector API is missing on the class path.
  public static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

  /// @param flags of the JVM, in addition to assertions
  public static ChildJvm run(List<String> flags, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "-Xmx256m", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      return await(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ChildJvm await(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("child", ".out");
    Path err = Files.createTempFile("child", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(TIMEOUT, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("%s took over %d s.".formatted(command, TIMEOUT));
      }
      return new ChildJvm(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
