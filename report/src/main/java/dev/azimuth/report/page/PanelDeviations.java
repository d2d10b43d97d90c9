package dev.azimuth.report.page;

import dev.azimuth.report.run.Deviation;
import dev.azimuth.report.run.Panel;
import dev.azimuth.report.run.Panels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What panels do otherwise than the paper, each once.
final class PanelDeviations {

  private PanelDeviations() {}

  /// Those of the directory, then those of the panels; where some panels only have one, its setting
  /// says which.
  static List<Deviation> of(Panels panels) {
    List<Deviation> all = new ArrayList<>(panels.about().deviations());
    Set<Deviation> ofPanels = new LinkedHashSet<>();
    panels.panels().forEach(panel -> ofPanels.addAll(panel.about().deviations()));
    ofPanels.removeAll(all);
    ofPanels.forEach(deviation -> all.add(placed(deviation, panels.panels())));
    return all;
  }

  private static Deviation placed(Deviation deviation, List<Panel> panels) {
    List<Panel> having =
        panels.stream().filter(panel -> panel.about().deviations().contains(deviation)).toList();
    if (having.size() == panels.size()) {
      return deviation;
    }
    String where = having.stream().map(Panel::shortTitle).collect(Collectors.joining("; "));
    return new Deviation(
        "%s (%s)".formatted(deviation.setting(), where),
        deviation.paper(),
        deviation.here(),
        deviation.reason());
  }
}
