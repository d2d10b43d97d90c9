package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.Names;
import dev.azimuth.train.Algorithm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.Presets;
import dev.azimuth.train.RunConfig;
import dev.azimuth.train.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values that a caller gave, from a file and from options, before they are laid over a preset.
///
/// @param values by key; options have replaced those of the file
/// @param file where some of them stand, for messages
/// @param families the environments that there are
record Given(Map<String, String> values, @Nullable ConfigFile file, EnvironmentFamilies families) {

  /// The chosen environment.
  EnvironmentFamily family() {
    return families.named(values.getOrDefault("environment", "cartpole"));
  }

  /// The configuration of the chosen algorithm.
  RunConfig config() {
    return config(choice(Algorithm.class, "algorithm", Algorithm.DIRECTED_MAML));
  }

  /// The configuration of an algorithm: the preset, then the given values one by one, so that the
  /// first wrong one is told with its place.
  RunConfig config(Algorithm algorithm) {
    EnvironmentFamily family = family();
    Presets preset = choice(Presets.class, "preset", Presets.TUNED);
    Map<String, String> entries = ConfigText.of(preset.config(family, algorithm));
    RunConfig config = ConfigText.read(entries);
    for (Map.Entry<String, String> value : values.entrySet()) {
      String key = value.getKey();
      if (entries.containsKey(key) && !key.equals("algorithm")) {
        entries.put(key, value.getValue());
        try {
          config = ConfigText.read(entries);
          Tasks.parse(config.tasks(), family);
        } catch (IllegalArgumentException e) {
          throw mistake(key, e.getMessage());
        }
      }
    }
    return config;
  }

  /// The same without a value.
  Given without(String key) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.remove(key);
    return new Given(rest, file, families);
  }

  <E extends Enum<E>> E choice(Class<E> type, String key, E otherwise) {
    String name = values.get(key);
    return name == null ? otherwise : choice(type, key, key, name);
  }

  /// The constant with a name, for a value that was given under `key`.
  <E extends Enum<E>> E choice(Class<E> type, String key, String kind, String name) {
    for (E constant : type.getEnumConstants()) {
      if (KebabCase.of(constant).equals(name)) {
        return constant;
      }
    }
    throw mistake(key, Names.unknown(kind, name, KebabCase.all(type)));
  }

  /// A mistake in the value of a key, with its line if it stands in the file.
  UsageException mistake(String key, String message) {
    if (file != null
        && file.entries().containsKey(key)
        && file.entries().get(key).value().equals(values.get(key))) {
      return file.mistake(key, message);
    }
    return new UsageException(message);
  }
}
