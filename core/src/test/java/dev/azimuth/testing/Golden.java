package dev.azimuth.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recorded outputs of reference libraries, from the resources under `golden`.
public final class Golden {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Golden() {}

  public static JsonNode json(String name) {
    return MAPPER.readTree(text(name));
  }

  public static CsvTable csv(String name) {
    return CsvTable.parse(text(name));
  }

  private static String text(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no golden file %s.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[] doubles(JsonNode array) {
    return nodes(array).stream().mapToDouble(JsonNode::asDouble).toArray();
  }

  public static long[] longs(JsonNode array) {
    return nodes(array).stream().mapToLong(JsonNode::asLong).toArray();
  }

  /// Integers of 64 bits without sign, which JSON holds as strings.
  public static long[] unsignedLongs(JsonNode array) {
    return nodes(array).stream().mapToLong(n -> Long.parseUnsignedLong(n.asString())).toArray();
  }

  public static List<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /// The numbers of a list of lists, one after the other.
  public static double[] flat(JsonNode ragged) {
    return nodes(ragged).stream().flatMapToDouble(row -> Arrays.stream(doubles(row))).toArray();
  }

  /// For each number of a list of lists, the index of its list.
  public static int[] groups(JsonNode ragged) {
    return IntStream.range(0, ragged.size())
        .flatMap(k -> IntStream.generate(() -> k).limit(ragged.get(k).size()))
        .toArray();
  }
}
