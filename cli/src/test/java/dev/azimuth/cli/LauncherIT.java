package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.cli.FakeInstallation.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with the real program on the real JVM.
class LauncherIT {

  @TempDir private static Path temporary;
  private static FakeInstallation installation;

  @BeforeAll
  static void install() throws Exception {
    installation = new FakeInstallation(temporary);
    installation.useProgram();
    assertThat(installation.run("--version").errors()).startsWith("Building Azimuth");
  }

  @Test
  void theProgramsWordsReachTheCallerAndTheJvmsGreetingDoesNot() throws Exception {
    Result version = installation.run("--version");
    Result mistake = installation.run("--no-such-option");

    assertThat(version).isEqualTo(new Result(0, "Azimuth 0.1.0-SNAPSHOT\n", ""));
    assertThat(mistake.exitCode()).isEqualTo(2);
    assertThat(mistake.output()).isEmpty();
    assertThat(mistake.errors()).contains("--no-such-option").doesNotContain("incubator");
  }

  @Test
  void aJvmThatCannotStartSaysWhy() throws Exception {
    installation.set("AZIMUTH_JAVA_OPTS", "-XX:+NoSuchFlag");

    Result result = installation.run("--version");

    installation.set("AZIMUTH_JAVA_OPTS", "");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("NoSuchFlag");
  }
}
