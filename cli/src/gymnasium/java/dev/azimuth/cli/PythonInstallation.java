package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Virtual environments of Python in `target`, which stay from test to test: one with Gymnasium as
/// the requirements pin it and with the environments of the tests, and one with nothing.
final class PythonInstallation {

  private static final Path SOURCES = Path.of("src/gymnasium/python").toAbsolutePath();
  private static final String SYSTEM_PYTHON = System.getProperty("python", "python3");

  private PythonInstallation() {}

  /// The interpreter that has Gymnasium.
  static synchronized Path withGymnasium() throws Exception {
    Path folder = Path.of("target/python-with-gymnasium").toAbsolutePath();
    Path python = folder.resolve("bin/python");
    String requirements = Files.readString(SOURCES.resolve("requirements.txt"));
    Path installed = folder.resolve("installed.txt");
    if (!Files.exists(installed) || !Files.readString(installed).equals(requirements)) {
      run(SYSTEM_PYTHON, "-m", "venv", "--clear", folder.toString());
      run(
          python.toString(),
          "-m",
          "pip",
          "install",
          "--quiet",
          "--requirement",
          SOURCES.resolve("requirements.txt").toString());
      Files.writeString(sitePackages(folder).resolve("azimuth_test.pth"), SOURCES + "\n");
      Files.writeString(installed, requirements);
    }
    return python;
  }

  /// An interpreter that has nothing.
  static synchronized Path bare() throws Exception {
    Path folder = Path.of("target/python-bare").toAbsolutePath();
    if (!Files.exists(folder.resolve("bin/python"))) {
      run(SYSTEM_PYTHON, "-m", "venv", "--without-pip", folder.toString());
    }
    return folder.resolve("bin/python");
  }

  private static Path sitePackages(Path folder) throws IOException {
    try (Stream<Path> paths = Files.find(folder.resolve("lib"), 2, (path, _) ->
        path.endsWith("site-packages"))) {
      return paths.findFirst().orElseThrow();
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(List.of(command).toString()).isZero();
  }
}
