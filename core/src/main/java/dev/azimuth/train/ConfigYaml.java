package dev.azimuth.train;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A configuration as flat YAML: one line for each component of [RunConfig], its name in kebab case.
public final class ConfigYaml {

  private ConfigYaml() {}

  /// The key of a component: `tasksPerEpoch` becomes `tasks-per-epoch`.
  public static String key(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /// The lines of `config.yaml`.
  public static String write(RunConfig config) {
    StringBuilder yaml = new StringBuilder();
    entries(config)
        .forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
    return yaml.toString();
  }

  /// Keys and values as they are written, in the order of the components.
  public static Map<String, String> entries(RunConfig config) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (RecordComponent component : RunConfig.class.getRecordComponents()) {
      entries.put(key(component.getName()), text(value(component, config)));
    }
    return entries;
  }

  private static Object value(RecordComponent component, RunConfig config) {
    try {
      return component.getAccessor().invoke(config);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("An accessor of a public record must work.", e);
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case Enum<?> constant -> Names.of(constant);
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e9 ->
          Long.toString(number.longValue());
      case Double number -> decimal(number);
      case List<?> list -> list.toString();
      default -> value.toString();
    };
  }

  /// 0.0003 rather than 3.0E-4, which YAML readers may take for text.
  private static String decimal(double number) {
    String exact = Double.toString(number);
    return exact.contains("E") ? new BigDecimal(exact).toPlainString() : exact;
  }
}
