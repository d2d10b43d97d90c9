package dev.azimuth.cli;

import tools.jackson.databind.json.JsonMapper;

/// Machine-readable results. The mapper is made where it is needed: it takes a tenth of a start.
final class Json {

  private Json() {}

  /// @param value of JSON: a map, a list, a text, a number or a truth value
  static String of(Object value) {
    return JsonMapper.builder().build().writeValueAsString(value);
  }
}
