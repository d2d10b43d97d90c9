package dev.azimuth.cli;

import dev.azimuth.env.Names;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads a configuration file: a flat YAML map of scalars and lists of scalars.
final class ConfigFile {

  /// A value as text, and the line on which it stands.
  record Entry(String value, int line) {}

  private final Path path;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ConfigFile(Path path) {
    this.path = path;
  }

  /// Reads a file whose keys must be among `allowed`.
  static ConfigFile read(Path path, Collection<String> allowed) {
    ConfigFile file = new ConfigFile(path);
    try (JsonParser parser = YAMLMapper.builder().build().createParser(Files.readString(path))) {
      file.parse(parser, allowed);
    } catch (NoSuchFileException e) {
      throw new UsageException("config (%s) is a file that does not exist.".formatted(path));
    } catch (MalformedInputException e) {
      throw new UsageException("config (%s) is not a text file in UTF-8.".formatted(path));
    } catch (IOException e) {
      throw new UsageException(
          "config (%s) cannot be read: %s.".formatted(path, Mistakes.reason(e)));
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UsageException(
          "%s, line %d: this is not YAML: %s.".formatted(path, line, problem(e)));
    }
    return file;
  }

  /// What the parser says, without its pictures of the places in indented lines.
  private static String problem(JacksonException failure) {
    return failure
        .getOriginalMessage()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .collect(Collectors.joining(", "))
        .replaceFirst("\\.$", "");
  }

  /// Keys and values, in the order of the file.
  Map<String, Entry> entries() {
    return entries;
  }

  /// A mistake in a value, with its place.
  UsageException mistake(Entry entry, String message) {
    return new UsageException("%s, line %d: %s".formatted(path, entry.line(), message));
  }

  private void parse(JsonParser parser, Collection<String> allowed) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return; // an empty file sets nothing
    }
    if (first != JsonToken.START_OBJECT) {
      throw new UsageException("%s, line 1: expected lines 'key: value'.".formatted(path));
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int line = parser.currentTokenLocation().getLineNr();
      if (!allowed.contains(key)) {
        throw new UsageException(
            "%s, line %d: %s".formatted(path, line, Names.unknown("key", key, allowed)));
      }
      if (entries.containsKey(key)) {
        throw new UsageException("%s, line %d: %s is set twice.".formatted(path, line, key));
      }
      entries.put(key, new Entry(value(parser, key, line), line));
    }
    if (parser.nextToken() != null) {
      int line = parser.currentTokenLocation().getLineNr();
      throw new UsageException(
          "%s, line %d: there must be one document only.".formatted(path, line));
    }
  }

  private String value(JsonParser parser, String key, int line) {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      List<String> items = new ArrayList<>();
      for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
        items.add(scalar(parser, token, key, line));
      }
      return String.join(",", items);
    }
    return scalar(parser, token, key, line);
  }

  private String scalar(JsonParser parser, JsonToken token, String key, int line) {
    boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    if (!token.isScalarValue() || token == JsonToken.VALUE_NULL || alias) {
      throw new UsageException(
          "%s, line %d: %s must have a value or a list of values.".formatted(path, line, key));
    }
    return parser.getString();
  }
}
