package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.Panel;
import dev.azimuth.report.run.Panels;
import dev.azimuth.report.summary.RunText;
import dev.azimuth.report.summary.SummaryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The report of several comparisons: the figure of all, the sections of each panel, and what they
/// have in common once.
public final class PanelsPage {

  private PanelsPage() {}

  /// @param thresholds of every panel
  /// @param figures the learning curves of every panel as SVG, for readers without scripts; nothing for
  ///     one without runs
  /// @param title the title, or nothing for the directory's own
  /// @param command what repeats it all, or nothing for what the directory says
  /// @param overview the figure of all panels as SVG
  public static String html(
      Panels panels,
      List<List<Double>> thresholds,
      List<String> figures,
      String title,
      String command,
      String overview) {
    List<Frame.Entry> contents = new ArrayList<>();
    contents.add(new Frame.Entry("overview", "All panels"));
    StringBuilder sections = new StringBuilder(overview(panels, overview));
    for (int i = 0; i < panels.panels().size(); i++) {
      Panel panel = panels.panels().get(i);
      contents.add(new Frame.Entry(id(panel), panel.shortTitle()));
      sections.append(section(panel, thresholds.get(i), figures.get(i)));
    }
    contents.add(new Frame.Entry("configuration", "Configuration"));
    sections.append(PanelSettings.html(panels));
    String deviations = AboutSection.deviations(PanelDeviations.of(panels));
    if (!deviations.isEmpty()) {
      contents.add(new Frame.Entry("deviations", "Deviations"));
      sections.append(deviations);
    }
    return new Frame(
            title.isBlank() ? title(panels) : title,
            panels.quick(),
            lead(panels),
            List.of(),
            contents,
            sections.toString(),
            panels.runs(),
            command(panels, command))
        .html();
  }

  private static String title(Panels panels) {
    return panels.title().isBlank() ? panels.name() : panels.title();
  }

  private static String lead(Panels panels) {
    return "%s; %s; %s."
        .formatted(
            panels.runs().isEmpty()
                ? "No runs yet"
                : RunText.progress(panels.runs(), panels.plannedRuns()),
            RunText.count(panels.panels().size(), "panel"),
            Page.length(panels.runs()));
  }

  private static String overview(Panels panels, String figure) {
    String name = Html.escape(panels.name());
    return """
    <section id="overview" aria-labelledby="overview-title">
    <h2 id="overview-title">All panels</h2>
    <figure>
    <div class="scroll wide" role="region" tabindex="0" aria-label="Figure of all panels">
    %s</div>
    <figcaption>Mean over runs of the smoothed return after adaptation, with its 95 %% bootstrap interval.
    The figure is in <a href="%s.svg">%s.svg</a> and <a href="%s.png">%s.png</a>, \
    its numbers in <a href="%s">%s</a>%s.</figcaption>
    </figure>
    %s%s</section>
    """
        .formatted(
            figure,
            name,
            name,
            name,
            name,
            Html.escape(panels.numbers()),
            Html.escape(panels.numbers()),
            panels.about().isTable()
                ? ", the table in <a href=\"%s.csv\">%s.csv</a>".formatted(name, name)
                : "",
            finalReturns(panels),
            AboutSection.arms(panels.about().arms()));
  }

  /// Final returns of every arm in every panel.
  private static String finalReturns(Panels panels) {
    List<String> header = new ArrayList<>(List.of("Algorithm"));
    List<SummaryTable> tables = new ArrayList<>();
    for (Panel panel : panels.panels()) {
      header.add(Html.escape(panel.shortTitle()));
      tables.add(
          panel
              .comparison()
              .map(comparison -> SummaryTable.of(comparison, List.of()))
              .orElse(new SummaryTable(List.of(), List.of())));
    }
    List<List<String>> rows = new ArrayList<>();
    for (AlgorithmRuns arm : panels.started()) {
      List<String> cells = new ArrayList<>(List.of(Html.seriesName(arm)));
      tables.forEach(table -> cells.add(finalReturn(table, arm.label())));
      rows.add(cells);
    }
    return rows.isEmpty()
        ? ""
        : Html.table(
            "Final return: interquartile mean over runs; in brackets 95 % intervals",
            "results", header, rows);
  }

  private static String finalReturn(SummaryTable table, String label) {
    Optional<SummaryTable.Row> found =
        table.rows().stream().filter(row -> row.algorithm().equals(label)).findFirst();
    return found.map(ResultSection::finalReturn).orElse(Numbers.NONE);
  }

  private static String section(Panel panel, List<Double> thresholds, String figure) {
    String id = id(panel);
    String content =
        panel.started().isEmpty()
            ? Html.paragraph("No runs yet.")
            : content(panel.comparison().orElseThrow(), thresholds, id + "-", figure);
    return """
    <section id="%s" class="panel" aria-labelledby="%s-title">
    <h2 id="%s-title">%s</h2>
    %s</section>
    """
        .formatted(
            Html.escape(id),
            Html.escape(id),
            Html.escape(id),
            Html.escape(panel.shortTitle()),
            content);
  }

  private static String content(
      Comparison comparison, List<Double> thresholds, String id, String figure) {
    return Html.paragraph(
            RunText.progress(comparison.runs(), comparison.about().plannedRuns())
                + "; "
                + Page.length(comparison.runs())
                + ".")
        + Notes.html(Notes.of(comparison))
        + ComparisonSections.of(comparison, thresholds, id, "h3").html(figure)
        + ConfigurationSection.differing(comparison)
        + Notes.largeDelta(comparison).map(Html::paragraph).orElse("");
  }

  private static String id(Panel panel) {
    return "panel-" + panel.name();
  }

  private static String command(Panels panels, String given) {
    if (!given.isBlank()) {
      return given;
    }
    return panels.about().command().isBlank()
        ? panels.panels().stream()
            .flatMap(panel -> panel.comparison().stream())
            .map(comparison -> RepeatSection.command(comparison, ""))
            .distinct()
            .collect(Collectors.joining("\n"))
        : panels.about().command();
  }
}
