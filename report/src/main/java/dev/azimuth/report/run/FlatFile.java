package dev.azimuth.report.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Keys with scalars (or lists of scalars) from a YAML or JSON file, in the file's order.
///
/// Values stay the text they are in the file: the report repeats `1e-3` as it was written.
final class FlatFile {

  private FlatFile() {}

  static SequencedMap<String, String> readYaml(Path file) {
    return read(file, new YAMLFactory());
  }

  static SequencedMap<String, String> readJson(Path file) {
    return read(file, new JsonFactory());
  }

  private static SequencedMap<String, String> read(Path file, TokenStreamFactory format) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
    }
    SequencedMap<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = format.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Table.at(file, 1, "keys with values are expected");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        int line = parser.currentTokenLocation().getLineNr();
        String key = parser.currentName();
        if (values.put(key, value(parser, key, file)) != null) {
          throw Table.at(file, line, "the key %s is there twice", key);
        }
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw Table.at(
          file, line, "%s", e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
    }
    return Collections.unmodifiableSequencedMap(values);
  }

  private static String value(JsonParser parser, String key, Path file) {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      List<String> items = new ArrayList<>();
      while ((token = parser.nextToken()) != null && token.isScalarValue()) {
        items.add(parser.getString());
      }
      if (token == JsonToken.END_ARRAY) {
        return "[" + String.join(", ", items) + "]";
      }
    }
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token == null || !token.isScalarValue()) {
      int line = parser.currentTokenLocation().getLineNr();
      throw Table.at(file, line, "%s must be a single value or a list of them", key);
    }
    return parser.getString();
  }
}
