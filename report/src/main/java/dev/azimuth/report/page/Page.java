package dev.azimuth.report.page;

import dev.azimuth.report.run.About;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.summary.RunText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The report of a comparison as one HTML page that carries its data, styles and scripts.
public final class Page {

  // A title with more names is not read.
  private static final int MOST_NAMES = 3;

  private Page() {}

  /// @param title the title, or nothing for the directory's own, or one that names environment and
  ///     algorithms
  /// @param command what repeats the runs, or nothing for what the directory says
  /// @param figure the learning curves as SVG, for readers without scripts
  public static String html(
      Comparison comparison, List<Double> thresholds, String title, String command, String figure) {
    About about = comparison.about();
    ComparisonSections sections = ComparisonSections.of(comparison, thresholds, "", "h2");
    List<Frame.Entry> contents = new ArrayList<>(sections.contents());
    contents.add(new Frame.Entry("configuration", "Configuration"));
    if (!about.deviations().isEmpty()) {
      contents.add(new Frame.Entry("deviations", "Deviations"));
    }
    String all =
        AboutSection.arms(about.arms())
            + sections.html(figure)
            + """
            <section id="configuration" aria-labelledby="configuration-title">
            <h2 id="configuration-title">Configuration</h2>
            %s</section>
            """
                .formatted(ConfigurationSection.html(comparison))
            + AboutSection.deviations(about.deviations());
    return new Frame(
            title.isBlank() ? title(comparison) : title,
            about.quick(),
            lead(comparison),
            Notes.of(comparison),
            contents,
            all,
            comparison.runs(),
            RepeatSection.command(comparison, command))
        .html();
  }

  private static String title(Comparison comparison) {
    if (!comparison.about().title().isBlank()) {
      return comparison.about().title();
    }
    int algorithms = comparison.algorithms().size();
    String what =
        algorithms > MOST_NAMES
            ? RunText.count(algorithms, "algorithm")
            : comparison.algorithms().stream()
                .map(AlgorithmRuns::label)
                .collect(Collectors.joining(", "));
    return "%s on %s".formatted(what, RunText.environments(comparison));
  }

  private static String lead(Comparison comparison) {
    return "%s; %s; %s."
        .formatted(
            RunText.progress(comparison.runs(), comparison.about().plannedRuns()),
            RunText.count(comparison.algorithms().size(), "algorithm"),
            length(comparison.runs()));
  }

  /// How far the longest of some runs is.
  static String length(List<RunData> runs) {
    int most = runs.stream().mapToInt(RunData::finishedEpochs).max().orElse(0);
    return most == 0 ? "no epoch is finished" : "up to " + RunText.count(most, "epoch") + " each";
  }
}
