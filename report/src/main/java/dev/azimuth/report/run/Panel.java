package dev.azimuth.report.run;

import java.util.List;
import java.util.Optional;

/// One comparison of several that are shown together, such as those of a figure with panels.
///
/// @param name of its directory
/// @param title for headings
/// @param shortTitle what tells it from the other panels
/// @param about what its directory says of itself
/// @param comparison its runs, if some have begun
public record Panel(
    String name, String title, String shortTitle, About about, Optional<Comparison> comparison) {

  /// The groups of runs that have a curve.
  public List<AlgorithmRuns> started() {
    return runs().isEmpty()
        ? List.of()
        : comparison.orElseThrow().algorithms().stream()
            .filter(algorithm -> !algorithm.startedRuns().isEmpty())
            .toList();
  }

  public List<RunData> runs() {
    return comparison.map(Comparison::runs).orElse(List.of());
  }
}
