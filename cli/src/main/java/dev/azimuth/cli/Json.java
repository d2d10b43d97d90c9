package dev.azimuth.cli;

import tools.jackson.databind.json.JsonMapper;

/// Machine-readable results. The mapper is here alone, since it takes a tenth of a start to make one
/// and most runs write no such results.
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /// @param value of JSON: a map, a list, a text, a number or a truth value
  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
