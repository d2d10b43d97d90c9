package dev.azimuth.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentException;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Interpreters that are none, die or hang: shell scripts that stand in for Python, so that this needs
/// none. Each is one sentence within a bounded time, and no process stays.
class PythonProcessTest {

  /// Answers with the description of an environment that has one observation and no parameter.
  private static final String DESCRIBE =
      """
      read -r length
      head -c "$length" >/dev/null
      printf '\\003\\120\\000\\000\\000'
      printf 'python\\t3\\ngymnasium\\t1\\nnumpy\\t2\\nsummary\\tA fake.\\n'
      printf 'horizon\\t9\\nobservations\\t1\\ndiscrete\\t2'
      """;

  /// Takes the request for a reset and answers it.
  private static final String RESET =
      DESCRIBE
          + """
          head -c 13 >/dev/null
          printf '\\000\\000\\000\\200\\077'
          """;

  @TempDir private Path folder;

  @AfterEach
  void noProcessIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private Gymnasium gymnasium(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Gymnasium(file.toString(), Duration.ofSeconds(1));
  }

  @Test
  void interpreterThatIsNotThereIsRefused() {
    Gymnasium gymnasium = new Gymnasium("no-such-python", Duration.ofSeconds(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> gymnasium.family("X-v0"))
        .withMessage(
            "python (no-such-python) cannot be started: is it the name of an interpreter?");
  }

  @Test
  void programThatIsNotPythonIsRefusedWithItsLastWords() throws IOException {
    try (Gymnasium gymnasium =
        gymnasium("echo 'First words' >&2; echo 'I am a shell' >&2; exit 3")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> gymnasium.family("X-v0"))
          .withMessage(
              "python (%s) does not work: The Python process of gymnasium:X-v0 ended with exit code"
                  + " 3: I am a shell.",
              folder.resolve("python"));
    }
  }

  @Test
  void garbageIsNoAnswer() throws IOException {
    try (Gymnasium gymnasium = gymnasium("echo garbage; sleep 100")) {
      assertFails(
          () -> gymnasium.family("X-v0"),
          "The Python process of gymnasium:X-v0 gave an answer that is none.");
    }
  }

  @Test
  void refusalIsToldInItsOwnWords() throws IOException {
    try (Gymnasium gymnasium = gymnasium("printf '\\001\\004\\000\\000\\000Why?'; sleep 100")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> gymnasium.family("X-v0"))
          .withMessage("Why?");
    }
  }

  /// The process has a child, which is ended too.
  @Test
  void startThatHangsIsEnded() throws IOException {
    try (Gymnasium gymnasium = gymnasium("sleep 100; sleep 100")) {
      long begin = System.nanoTime();
      assertFails(
          () -> gymnasium.family("X-v0"),
          "The Python process of gymnasium:X-v0 gave no answer within 1 s and was ended. Maybe a"
              + " longer --python-timeout?");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void stepThatHangsIsEnded() throws IOException {
    try (Gymnasium gymnasium = gymnasium(RESET + "sleep 100")) {
      EnvironmentFamily family = gymnasium.family("X-v0");
      try (Environment environment = started(family)) {
        assertFails(
            () -> environment.step(new float[1]),
            "The Python process of gymnasium:X-v0 gave no answer within 1 s and was ended. Maybe a"
                + " longer --python-timeout?");
        assertFails(
            () -> environment.step(new float[1]), "The Python process of gymnasium:X-v0 is gone.");
      }
    }
  }

  @Test
  void processThatDiesInAStepIsTold() throws IOException {
    try (Gymnasium gymnasium = gymnasium(RESET + "head -c 13 >/dev/null; kill -9 $$")) {
      EnvironmentFamily family = gymnasium.family("X-v0");
      try (Environment environment = started(family)) {
        assertFails(
            () -> environment.step(new float[1]),
            "The Python process of gymnasium:X-v0 ended with exit code 137.");
      }
    }
  }

  @Test
  void answerThatIsTooShortIsToldWhenItEnds() throws IOException {
    try (Gymnasium gymnasium = gymnasium(RESET + "head -c 13 >/dev/null; printf '\\000abc'")) {
      EnvironmentFamily family = gymnasium.family("X-v0");
      try (Environment environment = started(family)) {
        assertFails(
            () -> environment.step(new float[1]),
            "The Python process of gymnasium:X-v0 ended with exit code 0.");
      }
    }
  }

  @Test
  void descriptionIsThatOfTheFamily() throws IOException {
    try (Gymnasium gymnasium = gymnasium(RESET + "cat >/dev/null")) {
      EnvironmentFamily family = gymnasium.family("X-v0");

      assertThat(family.name()).isEqualTo("gymnasium:X-v0");
      assertThat(family.summary()).isEqualTo("A fake.");
      assertThat(family.defaultHorizon()).isEqualTo(9);
      assertThat(family.provenance())
          .containsOnlyKeys(List.of("python", "gymnasium", "numpy"))
          .containsEntry("gymnasium", "1");
      assertThat(gymnasium.family("X-v0")).isSameAs(family);
      try (Environment environment = started(family)) {
        float[] observation = new float[1];
        environment.observe(observation);
        assertThat(observation[0]).isEqualTo(1);
      }
    }
  }

  private static Environment started(EnvironmentFamily family) {
    Environment environment = family.create();
    environment.reset(new double[0], new NumpyRandom(1));
    return environment;
  }

  private static void assertFails(Runnable call, String message) {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(call::run)
        .withMessage(message);
  }
}
