package dev.azimuth.report.page;

import dev.azimuth.report.run.Arm;
import dev.azimuth.report.run.Deviation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a comparison says of itself: that it is a preview, what its arms are, and in what it differs
/// from the paper.
final class AboutSection {

  private AboutSection() {}

  /// A banner that nobody overlooks, or nothing.
  static String preview(boolean quick) {
    return quick
        ? """
        <p class="preview" role="note"><strong>A preview, not a result.</strong> It was made with \
        <code>--quick</code>: so few epochs and seeds show that things work, not which is better.</p>\
        """
        : "";
  }

  /// The arms that have a description, in a table; nothing if none has.
  static String arms(List<Arm> arms) {
    List<Arm> described = arms.stream().filter(arm -> !arm.description().isBlank()).toList();
    if (described.isEmpty()) {
      return "";
    }
    boolean named = described.stream().anyMatch(arm -> !arm.name().equals(arm.algorithm()));
    List<String> header = new ArrayList<>(List.of("Name", "Description"));
    if (named) {
      header.add(1, "Algorithm");
    }
    List<List<String>> rows =
        described.stream()
            .map(arm ->
                escaped(
                    named
                        ? Stream.of(arm.name(), arm.algorithm(), arm.description())
                        : Stream.of(arm.name(), arm.description())))
            .toList();
    return Html.details("What is compared", Html.table("What is compared", "texts", header, rows));
  }

  /// The section on what differs from the paper, or nothing.
  static String deviations(List<Deviation> deviations) {
    if (deviations.isEmpty()) {
      return "";
    }
    List<List<String>> rows =
        deviations.stream()
            .map(d -> escaped(Stream.of(d.setting(), d.paper(), d.here(), d.reason())))
            .toList();
    return """
    <section id="deviations" aria-labelledby="deviations-title">
    <h2 id="deviations-title">Deviations from the paper</h2>
    %s</section>
    """
        .formatted(
            Html.table(
                "What is done otherwise than in the paper, and why",
                "texts",
                List.of("Setting", "Paper", "Here", "Reason"),
                rows));
  }

  private static List<String> escaped(Stream<String> cells) {
    return cells.map(Html::escape).toList();
  }
}
