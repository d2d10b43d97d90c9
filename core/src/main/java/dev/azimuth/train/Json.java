package dev.azimuth.train;

import java.util.Map;
import java.util.stream.Collectors;

/// Writes the little JSON that the library's own files need.
final class Json {

  private Json() {}

  /// A string literal.
  static String string(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        default -> {
          if (c < ' ') {
            literal.append("\\u%04x".formatted((int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /// An object: numbers as they are, all else as strings.
  static String object(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(entry ->
            string(entry.getKey())
                + ":"
                + (entry.getValue() instanceof Number number
                    ? number.toString()
                    : string(String.valueOf(entry.getValue()))))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
