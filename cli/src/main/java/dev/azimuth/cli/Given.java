package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Names;
import dev.azimuth.env.Parameter;
import dev.azimuth.meta.MetaSgd;
import dev.azimuth.rl.Estimator;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.Assembly;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.DirectorKind;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.MetaStep;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.Structure;
import dev.azimuth.train.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values that a caller gave, from a file and from options, before they are laid over a preset.
///
/// @param values by key; options have replaced those of the file
/// @param file where some of them stand, for messages
/// @param families the environments that there are
record Given(Map<String, String> values, @Nullable ConfigFile file, EnvironmentFamilies families) {

  /// The choices on which it depends what else has an effect.
  private static final List<String> CHOICES =
      List.of("estimator", "director", "meta-step", "order");

  /// The chosen environment; by default that of the preset, if it has one.
  EnvironmentFamily family() {
    return values.containsKey("environment")
        ? read("environment", families::named)
        : families.named(preset().environment().orElse("cartpole"));
  }

  /// The configuration of the chosen algorithm.
  RunConfig config() {
    return config(choice(Algorithm.class, "algorithm", Algorithm.DIRECTED_MAML));
  }

  /// The configuration of an algorithm: the preset, and the given values laid over it.
  RunConfig config(Algorithm algorithm) {
    EnvironmentFamily family = family();
    Map<String, String> entries = preset().entries(family, algorithm, estimator());
    values.forEach((key, value) -> {
      if (ConfigText.keys().contains(key) && !key.equals("algorithm")) {
        entries.put(key, value);
      }
    });
    // What the preset has, or a file for another algorithm, and the given values leave without
    // effect.
    entries
        .keySet()
        .removeIf(key -> isLeftOver(key, algorithm) && !reasonAgainst(key, algorithm).isEmpty());
    try {
      return checked(entries, family);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw mistake(culprit(message, entries, algorithm, family), message);
    }
  }

  /// Whether a value was not given for this algorithm: it is the preset's, or that of a file whose
  /// choices an option has replaced.
  private boolean isLeftOver(String key, Algorithm algorithm) {
    if (!values.containsKey(key)) {
      return true;
    }
    boolean fromFile = filed(key).equals(Optional.ofNullable(values.get(key)));
    return fromFile
        && (isReplaced("algorithm", KebabCase.of(algorithm))
            || CHOICES.stream().anyMatch(choice -> isReplaced(choice, values.get(choice))));
  }

  /// Whether the file says something else about a choice than what holds.
  private boolean isReplaced(String choice, @Nullable String holds) {
    return filed(choice).map(value -> !value.equals(holds)).orElse(false);
  }

  /// What the file has under a key.
  private Optional<String> filed(String key) {
    return file == null
        ? Optional.empty()
        : Optional.ofNullable(file.entries().get(key)).map(ConfigFile.Entry::value);
  }

  private Presets preset() {
    return choice(Presets.class, "preset", Presets.TUNED);
  }

  private Estimator estimator() {
    return choice(Estimator.class, "estimator", Estimator.POLICY_GRADIENT);
  }

  private static RunConfig checked(Map<String, String> entries, EnvironmentFamily family) {
    if (String.valueOf(entries.get("tasks")).isEmpty() && family.defaultTasks().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no tasks of its own: give --tasks name=low..high with some of its parameters: %s."
              .formatted(
                  family.name(),
                  family.parameters().stream()
                      .map(Parameter::name)
                      .collect(Collectors.joining(", "))));
    }
    RunConfig config = ConfigText.read(entries);
    Tasks.parse(config.tasks(), family);
    Assembly.check(config, family);
    return config;
  }

  /// The given value that a mistake is about, for its place in the file: the one that the message
  /// names first, else the first one without which there would be another message or none. If there
  /// is no such value, none.
  private String culprit(
      String message, Map<String, String> entries, Algorithm algorithm, EnvironmentFamily family) {
    Map<String, String> preset = preset().entries(family, algorithm, estimator());
    for (String key : values.keySet()) {
      if (message.startsWith(key + " (")) {
        return key;
      }
    }
    for (String key : values.keySet()) {
      Map<String, String> without = new LinkedHashMap<>(entries);
      without.remove(key);
      if (preset.containsKey(key)) {
        without.put(key, preset.get(key));
      }
      try {
        checked(without, family);
        return key;
      } catch (IllegalArgumentException e) {
        if (!message.equals(e.getMessage())) {
          return key;
        }
      }
    }
    return "";
  }

  /// Why a value that was given under `key` has no effect on an algorithm; empty if it has one.
  String reasonAgainst(String key, Algorithm algorithm) {
    Structure usual = Structure.of(algorithm, estimator());
    Structure structure =
        new Structure(
            algorithm,
            estimator(),
            choice(DirectorKind.class, "director", usual.director()),
            choice(MetaStep.class, "meta-step", usual.metaStep()),
            choice(MetaSgd.Order.class, "order", usual.order()));
    return structure.reasonAgainst(key);
  }

  /// The same without a value.
  Given without(String key) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.remove(key);
    return new Given(rest, file, families);
  }

  /// The key under which a list was given: its own, with the value of its option if there is one;
  /// else that of its single value; else its own, with a default.
  String list(String key, String single, @Nullable String option, String otherwise) {
    if (option != null) {
      values.put(key, option);
    } else if (!values.containsKey(key) && values.containsKey(single)) {
      return single;
    }
    values.putIfAbsent(key, otherwise);
    return key;
  }

  /// Reads the value that was given under a key; a mistake is told with its place.
  <T> T read(String key, Function<String, T> reader) {
    try {
      return reader.apply(String.valueOf(values.get(key)));
    } catch (IllegalArgumentException | UsageException e) {
      throw mistake(key, String.valueOf(e.getMessage()));
    }
  }

  <E extends Enum<E>> E choice(Class<E> type, String key, E otherwise) {
    return values.containsKey(key) ? read(key, name -> constant(type, key, name)) : otherwise;
  }

  /// The constant with a name.
  static <E extends Enum<E>> E constant(Class<E> type, String kind, String name) {
    for (E constant : type.getEnumConstants()) {
      if (KebabCase.of(constant).equals(name)) {
        return constant;
      }
    }
    throw new UsageException(Names.unknown(kind, name, KebabCase.all(type)));
  }

  /// A mistake in the value of a key, with its line if it stands in the file.
  private UsageException mistake(String key, String message) {
    ConfigFile.Entry entry = file == null ? null : file.entries().get(key);
    if (file != null && entry != null && entry.value().equals(values.get(key))) {
      return file.mistake(entry, message);
    }
    return new UsageException(message);
  }
}
