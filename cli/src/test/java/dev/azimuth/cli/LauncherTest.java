package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.cli.FakeInstallation.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

  @TempDir private Path temporary;
  private FakeInstallation installation;

  @BeforeEach
  void install() throws Exception {
    installation = new FakeInstallation(temporary);
  }

  @Test
  void itBuildsOnceAndPassesArgumentsAndTheExitCode() throws Exception {
    installation.set("FAKE_STATUS", "7");

    Result first = installation.run("train", "--out", "a b", "*");
    Result second = installation.run("train", "--out", "a b", "*");

    assertThat(first.errors()).startsWith("Building Azimuth (log: ");
    assertThat(second.errors()).doesNotContain("Building");
    assertThat(installation.builds()).isEqualTo(1);
    assertThat(second.exitCode()).isEqualTo(7);
    assertThat(second.output()).endsWith("\ndev.azimuth.cli.Azimuth\ntrain\n--out\na b\n*\n");
    assertThat(second.output()).isEqualTo(first.output());
  }

  @Test
  void itStartsThroughSymbolicLinks() throws Exception {
    Path near = Files.createSymbolicLink(temporary.resolve("near"), installation.launcher());
    Path far = Files.createSymbolicLink(temporary.resolve("far"), near.getFileName());

    assertThat(installation.runAs(far, "list").output()).endsWith("\nlist\n");
  }

  @Test
  void itBuildsAgainWhenASourceIsNewer() throws Exception {
    installation.run();
    FileTime later = FileTime.from(Instant.now().plusSeconds(10));
    Files.setLastModifiedTime(installation.source(), later);

    installation.run();

    assertThat(installation.builds()).isEqualTo(2);
  }

  @Test
  void itBuildsAgainWhenASourceIsGone() throws Exception {
    installation.run();
    Files.delete(installation.source());

    installation.run();

    assertThat(installation.builds()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void startsAtTheSameTimeBuildOnce(boolean flock) throws Exception {
    if (flock) {
      installation.link("flock");
    }
    installation.set("FAKE_SECONDS", "0.3");
    Callable<Result> run = () -> installation.run("list");

    try (var threads = Executors.newCachedThreadPool()) {
      for (Future<Result> result : threads.invokeAll(List.of(run, run, run))) {
        assertThat(result.get().output()).endsWith("\nlist\n");
      }
    }

    assertThat(installation.builds()).isEqualTo(1);
  }

  @Test
  void aLockWhoseHolderIsDeadIsNoObstacle() throws Exception {
    Files.createDirectories(installation.state(""));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(installation.state("lock.link"), Path.of("" + dead.pid()));

    assertThat(installation.run("list").exitCode()).isZero();
  }

  @Test
  void aFailedBuildNamesItsLog() throws Exception {
    installation.set("FAKE_MAVEN_STATUS", "1");

    Result result = installation.run("list");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).isEmpty();
    assertThat(result.errors().lines().toList().getLast())
        .startsWith("azimuth: The build failed")
        .contains(installation.state("build.log").toRealPath().toString());
    assertThat(installation.state("build.log")).content().isEqualTo("words of Maven\n");
  }

  @Test
  void aMissingJdkIsOneSentenceThatSaysWhereItWasSought() throws Exception {
    Path old = temporary.resolve("old/jdk");
    FakeInstallation.writeJdk(old, "17.0.15");
    installation.set("JAVA_HOME", old.toString());
    installation.set("AZIMUTH_JDK_FOLDERS", old.getParent() + ":/nowhere");

    Result result = installation.run("list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors().lines()).hasSize(1);
    assertThat(result.errors())
        .contains("JDK 25", "JAVA_HOME (" + old + ")", old.getParent() + ":/nowhere");
    assertThat(installation.builds()).isZero();
  }

  @Test
  void anExplicitJdkOfAnotherVersionIsRefused() throws Exception {
    Path old = temporary.resolve("old/jdk");
    FakeInstallation.writeJdk(old, "17.0.15");
    installation.set("AZIMUTH_JAVA_HOME", old.toString());

    Result result = installation.run("list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("AZIMUTH_JAVA_HOME (" + old + ")");
  }

  @Test
  void aMissingMavenIsOneSentence() throws Exception {
    installation.unlink("mvn");

    Result result = installation.run("list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).startsWith("azimuth: Maven 3.8.7 or newer is needed");
  }

  @Test
  void ofStandardErrorOnlyTheWarningOfTheVectorApiIsDropped() throws Exception {
    installation.run();

    assertThat(installation.run("list").errors().lines())
        .containsExactlyInAnyOrder("words of the program", "words of the JVM");
  }

  @Test
  void flagsOfTheUserReachTheJvmAndMayChooseAnotherCollector() throws Exception {
    installation.set("AZIMUTH_JAVA_OPTS", "-Xmx1g -XX:+UseParallelGC");

    assertThat(installation.run("list").output().lines())
        .contains("-Xmx1g", "-XX:+UseParallelGC", "--add-modules", "jdk.incubator.vector")
        .doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void verifyCountsTheTestsOnItsLastLine() throws Exception {
    installation.set(
        "FAKE_TESTS",
        "<testsuite name=\"tests=\" tests=\"9\" errors=\"1\" skipped=\"2\" failures=\"1\">");
    installation.set("FAKE_MAVEN_STATUS", "1");

    Result result = installation.run("verify");

    assertThat(result.output()).endsWith("\n5 passed, 2 failed, 2 skipped\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void verifyFailsWhereNoTestWasRun() throws Exception {
    Result result = installation.run("verify");

    assertThat(result.output()).endsWith("\n0 passed, 0 failed\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }
}
