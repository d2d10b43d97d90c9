package dev.azimuth.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts from the module's resources, with places such as `{{title}}` to fill.
final class Template {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private Template() {}

  /// The resource of that name beside the class [dev.azimuth.report.Report].
  static String resource(String name) {
    try (InputStream resource = Template.class.getResourceAsStream("/dev/azimuth/report/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(name));
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The resource %s cannot be read.".formatted(name), e);
    }
  }

  /// `template` with every place filled once: what is filled in is not searched for places again.
  static String fill(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
  }

  private static String value(MatchResult place, Map<String, String> values) {
    String value = values.get(place.group(1));
    if (value == null) {
      throw new IllegalStateException("Nothing fills %s.".formatted(place.group()));
    }
    return value;
  }
}
