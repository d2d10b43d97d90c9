package dev.azimuth.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// In which settings runs differ, and what those that differ are called.
public final class Settings {

  private static final String SEED = "seed";
  private static final String EPOCHS = "epochs";
  private static final String SCHEDULE = "schedule";
  private static final String CONSTANT = "constant";

  // A longer value, such as a distribution of tasks, would fill a table's first column.
  private static final int LONGEST_VALUE = 28;

  private Settings() {}

  /// The settings in which `runs` differ, in the order of their configurations.
  public static List<String> differing(List<RunData> runs) {
    Set<String> keys = new LinkedHashSet<>();
    runs.forEach(run -> keys.addAll(run.config().keySet()));
    return keys.stream()
        .filter(key -> runs.stream().map(run -> run.config().get(key)).distinct().count() > 1)
        .toList();
  }

  /// The runs in groups that differ in nothing but the seed. Where there are several, the name of each
  /// has the settings in brackets that tell it from the others.
  ///
  /// @param series the number of the first of them
  static List<AlgorithmRuns> separate(String name, List<RunData> runs, int series) {
    List<String> keys = differing(runs).stream().filter(key -> separates(key, runs)).toList();
    if (keys.isEmpty()) {
      return List.of(new AlgorithmRuns(name, runs, series));
    }
    SequencedMap<List<String>, List<RunData>> groups = group(runs, keys);
    List<String> telling = telling(keys, runs, groups.size());
    String rest = telling.size() < keys.size() ? ", …" : "";
    List<AlgorithmRuns> separate = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>();
    for (List<RunData> group : groups.values()) {
      String settings =
          telling.stream()
              .map(key -> key + " " + shortened(value(group.getFirst(), key)))
              .collect(Collectors.joining(", "));
      String label = "%s (%s%s)".formatted(name, settings, rest);
      String unique = label;
      for (int i = 2; !labels.add(unique); i++) { // values that are alike where they are cut
        unique = "%s #%d".formatted(label, i);
      }
      separate.add(new AlgorithmRuns(unique, group, series + separate.size()));
    }
    return separate;
  }

  /// As few of the keys as tell all groups apart, the first ones that help: the table of settings has
  /// the others.
  private static List<String> telling(List<String> keys, List<RunData> runs, int groups) {
    List<String> telling = new ArrayList<>();
    int apart = 1;
    for (String key : keys) {
      telling.add(key);
      int now = group(runs, telling).size();
      if (now == apart) {
        telling.removeLast();
      }
      apart = now;
      if (apart == groups) {
        break;
      }
    }
    return telling;
  }

  private static SequencedMap<List<String>, List<RunData>> group(
      List<RunData> runs, List<String> keys) {
    SequencedMap<List<String>, List<RunData>> groups = new LinkedHashMap<>();
    for (RunData run : runs) {
      List<String> values = keys.stream().map(key -> value(run, key)).toList();
      groups.computeIfAbsent(values, _ -> new ArrayList<>()).add(run);
    }
    return groups;
  }

  private static String value(RunData run, String key) {
    return Objects.requireNonNullElse(run.config().get(key), "unset");
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
  }

  /// Whether a setting changes what an epoch computes. The number of epochs does so only through a
  /// schedule: a step size that falls to zero is smaller at epoch 10 of 20 than of 1000.
  private static boolean separates(String key, List<RunData> runs) {
    return switch (key) {
      case SEED -> false;
      case EPOCHS ->
          runs.stream()
              .anyMatch(run -> !run.config().getOrDefault(SCHEDULE, CONSTANT).equals(CONSTANT));
      default -> true;
    };
  }
}
