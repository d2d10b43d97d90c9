package dev.azimuth.report.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Several comparisons that are one result, read from a directory with a `panels.csv` and a comparison
/// directory for each of its rows.
///
/// @param name what the result is called, and the files of its figure: as the directory says or, if it
///     does not, as its panels do
/// @param about what the directory says of itself; its arms are those of all panels in the order in
///     which they are first seen
public record Panels(String name, About about, List<Panel> panels) {

  /// The name of the table of panels.
  public static final String FILE = "panels.csv";

  /// A panel by itself.
  private record Found(String name, String title, About about, List<RunData> runs) {

    static Found in(Path directory, String name, String title) {
      return new Found(name, title, About.read(directory), Comparison.begunRuns(directory));
    }

    Panel with(String shortTitle, List<Arm> arms) {
      About inAll = about.withArms(arms);
      return new Panel(
          name,
          title,
          shortTitle,
          inAll,
          runs.isEmpty() ? Optional.empty() : Optional.of(Comparison.of(runs, inAll)));
    }
  }

  // What the name of the table of curves ends with where another table is the result.
  private static final String CURVES = "-curves.csv";

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final List<String> FIGURE = List.of(".svg", ".png", ".csv", CURVES);
  private static final String SEPARATOR = "; ";

  public Panels {
    panels = List.copyOf(panels);
  }

  /// Whether a directory holds panels.
  public static boolean areIn(Path directory) {
    return Files.isRegularFile(directory.resolve(FILE));
  }

  /// Reads the panels of a directory, whether their runs have begun or not.
  ///
  /// @throws IllegalArgumentException if a file is garbled, naming it
  public static Panels read(Path directory) {
    List<Found> found =
        titles(directory.resolve(FILE)).entrySet().stream()
            .map(row -> Found.in(directory.resolve(row.getKey()), row.getKey(), row.getValue()))
            .toList();
    List<Arm> arms = arms(found);
    List<String> shortTitles = shortened(found.stream().map(Found::title).toList());
    List<Panel> panels = new ArrayList<>();
    for (Found panel : found) {
      panels.add(panel.with(shortTitles.get(panels.size()), arms));
    }
    About own = About.read(directory);
    String name = name(directory, own, found.stream().map(Found::about).toList());
    return new Panels(name, own.withArms(arms), panels);
  }

  /// The directories of the panels, in their order, whether they are there yet or not.
  public static List<Path> directories(Path directory) {
    return titles(directory.resolve(FILE)).keySet().stream().map(directory::resolve).toList();
  }

  /// The files of the figure of all panels, whether they are there yet or not.
  public static List<Path> figure(Path directory) {
    String name =
        name(
            directory,
            About.read(directory),
            directories(directory).stream().map(About::read).toList());
    return FIGURE.stream().map(end -> directory.resolve(name + end)).toList();
  }

  /// The title of it all, or nothing if there is none.
  public String title() {
    if (!about.title().isBlank() || panels.isEmpty()) {
      return about.title();
    }
    Panel first = panels.getFirst();
    int rest = first.title().length() - first.shortTitle().length();
    return first.title().substring(0, rest).replaceFirst(SEPARATOR + "$", "");
  }

  /// The name of the file with the numbers of the curves.
  public String numbers() {
    return name + (about.isTable() ? CURVES : ".csv");
  }

  /// Whether it is a quick view and no result.
  public boolean quick() {
    return about.quick() || panels.stream().anyMatch(panel -> panel.about().quick());
  }

  /// The number of runs that it is to have; 0 if unknown.
  public int plannedRuns() {
    return about.plannedRuns() > 0
        ? about.plannedRuns()
        : panels.stream().mapToInt(panel -> panel.about().plannedRuns()).sum();
  }

  public List<RunData> runs() {
    return panels.stream().flatMap(panel -> panel.runs().stream()).toList();
  }

  /// The groups of runs that have a curve in any panel, each once.
  public List<AlgorithmRuns> started() {
    SequencedMap<Integer, AlgorithmRuns> bySeries = new LinkedHashMap<>();
    panels.stream()
        .flatMap(panel -> panel.started().stream())
        .forEach(arm -> bySeries.putIfAbsent(arm.series(), arm));
    return bySeries.keySet().stream().sorted().map(bySeries::get).toList();
  }

  private static SequencedMap<String, String> titles(Path file) {
    SequencedMap<String, String> titles = new LinkedHashMap<>();
    for (List<String> row : CsvText.read(file, List.of("panel", "title"))) {
      String name = row.getFirst();
      if (!name.matches(NAME)) {
        throw new IllegalArgumentException(
            "%s: panel (%s) must be the name of a directory beside it.".formatted(file, name));
      }
      if (titles.put(name, row.getLast().isBlank() ? name : row.getLast()) != null) {
        throw new IllegalArgumentException(
            "%s: the panel %s is there twice.".formatted(file, name));
      }
    }
    if (titles.isEmpty()) {
      throw new IllegalArgumentException("%s must have at least one panel.".formatted(file));
    }
    return titles;
  }

  /// The arms that directories name, and the algorithms of runs that are of none of them, so that each
  /// has one place in all panels.
  private static List<Arm> arms(List<Found> panels) {
    SequencedMap<String, Arm> arms = new LinkedHashMap<>();
    panels.forEach(panel -> panel.about().arms().forEach(arm -> arms.putIfAbsent(arm.name(), arm)));
    for (Found panel : panels) {
      for (RunData run : panel.runs()) {
        if (!arms.containsKey(run.arm())) {
          arms.putIfAbsent(run.algorithm(), new Arm(run.algorithm(), run.algorithm(), ""));
        }
      }
    }
    return List.copyOf(arms.values());
  }

  /// Titles without what they all begin with, up to a semicolon.
  private static List<String> shortened(List<String> titles) {
    String first = titles.getFirst();
    String common = first.substring(0, Math.max(0, first.lastIndexOf(SEPARATOR)));
    while (!common.isEmpty() && !allBeginWith(titles, common + SEPARATOR)) {
      common = common.substring(0, Math.max(0, common.lastIndexOf(SEPARATOR)));
    }
    int length = common.isEmpty() ? 0 : common.length() + SEPARATOR.length();
    return titles.stream().map(title -> title.substring(length)).toList();
  }

  private static boolean allBeginWith(List<String> titles, String start) {
    return titles.stream().allMatch(title -> title.startsWith(start));
  }

  private static String name(Path directory, About own, List<About> panels) {
    List<String> ofPanels = panels.stream().map(About::name).distinct().toList();
    String shared = ofPanels.size() == 1 ? ofPanels.getFirst() : "";
    String name = own.name().isBlank() ? shared : own.name();
    if (name.isBlank()) {
      return "panels";
    }
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "%s: name (%s) must be the beginning of a file's name, such as fig2."
              .formatted(directory.resolve(About.COMPARISON), name));
    }
    return name;
  }
}
