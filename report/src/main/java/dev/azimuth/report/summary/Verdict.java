package dev.azimuth.report.summary;

import dev.azimuth.report.output.Numbers;
import dev.azimuth.report.statistics.Bootstrap;
import dev.azimuth.report.statistics.Estimate;
import java.util.List;

/// What runs say of an arm against the reference in one measure: decision 0080.
///
/// @param seeds the pairs of runs
/// @param difference the mean of arm − reference over pairs with its 95 % interval; NaN where runs did
///     not reach the return, for then it does not exist
/// @param wins the pairs in which the arm is better; where nobody told what better is, has more
/// @param improvement the probability that a run of the arm is better than one of the reference
/// @param finding the verdict
public record Verdict(
    String arm,
    String reference,
    JudgedMeasure measure,
    int seeds,
    Estimate difference,
    int wins,
    int losses,
    int ties,
    Estimate improvement,
    Finding finding) {

  /// The verdict in words.
  public enum Finding {
    BETTER("better"),
    WORSE("worse"),
    MORE("more"),
    LESS("less"),
    NO_DIFFERENCE("no difference found"),
    TOO_FEW_SEEDS("too few seeds");

    private final String words;

    Finding(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  static final List<String> COLUMNS =
      List.of(
          "arm",
          "reference",
          "measure",
          "seeds",
          "difference",
          "low",
          "high",
          "wins",
          "losses",
          "ties",
          "probability_of_improvement",
          "verdict");

  private static final double SIGNIFICANT = 0.05;

  // With fewer, Student's interval rests on the normal distribution alone.
  private static final int FEWEST_PAIRS = 5;

  static Verdict of(
      String arm, String reference, JudgedMeasure measure, PairedRuns pairs, Finding finding) {
    return new Verdict(
        arm,
        reference,
        measure,
        pairs.pairs(),
        pairs.difference(),
        pairs.pairsWith(1),
        pairs.pairsWith(-1),
        pairs.pairsWith(0),
        pairs.improvement(Bootstrap.FOR_TABLES),
        finding);
  }

  /// @param chance the p-value, allowing for the number of comparisons
  /// @param comparisons how many arms are compared in this measure
  static Finding find(PairedRuns pairs, double chance, int comparisons) {
    if (!enough(pairs, comparisons)) {
      return Finding.TOO_FEW_SEEDS;
    }
    if (!(chance < SIGNIFICANT)) {
      return Finding.NO_DIFFERENCE;
    }
    boolean won =
        pairs.censored()
            ? pairs.pairsWith(1) > pairs.pairsWith(-1)
            : pairs.better().compare(pairs.difference().value(), 0) > 0;
    return pairs.better() == Better.UNKNOWN
        ? won ? Finding.MORE : Finding.LESS
        : won ? Finding.BETTER : Finding.WORSE;
  }

  /// Whether there could be a finding at all: enough pairs for Student's interval, and where the sign
  /// test decides, enough for a win in every pair to be beyond chance.
  private static boolean enough(PairedRuns pairs, int comparisons) {
    return pairs.pairs() >= FEWEST_PAIRS
        && !(pairs.censored() && comparisons * Math.pow(2, 1 - pairs.pairs()) >= SIGNIFICANT);
  }

  String toCsv() {
    return String.join(
            ",",
            Numbers.csvText(arm),
            Numbers.csvText(reference),
            Numbers.csvText(measure.name()),
            Integer.toString(seeds),
            Numbers.csv(difference.value()),
            Numbers.csv(difference.low()),
            Numbers.csv(difference.high()),
            Integer.toString(wins),
            Integer.toString(losses),
            Integer.toString(ties),
            Numbers.csv(improvement.value()),
            finding.words())
        + "\n";
  }
}
