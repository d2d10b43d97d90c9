package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.run.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Settings that all runs have in common, those that differ, and the machine.
final class ConfigurationSection {

  private ConfigurationSection() {}

  static String html(Comparison comparison) {
    return differing(comparison)
        + Notes.largeDelta(comparison).map(Html::paragraph).orElse("")
        + common(comparison.runs());
  }

  /// The settings that all runs have in common.
  static String common(List<RunData> runs) {
    List<String> differing = Settings.differing(runs);
    List<List<String>> common =
        runs.getFirst().config().entrySet().stream()
            .filter(entry -> !differing.contains(entry.getKey()))
            .map(entry -> List.of(Html.escape(entry.getKey()), Html.escape(entry.getValue())))
            .toList();
    return Html.table("Settings that all runs have in common", "settings", List.of(), common)
        + Html.paragraph(
            "Every run's own file config.yaml holds its effective configuration, and is accepted"
                + " by --config.");
  }

  static String machine(List<RunData> runs) {
    Set<String> keys = new LinkedHashSet<>();
    runs.forEach(run -> keys.addAll(run.machine().keySet()));
    if (keys.isEmpty()) {
      return Html.paragraph("The runs did not record the machine.");
    }
    List<List<String>> rows =
        keys.stream()
            .map(key ->
                List.of(Html.escape(key.replace('_', ' ')), values(runs, RunData::machine, key)))
            .toList();
    return Html.table("As recorded by the runs", "settings", List.of(), rows);
  }

  /// The settings in which runs of a comparison differ, or nothing.
  static String differing(Comparison comparison) {
    List<String> differing = Settings.differing(comparison.runs());
    if (differing.isEmpty()) {
      return "";
    }
    List<String> header = new ArrayList<>(List.of("Setting"));
    comparison.algorithms().forEach(algorithm -> header.add(Html.escape(algorithm.label())));
    List<List<String>> rows =
        differing.stream().map(key -> row(key, comparison.algorithms())).toList();
    return Html.table("Settings that differ between runs", "", header, rows);
  }

  private static List<String> row(String key, List<AlgorithmRuns> algorithms) {
    List<String> cells = new ArrayList<>(List.of(Html.escape(key)));
    algorithms.forEach(algorithm -> cells.add(values(algorithm.runs(), RunData::config, key)));
    return cells;
  }

  /// The values that runs have, each once.
  static String values(
      List<RunData> runs, Function<RunData, SequencedMap<String, String>> file, String key) {
    return runs.stream()
        .map(run -> file.apply(run).getOrDefault(key, ""))
        .map(value -> value.isEmpty() ? Numbers.NONE : value)
        .distinct()
        .map(Html::escape)
        .collect(Collectors.joining(", "));
  }
}
