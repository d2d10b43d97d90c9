package dev.azimuth.rl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A batch D of trajectories: what a rollout buffer holds, written once, then read only. One without
/// observations ends with its panels' batch, whose rewards and trajectory numbers are overwritten.
///
/// One column for each step taken, with no padding: steps of the same time lie side by side, and the
/// columns of any one trajectory are in the order of time, so a loop over columns from last to first
/// meets every trajectory backwards.
///
/// @param count K, the number of trajectories
/// @param size n, the number of steps of all trajectories
/// @param observationSize O
/// @param observations [O × n], before each step; empty where nothing reads them
/// @param actions [A × n]; likewise
/// @param rewards [n]
/// @param trajectory [n], the number of the trajectory of each step
/// @param terminated [K], whether the last step ended the episode; otherwise it was cut
/// @param finalObservations [O × K], after the last step of each trajectory that was cut
/// @param entropy of the policy, in nats, mean over all steps
/// @param values [n], what a critic expects from each observation on; empty without a critic
/// @param finalValues [K], the same for the final observations
/// @param measures [Q × K], what the environment counted in each trajectory beside its return
public record Trajectories(
    int count,
    int size,
    int observationSize,
    float[] observations,
    float[] actions,
    float[] rewards,
    int[] trajectory,
    boolean[] terminated,
    float[] finalObservations,
    double entropy,
    float[] values,
    float[] finalValues,
    double[] measures) {

  /// The undiscounted return, mean over trajectories.
  public double meanReturn() {
    return Sums.of(rewards, 0, size) / count;
  }

  /// The undiscounted return of each trajectory, [K].
  public double[] returns() {
    double[] returns = new double[count];
    for (int c = 0; c < size; c++) {
      returns[trajectory[c]] += rewards[c];
    }
    return returns;
  }

  /// The discounted return from the first step on, mean over trajectories: the estimate of J itself.
  public double meanDiscountedReturn(double discount) {
    double[] returns = new double[count];
    for (int c = size - 1; c >= 0; c--) {
      returns[trajectory[c]] = rewards[c] + discount * returns[trajectory[c]];
    }
    return Arrays.stream(returns).sum() / count;
  }

  /// What the environment counted, mean over trajectories, [Q].
  public List<Double> meanMeasures() {
    List<Double> means = new ArrayList<>();
    for (int from = 0; from < measures.length; from += count) {
      means.add(Arrays.stream(measures, from, from + count).sum() / count);
    }
    return List.copyOf(means);
  }

  /// The number of steps of each trajectory, [K].
  public int[] lengths() {
    int[] lengths = new int[count];
    for (int k : trajectory) {
      lengths[k]++;
    }
    return lengths;
  }

  /// These data with the values of a critic.
  Trajectories withValues(float[] values, float[] finalValues) {
    return new Trajectories(
        count,
        size,
        observationSize,
        observations,
        actions,
        rewards,
        trajectory,
        terminated,
        finalObservations,
        entropy,
        values,
        finalValues,
        measures);
  }

  /// The discounted return from each step to the end of its trajectory, [n]. A trajectory that was
  /// cut goes on with what the critic expects of its final state, if there is a critic; one that
  /// terminated has nothing to come.
  public double[] returnsToGo(double discount) {
    return returnsToGo(discount, new double[size]);
  }

  /// The same in `returns`.
  double[] returnsToGo(double discount, double[] returns) {
    double[] next = bootstraps();
    for (int c = size - 1; c >= 0; c--) {
      int k = trajectory[c];
      next[k] = rewards[c] + discount * next[k];
      returns[c] = next[k];
    }
    return returns;
  }

  /// What comes after the last step of each trajectory, [K].
  double[] bootstraps() {
    double[] bootstraps = new double[count];
    for (int k = 0; k < finalValues.length; k++) {
      bootstraps[k] = terminated[k] ? 0 : finalValues[k];
    }
    return bootstraps;
  }

  /// The number of each step within its trajectory, from 0, [n].
  int[] times() {
    int[] times = new int[size];
    int[] next = new int[count];
    for (int c = 0; c < size; c++) {
      times[c] = next[trajectory[c]]++;
    }
    return times;
  }

  /// The sum of x from the start of its trajectory up to each step, [n].
  double[] prefixSums(double[] x) {
    double[] sums = new double[size];
    double[] running = new double[count];
    for (int c = 0; c < size; c++) {
      running[trajectory[c]] += x[c];
      sums[c] = running[trajectory[c]];
    }
    return sums;
  }

  /// The sum of x from each step to the end of its trajectory, [n].
  double[] suffixSums(double[] x) {
    double[] sums = new double[size];
    double[] running = new double[count];
    for (int c = size - 1; c >= 0; c--) {
      running[trajectory[c]] += x[c];
      sums[c] = running[trajectory[c]];
    }
    return sums;
  }
}
