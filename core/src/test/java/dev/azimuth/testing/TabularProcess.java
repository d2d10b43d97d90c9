package dev.azimuth.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A decision process so small that every trajectory of it can be visited, with a softmax policy of
/// one logit for each state and action: expectations are sums, exact but for rounding.
///
/// θ is [S × A] row-major, the same at every step.
///
/// @param start the probability of each state at first, [S]
/// @param transition the probability of the next state, [S × A × S]
/// @param reward [S × A]
/// @param horizon steps of every trajectory
/// @param discount γ
public record TabularProcess(
    double[] start, double[][][] transition, double[][] reward, int horizon, double discount) {

  /// One trajectory.
  public record Path(int[] states, int[] actions) {}

  /// The recorded process of `tabular.json`.
  public static TabularProcess read(JsonNode json) {
    return new TabularProcess(
        Golden.doubles(json.get("start")),
        Golden.nodes(json.get("transition")).stream()
            .map(TabularProcess::matrix)
            .toArray(double[][][]::new),
        matrix(json.get("reward")),
        json.get("horizon").asInt(),
        json.get("discount").asDouble());
  }

  /// A list of lists as rows.
  public static double[][] matrix(JsonNode rows) {
    return Golden.nodes(rows).stream().map(Golden::doubles).toArray(double[][]::new);
  }

  public int states() {
    return start.length;
  }

  public int actions() {
    return reward[0].length;
  }

  /// n, the length of θ.
  public int size() {
    return states() * actions();
  }

  /// The place in θ of a state and an action.
  public int index(int state, int action) {
    return state * actions() + action;
  }

  /// All trajectories, (S·A)^horizon.
  public List<Path> paths() {
    int count = 1;
    for (int t = 0; t < horizon; t++) {
      count *= size();
    }
    List<Path> paths = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      int rest = number;
      int[] states = new int[horizon];
      int[] chosen = new int[horizon];
      for (int t = 0; t < horizon; t++) {
        states[t] = rest % size() / actions();
        chosen[t] = rest % size() % actions();
        rest /= size();
      }
      paths.add(new Path(states, chosen));
    }
    return paths;
  }

  /// π_θ(a|s) of a state, [A].
  public double[] policy(double[] theta, int state) {
    double[] p = new double[actions()];
    Arrays.setAll(p, action -> Math.exp(theta[index(state, action)]));
    double sum = Arrays.stream(p).sum();
    Arrays.setAll(p, action -> p[action] / sum);
    return p;
  }

  /// The probability of a trajectory.
  public double probability(Path path, double[] theta) {
    double probability = start[path.states[0]];
    for (int t = 0; t < horizon; t++) {
      if (t > 0) {
        probability *= transition[path.states[t - 1]][path.actions[t - 1]][path.states[t]];
      }
      probability *= policy(theta, path.states[t])[path.actions[t]];
    }
    return probability;
  }

  /// γᵗ·r of each step.
  public double[] discountedRewards(Path path) {
    double[] rewards = new double[horizon];
    Arrays.setAll(rewards, t -> Math.pow(discount, t) * reward[path.states[t]][path.actions[t]]);
    return rewards;
  }

  /// ∇log π_θ(a|s) of one step, [n].
  public double[] score(Path path, int time, double[] theta) {
    int state = path.states[time];
    double[] p = policy(theta, state);
    double[] score = new double[size()];
    for (int action = 0; action < p.length; action++) {
      score[index(state, action)] = (action == path.actions[time] ? 1 : 0) - p[action];
    }
    return score;
  }

  /// ∇²log π_θ(a|s)·v of one step, [n]: −(diag π − π·πᵀ)·v among the logits of its state.
  public double[] scoreDerivative(Path path, int time, double[] theta, double[] v) {
    int state = path.states[time];
    double[] p = policy(theta, state);
    double mean = 0;
    for (int action = 0; action < p.length; action++) {
      mean += p[action] * v[index(state, action)];
    }
    double[] product = new double[size()];
    for (int action = 0; action < p.length; action++) {
      int i = index(state, action);
      product[i] = p[action] * (mean - v[i]);
    }
    return product;
  }

  /// J(θ), the expectation of the discounted return.
  public double objective(double[] theta) {
    double objective = 0;
    for (Path path : paths()) {
      objective += probability(path, theta) * Arrays.stream(discountedRewards(path)).sum();
    }
    return objective;
  }

  /// ∇J(θ), [n]: the expectation of the return times the score of the whole trajectory.
  public double[] gradient(double[] theta) {
    double[] gradient = new double[size()];
    for (Path path : paths()) {
      double weight = probability(path, theta) * Arrays.stream(discountedRewards(path)).sum();
      for (int t = 0; t < horizon; t++) {
        add(gradient, weight, score(path, t, theta));
      }
    }
    return gradient;
  }

  /// x ← x + weight·y.
  public static void add(double[] x, double weight, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += weight * y[i];
    }
  }
}
