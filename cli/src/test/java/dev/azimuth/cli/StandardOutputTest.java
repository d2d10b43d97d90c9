package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {

  @ParameterizedTest
  @CsvSource({"No space left on device, 1", "Broken pipe, 0"})
  void lostOutputIsAFailureUnlessTheReaderHadEnough(String reason, int code) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        };
    StandardOutput output = new StandardOutput(failing);
    new PrintStream(output, true, StandardCharsets.UTF_8).println("a result");

    assertThat(output.exitCode(ExitCodes.SUCCESS)).isEqualTo(code);
  }
}
