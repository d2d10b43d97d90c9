package dev.azimuth.report.page;

import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.summary.SummaryTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Curves, results, adaptation and returns by task of a comparison: the sections that a page has once,
/// or once for every panel.
///
/// @param tasks the figures of returns by task
/// @param id what the names of the page's elements begin with, so that they differ between panels
/// @param heading the element of the sections' headings, such as `h2`
record ComparisonSections(
    Comparison comparison,
    List<TaskFigure> tasks,
    List<Double> thresholds,
    String id,
    String heading) {

  static ComparisonSections of(
      Comparison comparison, List<Double> thresholds, String id, String heading) {
    return new ComparisonSections(comparison, TaskFigure.of(comparison), thresholds, id, heading);
  }

  /// @param figure the learning curves as SVG, for readers without scripts
  String html(String figure) {
    List<AlgorithmCurves> curves = new ArrayList<>();
    for (int i = 0; i < comparison.algorithms().size(); i++) {
      curves.add(AlgorithmCurves.of(i, comparison.algorithms().get(i)));
    }
    String note = Notes.raggedness(comparison);
    Map<String, String> parts = new HashMap<>();
    parts.put("id", Html.escape(id));
    parts.put("heading", heading);
    parts.put("algorithm-switches", CurveSection.switches(curves));
    parts.put("static-figure", figure);
    parts.put(
        "curve-caption",
        Html.escape("Lines: mean over runs; bands: 95 % bootstrap interval of the mean. " + note));
    parts.put("curve-table", CurveSection.table(curves));
    parts.put(
        "results",
        ResultSection.html(comparison, SummaryTable.of(comparison, thresholds))
            + PublishedSection.html(comparison, thresholds));
    parts.put("verdicts", VerdictSection.html(comparison, thresholds, Html.escape(id), heading));
    parts.put("profiles", ProfileSection.html(comparison, thresholds, Html.escape(id), heading));
    parts.put("adaptation", AdaptationSection.html(comparison));
    parts.put("tasks", TaskSection.html(comparison, tasks, Html.escape(id), heading));
    parts.put("data", PageData.json(curves, tasks, thresholds, note));
    return Template.fill(Template.resource("comparison.html"), parts) + "\n";
  }

  /// What a table of contents has of them.
  List<Frame.Entry> contents() {
    List<Frame.Entry> contents =
        new ArrayList<>(
            List.of(
                new Frame.Entry(id + "curves", "Learning curves"),
                new Frame.Entry(id + "results", "Results")));
    if (comparison.algorithms().size() > 1) {
      contents.add(new Frame.Entry(id + "verdicts", "Verdicts"));
    }
    contents.add(new Frame.Entry(id + "adaptation", "Adaptation"));
    if (!tasks.isEmpty()) {
      contents.add(new Frame.Entry(id + "tasks", "Returns by task"));
    }
    return contents;
  }
}
