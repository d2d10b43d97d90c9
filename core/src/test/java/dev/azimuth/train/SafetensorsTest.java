package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azimuth.testing.Golden;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafetensorsTest {

  /// Reads a file's tensors as the format's description has it.
  record File(JsonNode header, Map<String, float[]> tensors, int dataStart) {

    static File read(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int length = Math.toIntExact(buffer.getLong());
      String text = new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8);
      JsonNode header = new JsonMapper().readTree(text);
      Map<String, float[]> tensors = new LinkedHashMap<>();
      int start = Long.BYTES + length;
      int end = 0;
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        if (entry.getKey().equals("__metadata__")) {
          continue;
        }
        long[] offsets = Golden.longs(entry.getValue().get("data_offsets"));
        assertThat(offsets[0]).as("tensors lie without gaps").isEqualTo(end);
        end = (int) offsets[1];
        float[] values = new float[(int) (offsets[1] - offsets[0]) / Float.BYTES];
        buffer
            .slice(start + (int) offsets[0], end - (int) offsets[0])
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer()
            .get(values);
        long size = 1;
        for (long extent : Golden.longs(entry.getValue().get("shape"))) {
          size *= extent;
        }
        assertThat(size).isEqualTo(values.length);
        assertThat(entry.getValue().get("dtype").asString()).isEqualTo("F32");
        tensors.put(entry.getKey(), values);
      }
      assertThat(start + end).isEqualTo(bytes.length);
      return new File(header, tensors, start);
    }
  }

  @Test
  void tensorsReadBack() {
    Safetensors file = new Safetensors(Map.of("name", "a \"quoted\"\nγ", "number", "3"));
    file.add("first", new float[] {1, 2, 3, 4, 5, Float.MIN_VALUE}, 2, 3);
    file.add("second", new float[] {Float.MAX_VALUE}, 1);
    File read = File.read(file.bytes());
    assertThat(read.tensors).containsOnlyKeys("first", "second");
    assertThat(read.tensors.get("first")).containsExactly(1, 2, 3, 4, 5, Float.MIN_VALUE);
    assertThat(read.tensors.get("second")).containsExactly(Float.MAX_VALUE);
    assertThat(Golden.longs(read.header.get("first").get("shape"))).containsExactly(2, 3);
    JsonNode metadata = read.header.get("__metadata__");
    assertThat(metadata.get("name").asString()).isEqualTo("a \"quoted\"\nγ");
    assertThat(metadata.get("number").asString()).isEqualTo("3");
  }

  @Test
  void dataAreAligned() {
    for (int length = 0; length < 10; length++) {
      Safetensors file = new Safetensors(Map.of("x", "y".repeat(length)));
      file.add("values", new float[2], 2);
      assertThat(File.read(file.bytes()).dataStart % 8).isZero();
    }
  }
}
