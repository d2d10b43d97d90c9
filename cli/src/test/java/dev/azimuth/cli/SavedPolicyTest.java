package dev.azimuth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged parameters: told in a line, not guessed.
class SavedPolicyTest {

  @TempDir private static Path run;
  private static Path file;
  private static byte[] whole;
  private static int headerLength;

  @BeforeAll
  static void train() throws IOException {
    Call.tiny("train --quiet --out", run).succeeded();
    file = run.resolve("parameters.safetensors");
    whole = Files.readAllBytes(file);
    headerLength = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  @BeforeEach
  void restore() throws IOException {
    Files.write(file, whole);
  }

  @Test
  void wholeParametersAreRead() {
    assertThat(Call.of("trace --horizon 3 --policy", run).succeeded().output().lines()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 100})
  void aFileThatEndsWithinItsHeaderIsRefused(int length) throws IOException {
    Files.write(file, Arrays.copyOf(whole, length));

    assertDamaged("it ends within its header.");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32})
  void aHeaderOfAnImpossibleLengthIsRefused(long length) throws IOException {
    byte[] bytes = whole.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file, bytes);

    assertDamaged("it ends within its header.");
  }

  @Test
  void aFileThatEndsWithinItsTensorsIsRefused() throws IOException {
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));

    assertDamaged("it ends within tensor policy.layer2.bias.");
  }

  @Test
  void garbageIsRefused() throws IOException {
    byte[] bytes = whole.clone();
    Arrays.fill(bytes, Long.BYTES, bytes.length, (byte) 7);
    Files.write(file, bytes);

    assertDamaged("its header is not JSON.");
  }

  /// Each row replaces a text of the header by another.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "__metadata__" | "__metadatum__" | environment is missing.
          "alpha":"0.001" | "alpha":"x" | alpha (x) must be a number.
          "alpha" | "alhpa" | alpha is missing.
          "hidden":"[4]" | "hidden":"[5]" | tensor policy.layer1.weight is missing or not of 20
          policy.layer1.weight | policy.layer9.weight | tensor policy.layer1.weight is missing or
          "dtype":"F32" | "dtype":"I32" | tensor policy.layer1.weight is missing or not of 16 \
          numbers
          [0,64] | [0,60] | tensor policy.layer1.weight is missing or not of 16 numbers in F32.
          [0,64] | [-64,0] | tensor policy.layer1.weight is missing or not of 16 numbers in F32.
          [0,64] | [100000,100064] | it ends within tensor policy.layer1.weight.
          [0,64] | "no" | tensor policy.layer1.weight is missing or not of 16 numbers in F32.
          """)
  void aHeaderThatDoesNotFitIsRefused(String old, String replacement, String message)
      throws IOException {
    String header = new String(whole, Long.BYTES, headerLength, StandardCharsets.UTF_8);
    assertThat(header).contains(old);
    writeHeader(header.replaceFirst(Pattern.quote(old), replacement));

    assertDamaged(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "3", "null", "{}"})
  void aHeaderThatIsNoHeaderIsRefused(String header) throws IOException {
    writeHeader(header);

    assertDamaged("environment is missing.");
  }

  private void writeHeader(String text) throws IOException {
    byte[] header = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(whole.length - headerLength + header.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .put(header)
            .put(whole, Long.BYTES + headerLength, whole.length - Long.BYTES - headerLength);
    Files.write(file, buffer.array());
  }

  private void assertDamaged(String message) {
    Call.of("trace --policy", run).refused(file + " is damaged: " + message);
  }
}
