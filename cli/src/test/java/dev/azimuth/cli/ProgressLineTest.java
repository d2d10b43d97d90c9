package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now = -5; // any beginning

  private ProgressLine line(boolean quiet, boolean terminal) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressLine(out, quiet, terminal, () -> now);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalHasOneLineThatIsDrawnOverAndTakenAway() {
    ProgressLine line = line(false, true);
    line.show(() -> "too early");
    now += 100_000_000;
    line.show(() -> "1 of 2");
    now += 99_999_999;
    line.show(() -> "too early again");
    line.clear();

    assertThat(shown()).isEqualTo("\r1 of 2\u001b[K\r\u001b[K");
  }

  @Test
  void elsewhereThereIsAPlainLineNowAndThen() {
    ProgressLine line = line(false, false);
    now += 9_999_999_999L;
    line.show(() -> "too early");
    now++;
    line.show(() -> "1 of 2");
    line.clear();

    assertThat(shown()).isEqualToNormalizingNewlines("1 of 2\n");
  }

  @Test
  void quietIsQuiet() {
    ProgressLine line = line(true, true);
    now += 20_000_000_000L;
    line.show(() -> "1 of 2");
    line.clear();

    assertThat(shown()).isEmpty();
  }
}
