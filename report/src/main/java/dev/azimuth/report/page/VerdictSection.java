package dev.azimuth.report.page;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.statistics.Estimate;
import dev.azimuth.report.summary.RunText;
import dev.azimuth.report.summary.Verdict;
import dev.azimuth.report.summary.Verdict.Finding;
import dev.azimuth.report.summary.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the runs say of each arm against the reference: a sentence an arm, and the numbers behind it.
final class VerdictSection {

  private static final List<String> HEADER =
      List.of(
          "Arm",
          "Measure",
          "Verdict",
          "Seeds",
          "Difference",
          "Smallest effect",
          "Wins, losses, ties",
          "Probability of improvement");

  private VerdictSection() {}

  /// The section, or nothing if there is only one arm.
  ///
  /// @param id what the names of its elements begin with
  /// @param heading the element of its heading
  static String html(Comparison comparison, List<Double> thresholds, String id, String heading) {
    if (comparison.algorithms().size() < 2) {
      return "";
    }
    List<Verdict> verdicts = Verdicts.of(comparison, thresholds).rows();
    List<String> labels = comparison.algorithms().stream().map(AlgorithmRuns::label).toList();
    String sentences =
        labels.stream()
            .map(label -> verdicts.stream().filter(row -> row.arm().equals(label)).toList())
            .filter(rows -> !rows.isEmpty())
            .map(rows -> "<li>%s</li>\n".formatted(Html.escape(sentence(rows))))
            .collect(Collectors.joining());
    List<List<String>> rows =
        verdicts.stream()
            .map(row -> row(comparison.algorithms().get(labels.indexOf(row.arm())), row))
            .toList();
    return """
    <section id="%1$sverdicts" aria-labelledby="%1$sverdicts-title">
    <%2$s id="%1$sverdicts-title">Verdicts</%2$s>
    <ul>
    %3$s</ul>
    %4$s%5$s</section>
    """
        .formatted(
            id,
            heading,
            sentences,
            Html.paragraph(explanation(comparison, verdicts)),
            Html.details(
                "Numbers of these verdicts",
                Html.table(
                    "Arm less reference, mean over pairs of runs; in brackets 95 % intervals, each"
                        + " for one comparison by itself",
                    "numbers", HEADER, rows)));
  }

  /// "directed-maml against maml: better in epochs to return 175 (−69 [−71, −67]); no difference found
  /// in final return."
  static String sentence(List<Verdict> ofArm) {
    Map<Finding, List<String>> measures = new TreeMap<>();
    for (Verdict verdict : ofArm) {
      String number =
          verdict.finding() == Finding.TOO_FEW_SEEDS || Double.isNaN(verdict.difference().value())
              ? ""
              : " (%s)".formatted(difference(verdict));
      measures
          .computeIfAbsent(verdict.finding(), _ -> new ArrayList<>())
          .add(verdict.measure().words() + number);
    }
    return "%s against %s: %s."
        .formatted(
            ofArm.getFirst().arm(),
            ofArm.getFirst().reference(),
            measures.entrySet().stream()
                .map(entry ->
                    "%s in %s"
                        .formatted(entry.getKey().words(), String.join(", ", entry.getValue())))
                .collect(Collectors.joining("; ")));
  }

  private static String explanation(Comparison comparison, List<Verdict> verdicts) {
    long arms = verdicts.stream().map(Verdict::arm).distinct().count();
    long measures = verdicts.stream().map(verdict -> verdict.measure().name()).distinct().count();
    long unfinished = comparison.runs().stream().filter(RunData::endedEarly).count();
    return "Computed from the runs, with 95 %% confidence: %s, of %s in %s, by runs of the same"
            .formatted(
                RunText.count(verdicts.size(), "comparison"),
                RunText.count((int) arms, "arm"),
                RunText.count((int) measures, "measure"))
        + " seed. Each measure's verdicts allow for the number of arms, not for that of measures:"
        + " where nothing differs, one measure in 20 says that something does."
        + (comparison.reference().isEmpty()
            ? " The directory names no reference, so the first arm is it."
            : "")
        + (unfinished > 0
            ? " %s unfinished and left out; if they diverged, the others flatter their arm."
                .formatted(unfinished == 1 ? "1 run is" : "%d runs are".formatted(unfinished))
            : "");
  }

  private static List<String> row(AlgorithmRuns arm, Verdict verdict) {
    Estimate difference = verdict.difference();
    return List.of(
        Html.seriesName(arm),
        Html.escape(verdict.measure().words()),
        verdict.finding().words(),
        Integer.toString(verdict.seeds()),
        Double.isNaN(difference.value()) ? Numbers.NONE : difference(verdict),
        Numbers.rounded((difference.high() - difference.low()) / 2),
        "%d, %d, %d".formatted(verdict.wins(), verdict.losses(), verdict.ties()),
        Numbers.withInterval(verdict.improvement(), verdict.seeds()));
  }

  private static String difference(Verdict verdict) {
    return (verdict.difference().value() > 0 ? "+" : "")
        + Numbers.withInterval(verdict.difference(), verdict.seeds());
  }
}
