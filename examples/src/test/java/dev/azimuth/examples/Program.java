package dev.azimuth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line in a process of its own, which knows the examples through their jar only.
record Program(Path folder) {

  private static final Path PLUG_IN = Path.of("target/azimuth-examples.jar").toAbsolutePath();

  /// What a call printed, once it has succeeded without a word on standard error.
  List<String> succeed(String words) throws Exception {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command(words.split(" ")))
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(errors)).doesNotContain("azimuth:");
    assertThat(process.exitValue()).isZero();
    return Files.readAllLines(output);
  }

  private static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath(), "dev.azimuth.cli.Azimuth"));
    command.addAll(List.of(words));
    command.addAll(List.of("--plugin", PLUG_IN.toString()));
    return command;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("examples"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
