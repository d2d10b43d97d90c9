package dev.azimuth.cli;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Machine-readable results.
final class Json {

  private Json() {}

  static String of(Map<String, ?> facts) {
    return JsonMapper.builder().build().writeValueAsString(facts);
  }
}
