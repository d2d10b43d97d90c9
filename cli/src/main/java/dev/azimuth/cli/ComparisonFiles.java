package dev.azimuth.cli;

import dev.azimuth.env.EnvironmentFamilies;
import dev.azimuth.report.output.AtomicFile;
import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.About;
import dev.azimuth.report.run.Panels;
import dev.azimuth.report.run.Published;
import dev.azimuth.study.Arm;
import dev.azimuth.train.ConfigText;
import dev.azimuth.train.KebabCase;
import dev.azimuth.train.RunConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files in which a comparison says what it is, written before its first run.
final class ComparisonFiles {

  /// Where the configuration of each arm is, with any seed.
  static final String CONFIGURATIONS = "arms";

  private ComparisonFiles() {}

  static void write(Path directory, ComparisonPlan plan) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", plan.name());
    facts.put("title", plan.title());
    facts.put("command", plan.command());
    facts.put("thresholds", plan.thresholds());
    plan.reference().ifPresent(arm -> facts.put("reference", arm));
    facts.put("quick", plan.quick());
    facts.put("one-run-at-a-time", plan.timed());
    facts.put("seeds", plan.seeds());
    facts.put("planned-runs", plan.arms().size() * plan.seeds().size());
    write(directory.resolve(About.COMPARISON), yaml(facts));
    Stream<List<String>> arms = plan.arms().stream().map(ComparisonFiles::row);
    writeTable(
        directory.resolve(About.ARMS), List.of("arm", "algorithm", "description"), arms.toList());
    OutputOptions.create(directory.resolve(CONFIGURATIONS));
    for (Arm arm : plan.arms()) {
      write(configuration(directory, arm.name()), ConfigText.yaml(ConfigText.of(arm.config())));
    }
    writePaper(directory, plan.paper());
  }

  /// The file of an arm's configuration.
  static Path configuration(Path directory, String arm) {
    return directory.resolve(CONFIGURATIONS, arm + ".yaml");
  }

  /// The comparison that a directory was made for, without what its files say for readers only.
  ///
  /// @throws UsageException if the directory has none, or not one that could be gone on with
  static ComparisonPlan read(Path directory, EnvironmentFamilies families) throws IOException {
    About about = About.read(directory);
    String seeds = about.facts().getOrDefault("seeds", "[]").replaceAll("[\\[\\]\\s]", "");
    List<Arm> arms = new ArrayList<>();
    for (dev.azimuth.report.run.Arm arm : about.arms()) {
      Path file = configuration(directory, arm.name());
      if (Files.exists(file)) {
        RunConfig config = ConfigText.read(FormerRun.config(file));
        arms.add(new Arm(arm.name(), arm.description(), config));
      }
    }
    if (seeds.isEmpty() || arms.isEmpty() || arms.size() < about.arms().size()) {
      throw new UsageException(
          ("%s holds no comparison to go on with: there must be %s with its seeds, %s, and a file"
                  + " in %s for each arm.")
              .formatted(directory, About.COMPARISON, About.ARMS, CONFIGURATIONS));
    }
    return new ComparisonPlan(
        about.name(),
        about.title(),
        about.command(),
        families.named(arms.getFirst().config().environment()),
        arms,
        Lists.seeds(seeds),
        about.thresholds().orElse(List.of()),
        Optional.of(about.reference()).filter(name -> !name.isEmpty()),
        about.quick(),
        about.facts().getOrDefault("one-run-at-a-time", "").equals("true"),
        ComparisonPlan.Paper.NOTHING);
  }

  /// The files of the arms' configurations that a directory has.
  static List<Path> configurations(Path directory) {
    return About.read(directory).arms().stream()
        .map(arm -> configuration(directory, arm.name()))
        .filter(Files::exists)
        .toList();
  }

  private static void writePaper(Path directory, ComparisonPlan.Paper paper) {
    if (!paper.deviations().isEmpty()) {
      writeTable(
          directory.resolve(About.DEVIATIONS),
          List.of("setting", "paper", "here", "reason"),
          paper.deviations().stream()
              .map(one -> List.of(one.setting(), one.paper(), one.here(), one.reason()))
              .toList());
    }
    if (!paper.published().isEmpty()) {
      writeTable(
          directory.resolve(Published.FILE),
          List.of("arm", "quantity", "published"),
          paper.published().stream()
              .map(one -> List.of(one.arm(), one.quantity(), one.text()))
              .toList());
    }
  }

  /// Writes the table of the panels of a reproduction, and what it is as a whole.
  ///
  /// @param panels in the order in which they are shown
  /// @param table whether its result is a table rather than curves
  static void writePanels(
      Path directory, List<PlannedDirectory> panels, String command, boolean table) {
    List<List<String>> rows = new ArrayList<>();
    int runs = 0;
    for (PlannedDirectory panel : panels) {
      rows.add(List.of(panel.name(), panel.plan().title()));
      runs += panel.plan().runs().size();
    }
    ComparisonPlan first = panels.getFirst().plan();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", first.name());
    facts.put("title", first.title().split("; ", 2)[0]);
    facts.put("command", command);
    facts.put("quick", first.quick());
    facts.put("result", table ? "table" : "curves");
    facts.put("planned-runs", runs);
    write(directory.resolve(About.COMPARISON), yaml(facts));
    writeTable(directory.resolve(Panels.FILE), List.of("panel", "title"), rows);
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
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case String text when text.matches("[a-z][a-z0-9-]*") -> text;
      default -> Json.of(value);
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
