package dev.azimuth.report.page;

import dev.azimuth.report.run.Panel;
import dev.azimuth.report.run.Panels;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.run.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The settings that the runs of all panels have in common, and those in which panels differ. What
/// differs within a panel is shown there.
final class PanelSettings {

  private PanelSettings() {}

  static String html(Panels panels) {
    List<Panel> begun = panels.panels().stream().filter(panel -> !panel.runs().isEmpty()).toList();
    String content =
        begun.isEmpty()
            ? Html.paragraph("No runs yet.")
            : between(begun) + ConfigurationSection.common(panels.runs());
    return """
    <section id="configuration" aria-labelledby="configuration-title">
    <h2 id="configuration-title">Configuration</h2>
    %s</section>
    """
        .formatted(content);
  }

  private static String between(List<Panel> panels) {
    List<RunData> runs = panels.stream().flatMap(panel -> panel.runs().stream()).toList();
    Set<String> within = new TreeSet<>();
    panels.forEach(panel -> within.addAll(Settings.differing(panel.runs())));
    List<List<String>> rows = new ArrayList<>();
    for (String key : Settings.differing(runs)) {
      if (!within.contains(key)) {
        List<String> cells = new ArrayList<>(List.of(Html.escape(key)));
        panels.forEach(
            panel -> cells.add(ConfigurationSection.values(panel.runs(), RunData::config, key)));
        rows.add(cells);
      }
    }
    if (rows.isEmpty()) {
      return "";
    }
    List<String> header = new ArrayList<>(List.of("Setting"));
    panels.forEach(panel -> header.add(Html.escape(panel.shortTitle())));
    return Html.table("Settings that differ between panels", "texts", header, rows);
  }
}
