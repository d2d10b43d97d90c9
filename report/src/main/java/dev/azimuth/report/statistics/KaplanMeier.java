package dev.azimuth.report.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The share of runs that still have not arrived, by time: the product-limit estimate [1], which
/// takes from every run only what it tells. A run that ended at epoch 100 without arriving says that
/// it takes longer than 100, and nothing about what would have been.
///
/// The interval of its median is that of the bootstrap over runs, each with its time and whether it
/// arrived [2].
///
/// [1] Kaplan, Meier. Nonparametric Estimation from Incomplete Observations. JASA 1958.
/// [2] Efron. Censored Data and the Bootstrap. JASA 1981.
public final class KaplanMeier {

  // Shares are products of fractions, so one half comes out as one half up to rounding only.
  private static final double ROUNDING = 1e-9;

  private final double[] times; // [n], ascending
  private final boolean[] arrived; // [n], in that order
  private final int[] places; // [n], where run i of the caller stands in that order

  /// @param times when each run arrived, or until when it was seen not to; +∞ if it never will [n]
  /// @param arrived whether it did [n]
  public KaplanMeier(double[] times, boolean[] arrived) {
    int runs = times.length;
    if (runs == 0 || arrived.length != runs) {
      throw new IllegalArgumentException(
          "times (%d of them) and arrived (%d) must be of the same runs, at least one."
              .formatted(runs, arrived.length));
    }
    int[] order =
        IntStream.range(0, runs)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer run) -> times[run]))
            .mapToInt(run -> run)
            .toArray();
    this.times = Arrays.stream(order).mapToDouble(run -> times[run]).toArray();
    this.arrived = new boolean[runs];
    places = new int[runs];
    for (int place = 0; place < runs; place++) {
      this.arrived[place] = arrived[order[place]];
      places[order[place]] = place;
    }
  }

  /// The estimated share of runs that take longer than `time`.
  public double survival(double time) {
    int[] each = new int[times.length];
    Arrays.fill(each, 1);
    int atRisk = times.length;
    double share = 1;
    for (int place = 0; place < times.length && times[place] <= time; ) {
      int next = end(place);
      share *= 1 - arrivals(place, next, each) / (double) atRisk;
      atRisk -= next - place;
      place = next;
    }
    return share;
  }

  /// The time by which half of the runs have arrived; +∞ if the estimate never falls below one half.
  /// Where it is exactly one half for a while, the middle of that while: so the median of runs that
  /// all arrived is their usual one.
  public double median() {
    int[] each = new int[times.length];
    Arrays.fill(each, 1);
    return median(each, times.length);
  }

  /// The median with its 95 % interval; an end is +∞ where runs that did not arrive leave it open.
  public Estimate median(Bootstrap bootstrap) {
    Interval interval =
        bootstrap.intervalOverRuns(
            times.length,
            chosen -> {
              int[] counts = new int[times.length];
              for (int run : chosen) {
                counts[places[run]]++;
              }
              return median(counts, chosen.length);
            });
    return new Estimate(median(), interval.low(), interval.high());
  }

  /// @param counts how often the run at each place counts [n]
  /// @param total their sum
  private double median(int[] counts, int total) {
    int atRisk = total;
    double share = 1;
    double half = Double.NaN;
    for (int place = 0; place < times.length && atRisk > 0; ) {
      int next = end(place);
      int arrivals = arrivals(place, next, counts);
      if (arrivals > 0 && !Double.isNaN(half)) {
        return (half + times[place]) / 2;
      }
      share *= 1 - arrivals / (double) atRisk;
      if (share < 0.5 - ROUNDING) {
        return times[place];
      }
      if (arrivals > 0 && share < 0.5 + ROUNDING) {
        half = times[place];
      }
      atRisk -= Arrays.stream(counts, place, next).sum();
      place = next;
    }
    return Double.POSITIVE_INFINITY;
  }

  /// The first place with a later time.
  private int end(int place) {
    int end = place + 1;
    while (end < times.length && times[end] == times[place]) {
      end++;
    }
    return end;
  }

  private int arrivals(int from, int to, int[] counts) {
    int sum = 0;
    for (int place = from; place < to; place++) {
      sum += arrived[place] ? counts[place] : 0;
    }
    return sum;
  }
}
