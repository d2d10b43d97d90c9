package dev.azimuth.report.summary;

import dev.azimuth.report.run.AlgorithmRuns;
import dev.azimuth.report.run.Comparison;
import dev.azimuth.report.run.RunData;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a comparison is about, in words.
public final class RunText {

  private RunText() {}

  /// The environments that the runs name, such as "cartpole".
  public static String environments(Comparison comparison) {
    return comparison.runs().stream()
        .map(run ->
            Objects.requireNonNullElse(run.config().get("environment"), "unknown environment"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// "5 runs", or "3 to 5 runs" where algorithms have different numbers of them.
  public static String runCounts(Comparison comparison) {
    List<Integer> counts =
        comparison.algorithms().stream()
            .map(AlgorithmRuns::averagedRuns)
            .map(List::size)
            .filter(size -> size > 0)
            .sorted()
            .toList();
    if (counts.isEmpty()) {
      return "no runs";
    }
    return counts.getFirst().equals(counts.getLast())
        ? count(counts.getFirst(), "run")
        : "%d to %d runs".formatted(counts.getFirst(), counts.getLast());
  }

  /// "50 runs"; or, while some of them are to come, "12 of 50 runs so far, 3 of them unfinished".
  ///
  /// @param planned how many there are to be; 0 if unknown
  public static String progress(List<RunData> runs, int planned) {
    int unfinished = (int) runs.stream().filter(RunData::endedEarly).count();
    if (planned <= runs.size() && unfinished == 0) {
      return count(runs.size(), "run");
    }
    String all = count(Math.max(planned, runs.size()), "run");
    String some = planned > runs.size() ? "%d of %s so far".formatted(runs.size(), all) : all;
    return unfinished == 0 ? some : "%s, %d of them unfinished".formatted(some, unfinished);
  }

  /// "meta-sgd: second order", where runs learn inner step sizes; else nothing. Names of algorithms do
  /// not tell, and seconds and returns depend on it.
  public static Optional<String> orderOfDerivatives(Comparison comparison) {
    String orders =
        comparison.runs().stream()
            .map(run -> run.config().getOrDefault("order", ""))
            .filter(order -> !order.isEmpty())
            .distinct()
            .collect(Collectors.joining(" and "));
    return orders.isEmpty() ? Optional.empty() : Optional.of("meta-sgd: " + orders + " order");
  }

  public static String count(int number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }
}
