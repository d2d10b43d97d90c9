package dev.azimuth.rl;

import java.util.Arrays;
import java.util.List;

/// How well a policy does in a task, from some episodes.
///
/// @param episodes their number
/// @param returnMean the undiscounted return, mean over episodes
/// @param returnStandardError of that mean; NaN of a single episode
/// @param measures what the environment counts beside the return, mean over episodes
public record EpisodeStatistics(
    int episodes, double returnMean, double returnStandardError, List<Double> measures) {

  public EpisodeStatistics {
    measures = List.copyOf(measures);
  }

  static EpisodeStatistics of(double[] returns, List<Double> measures) {
    int n = returns.length;
    double mean = Arrays.stream(returns).sum() / n;
    double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
    double error = n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN;
    return new EpisodeStatistics(n, mean, error, measures);
  }
}
