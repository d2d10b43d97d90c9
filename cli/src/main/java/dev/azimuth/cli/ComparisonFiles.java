package dev.azimuth.cli;

import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.study.Arm;
import dev.azimuth.train.KebabCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The files in which a comparison says what it is, written before its first run.
final class ComparisonFiles {

  /// The flat file that names the comparison, its command and its thresholds.
  static final String COMPARISON = "comparison.yaml";

  /// The table of its arms, in the order in which they are shown.
  static final String ARMS = "arms.csv";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ComparisonFiles() {}

  static void write(Path directory, ComparisonPlan plan) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", plan.name());
    facts.put("title", plan.title());
    facts.put("command", plan.command());
    facts.put("thresholds", plan.thresholds());
    plan.reference().ifPresent(arm -> facts.put("reference", arm));
    facts.put("quick", plan.quick());
    facts.put("planned-runs", plan.arms().size() * plan.seeds().size());
    write(directory.resolve(COMPARISON), yaml(facts));
    Stream<List<String>> arms = plan.arms().stream().map(ComparisonFiles::row);
    writeTable(directory.resolve(ARMS), List.of("arm", "algorithm", "description"), arms.toList());
  }

  /// Writes the table of the panels of a reproduction.
  static void writePanels(Path directory, List<PlannedDirectory> panels) {
    List<List<String>> rows = new ArrayList<>();
    for (PlannedDirectory panel : panels) {
      rows.add(List.of(panel.name(), panel.plan().title()));
    }
    writeTable(directory.resolve("panels.csv"), List.of("panel", "title"), rows);
  }

  private static List<String> row(Arm arm) {
    return List.of(arm.name(), KebabCase.of(arm.algorithm()), arm.description());
  }

  /// Flat YAML. A value of JSON is one of YAML, whatever it holds.
  static String yaml(Map<String, Object> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + ": " + value(fact.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String value(Object value) {
    return switch (value) {
      case List<?> items ->
          items.stream().map(ComparisonFiles::value).collect(Collectors.joining(", ", "[", "]"));
      case Double number -> Numbers.plain(number);
      case String text when text.matches("[a-z][a-z0-9-]*") -> text;
      default -> JSON.writeValueAsString(value);
    };
  }

  /// Writes a table of texts as CSV.
  static void writeTable(Path file, List<String> header, List<List<String>> rows) {
    write(
        file,
        Stream.concat(Stream.of(header), rows.stream())
            .map(row -> row.stream().map(Numbers::csvText).collect(Collectors.joining(",")) + "\n")
            .collect(Collectors.joining()));
  }

  static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
