package dev.azimuth.train;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/// The bytes of `checkpoint.bin`, little-endian; docs/files.md has them field by field.
final class CheckpointFormat {

  private static final byte[] MAGIC = "AZIMUTH\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEAD = MAGIC.length + Integer.BYTES;

  private CheckpointFormat() {}

  static byte[] write(Checkpoint checkpoint) {
    TrainerState state = checkpoint.state();
    byte[] program = Machine.version().getBytes(StandardCharsets.UTF_8);
    byte[] config =
        ConfigText.yaml(ConfigText.of(checkpoint.config())).getBytes(StandardCharsets.UTF_8);
    int arrays = state.outer().length + state.directed().length + state.values().length;
    int size =
        HEAD
            + 7 * Integer.BYTES // epoch and six lengths
            + program.length
            + config.length
            + 4 * Long.BYTES // steps and lengths of files
            + 2 * Double.BYTES // seconds and average
            + Float.BYTES * state.theta().length
            + Double.BYTES * arrays;
    ByteBuffer bytes = buffer(new byte[size + Integer.BYTES]);
    bytes.put(MAGIC).putInt(VERSION);
    bytes.putInt(program.length).put(program);
    bytes.putInt(config.length).put(config);
    bytes.putInt(state.epoch()).putLong(state.steps()).putLong(state.watchedSteps());
    bytes.putDouble(state.seconds()).putDouble(state.ema());
    bytes.putLong(checkpoint.epochsLength()).putLong(checkpoint.tasksLength());
    bytes.putInt(state.theta().length);
    for (float value : state.theta()) {
      bytes.putFloat(value);
    }
    put(bytes, state.outer());
    put(bytes, state.directed());
    put(bytes, state.values());
    return bytes.putInt(checksum(bytes.array(), size)).array();
  }

  private static void put(ByteBuffer bytes, double[] values) {
    bytes.putInt(values.length);
    for (double value : values) {
      bytes.putDouble(value);
    }
  }

  /// @throws IllegalArgumentException with the end of a sentence that begins with the file
  static Checkpoint read(byte[] content) {
    ByteBuffer bytes = buffer(content);
    if (content.length < HEAD || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IllegalArgumentException("is damaged: it does not begin like a checkpoint.");
    }
    int version = bytes.position(MAGIC.length).getInt();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "has version %d of the format, and this is Azimuth %s, which reads version %d."
              .formatted(version, Machine.version(), VERSION));
    }
    int end = content.length - Integer.BYTES;
    if (end < HEAD || bytes.getInt(end) != checksum(content, end)) {
      throw new IllegalArgumentException("is damaged: its checksum is not that of its content.");
    }
    try {
      return read(bytes.limit(end));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("is damaged: it ends too early.", e);
    }
  }

  private static Checkpoint read(ByteBuffer bytes) {
    String program = text(bytes);
    if (!program.equals(Machine.version())) {
      throw new IllegalArgumentException(
          "was written by Azimuth %s, and this is %s, which may give other numbers."
              .formatted(program, Machine.version()));
    }
    RunConfig config = config(text(bytes));
    int epoch = bytes.getInt();
    long steps = bytes.getLong();
    long watchedSteps = bytes.getLong();
    double seconds = bytes.getDouble();
    double ema = bytes.getDouble();
    long epochsLength = bytes.getLong();
    long tasksLength = bytes.getLong();
    float[] theta = new float[length(bytes, Float.BYTES)];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = bytes.getFloat();
    }
    TrainerState state =
        new TrainerState(
            epoch,
            steps,
            watchedSteps,
            seconds,
            ema,
            theta,
            doubles(bytes),
            doubles(bytes),
            doubles(bytes));
    return new Checkpoint(config, state, epochsLength, tasksLength);
  }

  private static RunConfig config(String yaml) {
    Map<String, String> entries = new LinkedHashMap<>();
    yaml.lines()
        .map(line -> line.split(": ", 2))
        .forEach(parts -> entries.put(parts[0], parts.length == 1 ? "" : parts[1]));
    return ConfigText.read(entries);
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[length(bytes, 1)];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static double[] doubles(ByteBuffer bytes) {
    double[] values = new double[length(bytes, Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getDouble();
    }
    return values;
  }

  /// A number of entries of so many bytes each, which must be there.
  private static int length(ByteBuffer bytes, int each) {
    int length = bytes.getInt();
    if (length < 0 || (long) length * each > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }

  private static int checksum(byte[] content, int end) {
    CRC32C checksum = new CRC32C();
    checksum.update(content, 0, end);
    return (int) checksum.getValue();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
