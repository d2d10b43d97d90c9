package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.rl.Policy;
import dev.azimuth.train.Assembly;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.NamedTensors;
import dev.azimuth.train.RunConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The policy of a run directory.
///
/// @param config the configuration of the run
/// @param policy the policy that it trained
/// @param theta the meta-parameters: those of the policy, and of Meta-SGD the step sizes after them
record SavedPolicy(RunConfig config, Policy policy, float[] theta) {

  /// Reads `parameters.safetensors` of a run in an environment of the given family.
  ///
  /// @param option what the caller calls the run, for messages
  static SavedPolicy read(String option, Path run, EnvironmentFamily family) {
    Path file = run.resolve("parameters.safetensors");
    try {
      return parse(Files.readAllBytes(file), family);
    } catch (NoSuchFileException e) {
      throw new UsageException(
          "%s (%s) is not a run that has parameters: no %s."
              .formatted(option, run, file.getFileName()));
    } catch (IOException e) {
      throw new UsageException(
          "%s (%s) cannot be read: %s.".formatted(option, run, Mistakes.reason(e)));
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s is damaged: %s".formatted(file, e.getMessage()));
    }
  }

  private static SavedPolicy parse(byte[] bytes, EnvironmentFamily family) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = bytes.length < Long.BYTES ? -1 : buffer.getLong();
    if (headerLength < 0 || headerLength > buffer.remaining()) {
      throw new IllegalArgumentException("it ends within its header.");
    }
    JsonNode header = header(bytes, (int) headerLength);
    Map<String, String> entries = new LinkedHashMap<>();
    header
        .path("__metadata__")
        .properties()
        .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asString("")));
    RunConfig config = ConfigText.read(entries);
    Policy policy = Assembly.policy(config, family);
    buffer.position(Long.BYTES + (int) headerLength);
    return new SavedPolicy(config, policy, theta(buffer.slice(), header, config, policy));
  }

  private static JsonNode header(byte[] bytes, int length) {
    try {
      return JsonMapper.builder().build().readTree(bytes, Long.BYTES, length);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("its header is not JSON.", e);
    }
  }

  private static float[] theta(
      ByteBuffer tensors, JsonNode header, RunConfig config, Policy policy) {
    int n = policy.parameterCount();
    float[] theta = new float[config.algorithm().learnsRates() ? 2 * n : n];
    copyAll(tensors, header, "policy.", policy, theta, 0);
    if (config.algorithm().learnsRates()) {
      copyAll(tensors, header, "rates.", policy, theta, n);
    }
    return theta;
  }

  private static void copyAll(
      ByteBuffer tensors, JsonNode header, String prefix, Policy policy, float[] theta, int from) {
    for (NamedTensors.Tensor tensor : NamedTensors.of(policy)) {
      int offset = from + tensor.offset();
      copy(tensors, header, prefix + tensor.name(), theta, offset, tensor.size());
    }
  }

  private static void copy(
      ByteBuffer tensors, JsonNode header, String name, float[] theta, int offset, int count) {
    JsonNode tensor = header.path(name);
    int begin = tensor.path("data_offsets").path(0).asInt(-1);
    int end = tensor.path("data_offsets").path(1).asInt(-1);
    if (!tensor.path("dtype").asString("").equals("F32")
        || begin < 0
        || end - begin != count * Float.BYTES) {
      throw new IllegalArgumentException(
          "tensor %s is missing or not of %d numbers in F32.".formatted(name, count));
    }
    if (end > tensors.limit()) {
      throw new IllegalArgumentException("it ends within tensor %s.".formatted(name));
    }
    tensors
        .slice(begin, end - begin)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(theta, offset, count);
  }
}
