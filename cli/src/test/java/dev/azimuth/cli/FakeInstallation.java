package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher among scripts that stand in for Maven and the JVM, so that neither is started.
///
/// The path holds a space. The launcher sees no tools but those that it is allowed to use, so that
/// what else the machine has installed does not matter.
final class FakeInstallation {

  /// What a run of the launcher left.
  record Result(int exitCode, String output, String errors) {}

  /// Maven: counts its calls in `calls`, and leaves the jars, or the reports of tests.
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>calls
      echo "words of Maven"
      sleep "${FAKE_SECONDS:-0}"
      mkdir -p cli/target/app core/target/surefire-reports
      : >cli/target/app/library.jar
      : >cli/target/azimuth-cli-1.jar
      [ -z "$FAKE_TESTS" ] || echo "$FAKE_TESTS" >core/target/surefire-reports/TEST-fake.xml
      exit "${FAKE_MAVEN_STATUS:-0}"
      """;

  /// The JVM: prints its arguments, one a line, and greets as the JVM does.
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do echo "$argument"; done
      case "$*" in *-Dazimuth.stderr=3*) echo "words of the program" >&3 ;; esac
      echo "WARNING: Using incubator modules: jdk.incubator.vector" >&2
      echo "words of the JVM" >&2
      exit "${FAKE_STATUS:-0}"
      """;

  /// Runs a command until everything that writes to its standard error has ended.
  private static final String RUN = "{ \"$@\" >output; echo \"$?\" >status; } 2>&1 | cat >errors";

  private static final String TOOLS =
      "awk cat cp date dirname find git grep ln mkdir mkfifo mv readlink rm sed sleep";

  private final Path folder;
  private final Path tools;
  private final Map<String, String> environment = new HashMap<>();

  FakeInstallation(Path temporary) throws IOException {
    folder = Files.createDirectories(temporary.resolve("a folder/azimuth home"));
    tools = Files.createDirectories(temporary.resolve("tools"));
    Files.copy(Path.of("../azimuth"), launcher());
    launcher().toFile().setExecutable(true);
    Files.createDirectories(folder.resolve("core/src/main"));
    Files.writeString(source(), "");
    for (String tool : TOOLS.split(" ")) {
      link(tool);
    }
    writeScript(tools.resolve("mvn"), MAVEN);
    Path jdk = temporary.resolve("jdks/some jdk");
    writeJdk(jdk, "25.0.3");
    set("PATH", tools.toString());
    set("AZIMUTH_JDK_FOLDERS", jdk.getParent().toString());
  }

  /// A JDK that says it is of the given version.
  static void writeJdk(Path folder, String version) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    writeScript(folder.resolve("bin/java"), JAVA);
    writeScript(folder.resolve("bin/javac"), "#!/bin/sh\n");
  }

  /// Puts the JVM of this test and the jars of this build in the place of their stand-ins.
  void useProgram() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    set("AZIMUTH_JAVA_HOME", System.getProperty("java.home"));
    writeScript(
        tools.resolve("mvn"),
        "#!/bin/sh\nmkdir -p cli/target && cp -r '%s'/app '%s'/azimuth-cli-*.jar cli/target\n"
            .formatted(target, target));
  }

  private static void writeScript(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Makes a tool of this machine known to the launcher, if it is there.
  void link(String tool) throws IOException {
    for (String place : System.getenv("PATH").split(":")) {
      Path file = Path.of(place, tool);
      if (Files.isExecutable(file)) {
        writeScript(tools.resolve(tool), "#!/bin/sh\nexec '" + file + "' \"$@\"\n");
        return;
      }
    }
  }

  void unlink(String tool) throws IOException {
    Files.delete(tools.resolve(tool));
  }

  /// Sets an environment variable of the runs to come.
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  Path launcher() {
    return folder.resolve("azimuth");
  }

  /// A file that counts as a source.
  Path source() {
    return folder.resolve("core/src/main/Some.java");
  }

  Path state(String name) {
    return folder.resolve(".azimuth").resolve(name);
  }

  /// The number of times that Maven was called.
  int builds() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  Result run(String... arguments) throws Exception {
    return runAs(launcher(), arguments);
  }

  /// Runs the launcher by another path, and waits for its end.
  Result runAs(Path command, String... arguments) throws Exception {
    Path results = Files.createTempDirectory(tools, "results");
    List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", RUN, "sh", command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(results.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Result(
        Integer.parseInt(Files.readString(results.resolve("status")).strip()),
        Files.readString(results.resolve("output")),
        Files.readString(results.resolve("errors")));
  }
}
