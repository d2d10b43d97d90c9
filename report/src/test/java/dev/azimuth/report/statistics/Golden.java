package dev.azimuth.report.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reference values of rliable, SciPy and arch, recorded in `golden/statistics.json`.
final class Golden {

  private static final JsonNode ROOT = read();

  private Golden() {}

  static JsonNode at(String... path) {
    JsonNode node = ROOT;
    for (String name : path) {
      node = node.required(name);
    }
    return node;
  }

  static double number(String... path) {
    return at(path).asDouble();
  }

  static double[] vector(String... path) {
    return vector(at(path));
  }

  static double[][] matrix(String... path) {
    JsonNode rows = at(path);
    return IntStream.range(0, rows.size())
        .mapToObj(i -> vector(rows.get(i)))
        .toArray(double[][]::new);
  }

  private static double[] vector(JsonNode node) {
    return IntStream.range(0, node.size()).mapToDouble(i -> node.get(i).asDouble()).toArray();
  }

  private static JsonNode read() {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/statistics.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
