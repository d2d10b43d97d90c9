package dev.azimuth.rl;

import dev.azimuth.nn.Activation;
import dev.azimuth.rl.Episodes.Episode;
import dev.azimuth.testing.Golden;
import dev.azimuth.testing.Numbers;
import dev.azimuth.testing.TabularProcess;
import dev.azimuth.testing.TabularProcess.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A surrogate with one kind of weights on every trajectory of a [TabularProcess], each a batch of
/// its own (K = 1) that comes with its probability: the production code gives the weights of ∇l and
/// ∇²l, in double precision; the derivatives themselves are those of the table.
final class TabularEstimator {

  private final TabularProcess process;
  private final double[] theta;
  private final List<Path> paths;
  private final double[] probabilities; // of each trajectory
  private final Surrogate surrogate;
  private final String advantage;
  private final Trajectories data; // all trajectories side by side
  private final double[] weights; // what weighs each column in J

  /// @param json the recorded process
  /// @param estimator the recorded estimator, with its `estimator` and `advantage`
  TabularEstimator(JsonNode json, JsonNode estimator) {
    process = TabularProcess.read(json);
    theta = Golden.doubles(json.get("theta"));
    paths = process.paths();
    probabilities = paths.stream().mapToDouble(path -> process.probability(path, theta)).toArray();
    surrogate = Surrogate.valueOf(estimator.get("estimator").asString());
    advantage = estimator.get("advantage").asString();
    float[] rewards = new float[process.horizon()];
    data =
        Episodes.batch(
            paths.stream().map(_ -> new Episode(rewards, new float[0], 0, false)).toList());
    weights = weights(json);
  }

  Surrogate surrogate() {
    return surrogate;
  }

  String advantage() {
    return advantage;
  }

  /// With γᵗ throughout, so that the expectation of the gradient is that of the discounted return.
  private double[] weights(JsonNode json) {
    double[] rewards = new double[data.size()];
    double[] values = new double[data.size()];
    double[] actionValues = new double[data.size()];
    int[] times = data.times();
    for (int c = 0; c < rewards.length; c++) {
      Path path = paths.get(data.trajectory()[c]);
      int t = times[c];
      int state = path.states()[t];
      double discount = Math.pow(process.discount(), t);
      rewards[c] = process.discountedRewards(path)[t];
      values[c] = discount * json.get("value_by_step").get(t).get(state).asDouble();
      JsonNode ofState = json.get("action_value_by_step").get(t).get(state);
      actionValues[c] = discount * ofState.get(path.actions()[t]).asDouble();
    }
    return switch (advantage) {
      case "rewards" -> rewards;
      case "discounted_return_to_go" -> data.suffixSums(rewards);
      case "return_minus_value" -> difference(data.suffixSums(rewards), values);
      case "exact_advantage" -> difference(actionValues, values);
      default -> throw new IllegalArgumentException(advantage);
    };
  }

  private static double[] difference(double[] x, double[] y) {
    TabularProcess.add(x, -1, y);
    return x;
  }

  private double[] score(int column) {
    return process.score(path(column), data.times()[column], theta);
  }

  private Path path(int column) {
    return paths.get(data.trajectory()[column]);
  }

  double[] expectedGradient() {
    double[] gradient = new double[theta.length];
    double[] w = surrogate.scoreWeights(data, weights);
    for (int c = 0; c < w.length; c++) {
      TabularProcess.add(gradient, probabilities[data.trajectory()[c]] * w[c], score(c));
    }
    return gradient;
  }

  /// ∇²J·v of each trajectory, [K × n].
  private double[][] products(double[] v) {
    double[] s = new double[data.size()];
    Arrays.setAll(s, c -> dot(score(c), v));
    double[] w = surrogate.scoreWeights(data, weights);
    double[] u = surrogate.extraWeights(data, weights, s);
    double[][] products = new double[data.count()][theta.length];
    for (int c = 0; c < data.size(); c++) {
      double[] product = products[data.trajectory()[c]];
      int time = data.times()[c];
      TabularProcess.add(product, w[c], process.scoreDerivative(path(c), time, theta, v));
      if (u.length > 0) {
        TabularProcess.add(product, u[c], score(c));
      }
    }
    return products;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  double[] expectedProduct(double[] v) {
    double[] expected = new double[theta.length];
    double[][] products = products(v);
    for (int k = 0; k < products.length; k++) {
      TabularProcess.add(expected, probabilities[k], products[k]);
    }
    return expected;
  }

  /// The expectation of ∇²J, a row for each unit vector; it need not be symmetric.
  double[][] expectedHessian() {
    double[][] rows = new double[theta.length][];
    Arrays.setAll(rows, i -> expectedProduct(unit(i)));
    return rows;
  }

  private double[] unit(int index) {
    double[] unit = new double[theta.length];
    unit[index] = 1;
    return unit;
  }

  /// The largest standard deviation of an entry of ∇²J.
  double largestDeviation() {
    double largest = 0;
    for (int i = 0; i < theta.length; i++) {
      double[][] products = products(unit(i));
      double[] mean = expectedProduct(unit(i));
      for (int j = 0; j < theta.length; j++) {
        double variance = 0;
        for (int k = 0; k < products.length; k++) {
          variance += probabilities[k] * Math.pow(products[k][j] - mean[j], 2);
        }
        largest = Math.max(largest, Math.sqrt(variance));
      }
    }
    return largest;
  }

  /// ∇J of the production objective on all trajectories, each weighed by its probability.
  double[] objectiveGradient() {
    return fromNetwork(objective().gradient(networkParameters(theta)));
  }

  /// ∇²J·v of that objective.
  double[] objectiveProduct(double[] v) {
    return fromNetwork(
        objective().hessianVectorProduct(networkParameters(theta), networkParameters(v)));
  }

  private PolicyGradientObjective objective() {
    CategoricalPolicy policy =
        new CategoricalPolicy(Activation.TANH, new int[] {process.states(), process.actions()});
    float[] observations = new float[process.states() * data.size()];
    float[] actions = new float[data.size()];
    double[] w = weights.clone();
    for (int c = 0; c < w.length; c++) {
      int time = data.times()[c];
      observations[path(c).states()[time] * data.size() + c] = 1;
      actions[c] = path(c).actions()[time];
      w[c] *= probabilities[data.trajectory()[c]];
    }
    Trajectories observed =
        new Trajectories(
            data.count(),
            data.size(),
            process.states(),
            observations,
            actions,
            data.rewards(),
            data.trajectory(),
            data.terminated(),
            new float[process.states() * data.count()],
            0,
            data.values(),
            data.finalValues(),
            data.measures());
    return Objectives.on(policy, observed, surrogate, w, 0);
  }

  /// The table as the weights [A × S] of a layer whose biases are 0.
  private float[] networkParameters(double[] table) {
    double[] parameters = new double[process.actions() * (process.states() + 1)];
    for (int state = 0; state < process.states(); state++) {
      for (int action = 0; action < process.actions(); action++) {
        parameters[action * process.states() + state] = table[process.index(state, action)];
      }
    }
    return Numbers.floats(parameters);
  }

  private double[] fromNetwork(float[] parameters) {
    double[] table = new double[theta.length];
    for (int state = 0; state < process.states(); state++) {
      for (int action = 0; action < process.actions(); action++) {
        table[process.index(state, action)] = parameters[action * process.states() + state];
      }
    }
    return table;
  }
}
