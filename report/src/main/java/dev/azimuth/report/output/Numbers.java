package dev.azimuth.report.output;

import dev.azimuth.report.statistics.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// How numbers are written in files, in the terminal and in the report.
public final class Numbers {

  /// What stands for a threshold that was not reached.
  public static final String NOT_REACHED = "not reached";

  /// What stands for a number that does not exist.
  public static final String NONE = "–";

  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /// The shortest decimal that is `value`, without a needless ".0" or exponent: 175, 0.001.
  public static String plain(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value);
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  /// `value` for a CSV file: empty if it was not reached or does not exist.
  public static String csv(double value) {
    return Double.isFinite(value) ? plain(value) : "";
  }

  /// A name for a CSV file, quoted where it has to be.
  public static String csvText(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /// `value` for reading: four digits, or whole if larger; words where there is no number.
  public static String rounded(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (Double.isInfinite(value)) {
      return NOT_REACHED;
    }
    BigDecimal decimal = BigDecimal.valueOf(value);
    BigDecimal rounded = decimal.round(FOUR_DIGITS);
    return plain(
        (rounded.scale() < 0 ? decimal.setScale(0, RoundingMode.HALF_EVEN) : rounded)
            .doubleValue());
  }

  /// "151 [140, 163]"; an end that censored runs leave open is "[140, ∞)". One run has no interval.
  public static String withInterval(Estimate estimate, int runs) {
    String interval = interval(estimate, runs);
    return rounded(estimate.value()) + (interval.isEmpty() ? "" : " " + interval);
  }

  /// The interval alone, or nothing if there is none.
  public static String interval(Estimate estimate, int runs) {
    if (!Double.isFinite(estimate.value()) || runs < 2) {
      return "";
    }
    return Double.isInfinite(estimate.high())
        ? "[%s, ∞)".formatted(rounded(estimate.low()))
        : "[%s, %s]".formatted(rounded(estimate.low()), rounded(estimate.high()));
  }
}
