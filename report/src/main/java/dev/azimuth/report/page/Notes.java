package dev.azimuth.report.page;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import dev.azimuth.report.summary.FinalEpoch;
import dev.azimuth.report.summary.RunText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a reader has to know before believing the figures.
final class Notes {

  // With fewer runs a percentile bootstrap interval is much too narrow.
  private static final int FEW_RUNS = 5;

  private Notes() {}

  /// Sentences, as text.
  static List<String> of(Comparison comparison) {
    List<String> notes = new ArrayList<>();
    fewRuns(comparison).ifPresent(notes::add);
    for (AlgorithmRuns algorithm : comparison.algorithms()) {
      unfinished(algorithm).ifPresent(notes::add);
      plannedLengths(algorithm).ifPresent(notes::add);
      repeatedSeeds(algorithm).ifPresent(notes::add);
    }
    return notes;
  }

  /// The notes as a box at the top of a page or section; nothing if there are none.
  static String html(List<String> notes) {
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

  /// The remark of the figure if its curves are not of all runs, or end before the longest; or nothing.
  static String raggedness(Comparison comparison) {
    List<String> remarks = new ArrayList<>();
    for (AlgorithmRuns algorithm : comparison.algorithms()) {
      int averaged = algorithm.averagedRuns().size();
      if (averaged > 0 && averaged < algorithm.runs().size()) {
        remarks.add(
            "The curve of %s is of %d of its %d runs, those that have %s."
                .formatted(
                    algorithm.label(),
                    averaged,
                    algorithm.runs().size(),
                    algorithm.averagedRuns().getFirst().endedEarly() ? "begun" : "finished"));
      }
    }
    String ragged =
        comparison.algorithms().stream()
            .filter(Notes::differInLength)
            .map(AlgorithmRuns::label)
            .collect(Collectors.joining(" and of "));
    if (!ragged.isEmpty()) {
      remarks.add(
          "The runs of %s differ in length; a mean ends with the shortest.".formatted(ragged));
    }
    return String.join(" ", remarks);
  }

  private static boolean differInLength(AlgorithmRuns algorithm) {
    return algorithm.averagedRuns().stream().map(RunData::finishedEpochs).distinct().count() > 1;
  }

  private static Optional<String> fewRuns(Comparison comparison) {
    String few =
        comparison.algorithms().stream()
            .filter(algorithm -> algorithm.startedRuns().size() < FEW_RUNS)
            .map(Notes::runsOf)
            .collect(Collectors.joining(", "));
    return few.isEmpty()
        ? Optional.empty()
        : Optional.of("Few runs: %s. Intervals from so few are too narrow.".formatted(few));
  }

  private static String runsOf(AlgorithmRuns algorithm) {
    int runs = algorithm.startedRuns().size();
    return "%s has %s".formatted(algorithm.label(), runs == 0 ? "none" : Integer.toString(runs));
  }

  /// Which runs have fewer epochs than they were to have, and what that does to curves and returns.
  private static Optional<String> unfinished(AlgorithmRuns algorithm) {
    List<String> early =
        algorithm.runs().stream()
            .filter(RunData::endedEarly)
            .map(run ->
                "%s at epoch %d of %d"
                    .formatted(run.name(), run.finishedEpochs(), run.plannedEpochs()))
            .toList();
    if (early.isEmpty()) {
      return Optional.empty();
    }
    int complete = algorithm.runs().size() - early.size();
    int finalEpoch = FinalEpoch.of(algorithm).epoch();
    String effect =
        complete > 0
            ? "The curve and the final return are of the other %d".formatted(complete)
            : finalEpoch > 0
                ? "The final return is that at epoch %d, the last %s"
                    .formatted(
                        finalEpoch, early.size() > 1 ? "that all of them reached" : "that there is")
                : "There is no final return";
    return Optional.of(
        "%d of %s of %s %s unfinished (stopped, or still going): %s. %s."
            .formatted(
                early.size(),
                RunText.count(algorithm.runs().size(), "run"),
                algorithm.label(),
                early.size() > 1 ? "are" : "is",
                String.join(", ", early),
                effect));
  }

  /// That runs which were meant to differ in length are compared where the shortest ends.
  private static Optional<String> plannedLengths(AlgorithmRuns algorithm) {
    FinalEpoch last = FinalEpoch.of(algorithm);
    boolean differ = last.runs().stream().mapToInt(RunData::plannedEpochs).distinct().count() > 1;
    return differ
        ? Optional.of(
            "The runs of %s were to differ in length; their final return is that at epoch %d."
                .formatted(algorithm.label(), last.epoch()))
        : Optional.empty();
  }

  private static Optional<String> repeatedSeeds(AlgorithmRuns algorithm) {
    List<String> seeds =
        algorithm.runs().stream()
            .map(run -> run.config().get("seed"))
            .filter(Objects::nonNull)
            .toList();
    String repeated =
        seeds.stream()
            .filter(seed -> seeds.indexOf(seed) != seeds.lastIndexOf(seed))
            .distinct()
            .collect(Collectors.joining(", "));
    return repeated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s has seed %s more than once: the same run counts twice."
                .formatted(algorithm.label(), repeated));
  }

  /// That δ exceeds β, where it does: the paper contradicts itself about it.
  static Optional<String> largeDelta(Comparison comparison) {
    String names =
        comparison.algorithms().stream()
            .filter(algorithm -> algorithm.runs().stream().anyMatch(Notes::deltaExceedsBeta))
            .map(AlgorithmRuns::label)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "delta is greater than beta in %s, as in Table I of the Directed-MAML paper; the"
                    .formatted(names)
                + " paper's Section IV asks for the opposite.");
  }

  private static boolean deltaExceedsBeta(RunData run) {
    try {
      return Double.parseDouble(run.config().getOrDefault("delta", "0"))
          > Double.parseDouble(run.config().getOrDefault("beta", "Infinity"));
    } catch (NumberFormatException _) {
      return false; // A setting of another algorithm by the same name.
    }
  }
}
