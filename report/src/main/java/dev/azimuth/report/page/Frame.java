package dev.azimuth.report.page;

import dev.azimuth.report.run.RunData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What every page has around its sections: title, remarks and contents before them, machine, command
/// and method after them, and the styles and scripts that it carries.
///
/// @param quick whether the page shows a preview
/// @param lead one line under the title, as text
/// @param notes what a reader has to know before believing the figures, as text
/// @param contents the sections that a reader can jump to
/// @param sections those sections, as HTML
/// @param runs all runs of the page
/// @param repeat the commands that make them again
record Frame(
    String title,
    boolean quick,
    String lead,
    List<String> notes,
    List<Entry> contents,
    String sections,
    List<RunData> runs,
    String repeat) {

  /// A line of the contents.
  ///
  /// @param id of the section that it leads to
  /// @param title as text
  record Entry(String id, String title) {}

  String html() {
    Map<String, String> parts = new HashMap<>();
    parts.put("title", Html.escape(quick ? title + " (a preview)" : title));
    parts.put("preview", AboutSection.preview(quick));
    parts.put("lead", Html.escape(lead));
    parts.put("notes", Notes.html(notes));
    parts.put("contents", links());
    parts.put("sections", sections);
    parts.put("machine", ConfigurationSection.machine(runs));
    parts.put("repeat", RepeatSection.html(repeat));
    parts.put("method", Template.resource("method.html"));
    parts.put("style", Template.resource("report.css"));
    parts.put("script", Template.resource("report.js"));
    parts.put("uplot-style", Template.resource("uplot/uPlot.min.css"));
    parts.put("uplot-license", Template.resource("uplot/LICENSE"));
    parts.put("uplot-script", Template.resource("uplot/uPlot.iife.min.js"));
    return Template.fill(Template.resource("report.html"), parts) + "\n";
  }

  private String links() {
    List<Entry> all = new ArrayList<>(contents);
    all.add(new Entry("machine", "Machine"));
    all.add(new Entry("repeat", "Repeat it"));
    all.add(new Entry("method", "Method"));
    return all.stream()
        .map(entry ->
            "<a href=\"#%s\">%s</a>".formatted(Html.escape(entry.id()), Html.escape(entry.title())))
        .collect(Collectors.joining("\n"));
  }
}
