package dev.azimuth.report.page;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.summary.RunText;
import dev.azimuth.report.summary.SummaryTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The report as one HTML page that carries its data, styles and scripts.
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
    List<AlgorithmCurves> curves = new ArrayList<>();
    for (int i = 0; i < comparison.algorithms().size(); i++) {
      curves.add(AlgorithmCurves.of(i, comparison.algorithms().get(i)));
    }
    List<TaskFigure> tasks = TaskFigure.of(comparison);
    Map<String, String> parts = new HashMap<>();
    parts.put("title", Html.escape(title.isBlank() ? title(comparison) : title));
    parts.put("lead", Html.escape(lead(comparison)));
    parts.put("notes", notes(Notes.of(comparison)));
    parts.put("task-link", tasks.isEmpty() ? "" : "<a href=\"#tasks\">Returns by task</a>");
    parts.put("algorithm-switches", CurveSection.switches(curves));
    parts.put("static-figure", figure);
    parts.put(
        "curve-caption", "Lines: mean over runs; bands: 95 % bootstrap interval of the mean.");
    parts.put("curve-table", CurveSection.table(curves));
    parts.put("results", ResultSection.html(comparison, SummaryTable.of(comparison, thresholds)));
    parts.put("adaptation", AdaptationSection.html(comparison));
    parts.put("tasks", TaskSection.html(comparison, tasks));
    parts.put("configuration", ConfigurationSection.html(comparison));
    parts.put("machine", ConfigurationSection.machine(comparison));
    parts.put(
        "repeat",
        RepeatSection.html(comparison, command.isBlank() ? comparison.about().command() : command));
    parts.put("method", Template.resource("method.html"));
    parts.put("data", PageData.json(curves, tasks, thresholds, Notes.raggedness(comparison)));
    parts.put("style", Template.resource("report.css"));
    parts.put("script", Template.resource("report.js"));
    parts.put("uplot-style", Template.resource("uplot/uPlot.min.css"));
    parts.put("uplot-license", Template.resource("uplot/LICENSE"));
    parts.put("uplot-script", Template.resource("uplot/uPlot.iife.min.js"));
    return Template.fill(Template.resource("report.html"), parts) + "\n";
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
    int most = comparison.runs().stream().mapToInt(RunData::finishedEpochs).max().orElse(0);
    return "%s of %s; %s."
        .formatted(
            RunText.count(comparison.runs().size(), "run"),
            RunText.count(comparison.algorithms().size(), "algorithm"),
            most == 0 ? "no epoch is finished" : "up to " + RunText.count(most, "epoch") + " each");
  }

  private static String notes(List<String> notes) {
    return notes.isEmpty()
        ? ""
        : """
        <div class="notes" role="note"><strong>Before you read on</strong>
        <ul>
        %s
        </ul></div>\
        """
            .formatted(
                notes.stream()
                    .map(note -> "<li>%s</li>".formatted(Html.escape(note)))
                    .collect(Collectors.joining("\n")));
  }
}
