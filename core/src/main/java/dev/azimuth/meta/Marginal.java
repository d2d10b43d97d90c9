package dev.azimuth.meta;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// The distribution of one physical constant, whose expectation is known exactly.
public sealed interface Marginal {

  double sample(RandomGenerator random);

  /// E x.
  double mean();

  /// A distribution that can be split, because the share and the expectation of every part are known
  /// too.
  sealed interface Splittable extends Marginal permits Uniform, Choice, TruncatedNormal {

    /// P(x ∈ part).
    double probability(Interval part);

    /// E x·[x ∈ part]: what the part contributes to the expectation.
    double partialMean(Interval part);
  }

  /// The numbers from `low` to `high`, both included.
  record Interval(double low, double high) {
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException(
            "low (%s) must not be above high (%s).".formatted(low, high));
      }
    }

    boolean contains(double x) {
      return low <= x && x <= high;
    }
  }

  /// Always the same value.
  record Fixed(double value) implements Marginal {
    @Override
    public double sample(RandomGenerator random) {
      return value;
    }

    @Override
    public double mean() {
      return value;
    }
  }

  /// Every value between two bounds alike.
  record Uniform(double low, double high) implements Splittable {
    public Uniform {
      if (!(low < high)) {
        throw new IllegalArgumentException(
            "low (%s) must be below high (%s).".formatted(low, high));
      }
    }

    @Override
    public double sample(RandomGenerator random) {
      return low + (high - low) * random.nextDouble();
    }

    @Override
    public double mean() {
      return low + (high - low) / 2;
    }

    @Override
    public double probability(Interval part) {
      return Math.max(0, Math.min(high, part.high) - Math.max(low, part.low)) / (high - low);
    }

    @Override
    public double partialMean(Interval part) {
      return (Math.max(low, part.low) + Math.min(high, part.high)) / 2 * probability(part);
    }
  }

  /// One of several values, each as likely as the others.
  record Choice(List<Double> values) implements Splittable {
    public Choice {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("values (none) must be at least one.");
      }
    }

    @Override
    public double sample(RandomGenerator random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public double mean() {
      return values.stream().mapToDouble(x -> x).sum() / values.size();
    }

    @Override
    public double probability(Interval part) {
      return inside(part).length / (double) values.size();
    }

    @Override
    public double partialMean(Interval part) {
      return Arrays.stream(inside(part)).sum() / values.size();
    }

    private double[] inside(Interval part) {
      return values.stream().mapToDouble(x -> x).filter(part::contains).toArray();
    }
  }

  /// A part of another distribution: what lies within some intervals, or what lies outside of them.
  ///
  /// @param intervals disjoint
  record Part(Splittable whole, List<Interval> intervals, boolean within) implements Marginal {

    /// The least share of the whole that a part may have, for samples are drawn from the whole until
    /// one falls into the part.
    public static final double LEAST = 0.001;

    public Part {
      intervals = List.copyOf(intervals);
      double share = share(whole, intervals, within);
      if (!(share >= LEAST)) {
        throw new IllegalArgumentException(
            "share (%s) of the part must be at least %s.".formatted(share, LEAST));
      }
    }

    private static double share(Splittable whole, List<Interval> intervals, boolean within) {
      double sum = intervals.stream().mapToDouble(whole::probability).sum();
      return within ? sum : 1 - sum;
    }

    @Override
    public double sample(RandomGenerator random) {
      while (true) {
        double x = whole.sample(random);
        if (intervals.stream().anyMatch(interval -> interval.contains(x)) == within) {
          return x;
        }
      }
    }

    @Override
    public double mean() {
      double sum = intervals.stream().mapToDouble(whole::partialMean).sum();
      return (within ? sum : whole.mean() - sum) / share(whole, intervals, within);
    }
  }
}
