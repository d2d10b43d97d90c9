package dev.azimuth.train;

import dev.azimuth.env.Names;
import dev.azimuth.meta.MetaSgd;
import dev.azimuth.rl.Estimator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A configuration as text: a value for each component of [RunConfig] under its name in kebab case.
/// `config.yaml`, the metadata of exported parameters and the options of the command line are all
/// this one form, so that what is written can be read back.
public final class ConfigText {

  private static final RecordComponent[] COMPONENTS = RunConfig.class.getRecordComponents();

  private ConfigText() {}

  /// The names of all components, in their order.
  public static List<String> keys() {
    return Arrays.stream(COMPONENTS).map(component -> KebabCase.of(component.getName())).toList();
  }

  /// The names that the component `key` may have, if it is a choice; else empty.
  public static List<String> choices(String key) {
    Class<?> type = COMPONENTS[keys().indexOf(key)].getType();
    return type.isEnum() ? KebabCase.all(asEnum(type)) : List.of();
  }

  /// The values of a configuration as text, in the order of the components, less those that have no
  /// effect.
  public static Map<String, String> of(RunConfig config) {
    Map<String, String> entries = new LinkedHashMap<>();
    Structure structure = Structure.of(config);
    for (RecordComponent component : COMPONENTS) {
      String key = KebabCase.of(component.getName());
      if (structure.reasonAgainst(key).isEmpty()) {
        entries.put(key, text(value(component, config)));
      }
    }
    return entries;
  }

  /// The values as the lines of a flat YAML file.
  public static String yaml(Map<String, String> entries) {
    StringBuilder yaml = new StringBuilder();
    entries.forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
    return yaml.toString();
  }

  /// Reads a configuration from the text of all components that have an effect.
  ///
  /// @throws IllegalArgumentException with one sentence that names the value and what is allowed
  public static RunConfig read(Map<String, String> entries) {
    Object[] arguments = arguments(entries);
    checkApplicable(entries, arguments);
    return create(arguments);
  }

  /// A configuration with some components changed. Those that the changes leave without effect are
  /// dropped.
  ///
  /// @param changes values by key; they must have an effect
  /// @throws IllegalArgumentException with one sentence that names the value and what is allowed
  public static RunConfig with(RunConfig config, Map<String, String> changes) {
    Map<String, String> entries = of(config);
    entries.putAll(changes);
    Structure structure = structure(arguments(entries));
    entries
        .keySet()
        .removeIf(key -> !changes.containsKey(key) && !structure.reasonAgainst(key).isEmpty());
    return read(entries);
  }

  private static Object[] arguments(Map<String, String> entries) {
    Object[] arguments = new Object[COMPONENTS.length];
    for (int i = 0; i < arguments.length; i++) {
      String key = KebabCase.of(COMPONENTS[i].getName());
      String text = entries.get(key);
      arguments[i] = text == null ? unused(COMPONENTS[i]) : parse(key, text.strip(), COMPONENTS[i]);
    }
    return arguments;
  }

  private static void checkApplicable(Map<String, String> entries, Object[] arguments) {
    Structure structure = structure(arguments);
    for (String key : keys()) {
      String reason = structure.reasonAgainst(key);
      if (reason.isEmpty() && !entries.containsKey(key)) {
        throw new IllegalArgumentException(
            key.equals("director-task")
                ? "director (fixed) needs director-task, such as gravity=5."
                : key + " is missing.");
      }
      if (!reason.isEmpty() && entries.containsKey(key)) {
        throw new IllegalArgumentException(
            "%s (%s) has no effect: %s.".formatted(key, entries.get(key), reason));
      }
    }
  }

  private static Structure structure(Object[] arguments) {
    return new Structure(
        (Algorithm) arguments[keys().indexOf("algorithm")],
        (Estimator) arguments[keys().indexOf("estimator")],
        (DirectorKind) arguments[keys().indexOf("director")],
        (MetaStep) arguments[keys().indexOf("meta-step")],
        (MetaSgd.Order) arguments[keys().indexOf("order")]);
  }

  private static RunConfig create(Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return RunConfig.class.getConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException mistake) {
        throw mistake;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record must have its canonical constructor.", e);
    }
  }

  /// What stands for a component that has no effect.
  private static Object unused(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type == double.class) {
      return 0.0;
    } else if (type == int.class) {
      return 0;
    } else if (type == long.class) {
      return 0L;
    } else if (component.getGenericType() instanceof ParameterizedType) {
      return List.of();
    }
    return "";
  }

  private static Object value(RecordComponent component, RunConfig config) {
    try {
      return component.getAccessor().invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A public record must have its accessors.", e);
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case Enum<?> constant -> KebabCase.of(constant);
      case Double number -> decimal(number);
      default -> value.toString();
    };
  }

  /// 0.0003 rather than 3.0E-4, which readers of YAML may take for text, and 5 rather than 5.0.
  private static String decimal(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static Object parse(String key, String text, RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return choice(key, text, asEnum(type));
    } else if (type == double.class) {
      return number(key, text, "a number", Double::valueOf);
    } else if (type == int.class) {
      return whole(key, text, Integer::valueOf, Integer.MAX_VALUE);
    } else if (type == long.class) {
      return whole(key, text, Long::valueOf, Long.MAX_VALUE);
    } else if (component.getGenericType() instanceof ParameterizedType) {
      return integers(key, text);
    }
    return text;
  }

  private static Enum<?> choice(String key, String text, Class<? extends Enum<?>> type) {
    for (Enum<?> constant : type.getEnumConstants()) {
      if (KebabCase.of(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(Names.unknown(key, text, KebabCase.all(type)));
  }

  private static List<Integer> integers(String key, String text) {
    String inner =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    return number(
        key,
        text,
        "whole numbers separated by commas",
        _ -> Stream.of(inner.split(",", -1)).map(part -> Integer.valueOf(part.strip())).toList());
  }

  private interface NumberParser<T> {
    T parse(String text);
  }

  private static <T> T whole(String key, String text, NumberParser<T> parser, T largest) {
    String form = text.matches("\\d+") ? "at most " + largest : "a whole number";
    return number(key, text, form, parser);
  }

  private static <T> T number(String key, String text, String form, NumberParser<T> parser) {
    try {
      return parser.parse(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s (%s) must be %s.".formatted(key, text, form), e);
    }
  }

  @SuppressWarnings("unchecked") // the caller has seen that it is an enum
  private static Class<? extends Enum<?>> asEnum(Class<?> type) {
    return (Class<? extends Enum<?>>) type;
  }
}
