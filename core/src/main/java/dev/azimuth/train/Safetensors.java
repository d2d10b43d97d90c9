package dev.azimuth.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes named float32 tensors in the safetensors format: the length of a JSON header as eight bytes
/// little-endian, the header, then the tensors' bytes.
final class Safetensors {

  private static final int ALIGNMENT = 8;

  private final StringBuilder header = new StringBuilder("{");
  private final Map<String, float[]> tensors = new LinkedHashMap<>();
  private int end;

  /// @param metadata free text under names, kept in the header
  Safetensors(Map<String, String> metadata) {
    header.append("\"__metadata__\":");
    header.append(Json.object(metadata));
  }

  /// Adds a tensor, row-major.
  void add(String name, float[] values, int... shape) {
    int begin = end;
    end += Float.BYTES * values.length;
    header.append(',').append(Json.string(name)).append(":{\"dtype\":\"F32\",\"shape\":[");
    for (int i = 0; i < shape.length; i++) {
      header.append(i == 0 ? "" : ",").append(shape[i]);
    }
    header.append("],\"data_offsets\":[").append(begin).append(',').append(end).append("]}");
    tensors.put(name, values);
  }

  /// The file's content.
  byte[] bytes() {
    StringBuilder padded = new StringBuilder(header).append('}');
    byte[] text = padded.toString().getBytes(StandardCharsets.UTF_8);
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; // padded with spaces
    ByteBuffer buffer =
        ByteBuffer.allocate(Long.BYTES + length + end).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(length).put(text);
    while (buffer.position() < Long.BYTES + length) {
      buffer.put((byte) ' ');
    }
    tensors
        .values()
        .forEach(values -> {
          for (float value : values) {
            buffer.putFloat(value);
          }
        });
    return buffer.array();
  }
}
