package dev.azimuth.nn;

import dev.azimuth.optim.Objective;
import dev.azimuth.testing.DoubleNetwork;
import dev.azimuth.testing.Numbers;
import dev.azimuth.vector.Panel;
import java.util.Arrays;
import java.util.SplittableRandom;

/// J(θ) = ½·Σ c·z² over the outputs z of a network for many states, with a weight c for each of them,
/// in single precision by [Mlp] and in double precision by [DoubleNetwork]. Of logits, z are the
/// outputs less their mean.
final class SquaredOutputs implements Objective {

  private final Mlp network;
  private final boolean logits;
  private final DoubleNetwork reference;
  private final int inputs;
  private final int outputs;
  private final int count;
  private final float[] states; // [count × inputs]
  private final float[] weights; // [count × outputs]
  private final Evaluation at;
  private final MlpParameters parameters;
  private final MlpParameters direction;
  private final MlpWorkspace space;

  SquaredOutputs(boolean logits, Activation activation, int count, long seed, int... sizes) {
    this.logits = logits;
    network = logits ? Mlp.ofLogits(activation, sizes) : new Mlp(activation, sizes);
    reference = new DoubleNetwork(activation == Activation.RELU, sizes);
    inputs = sizes[0];
    outputs = sizes[sizes.length - 1];
    this.count = count;
    SplittableRandom random = new SplittableRandom(seed);
    states = gaussian(count * inputs, random);
    weights = gaussian(count * outputs, random);
    at = new Evaluation(network);
    parameters = new MlpParameters(network);
    direction = new MlpParameters(network);
    space = new MlpWorkspace(network, network.parameterCount());
  }

  static float[] gaussian(int length, SplittableRandom random) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  Mlp network() {
    return network;
  }

  @Override
  public double value(float[] theta) {
    double value = 0;
    for (int from = 0; from < count; from += Panel.COLUMNS) {
      int columns = evaluate(theta, from);
      for (int c = 0; c < columns; c++) {
        value += value(outputs(at.outputs(), c), from + c);
      }
    }
    return value;
  }

  @Override
  public float[] gradient(float[] theta) {
    space.clearSums();
    for (int from = 0; from < count; from += Panel.COLUMNS) {
      int columns = evaluate(theta, from);
      weigh(at.outputs(), space.outputDeltas(), from, columns);
      network.backward(parameters, at, space, columns);
    }
    return sums(theta.length);
  }

  @Override
  public float[] hessianVectorProduct(float[] theta, float[] v) {
    direction.set(v);
    space.clearSums();
    for (int from = 0; from < count; from += Panel.COLUMNS) {
      int columns = evaluate(theta, from);
      network.forwardDerivative(parameters, direction, at, space, columns);
      weigh(at.outputs(), space.outputDeltas(), from, columns);
      weigh(space.outputDerivatives(), space.outputDeltaDerivatives(), from, columns);
      network.backwardDerivative(parameters, direction, at, space, columns);
    }
    return sums(theta.length);
  }

  private float[] sums(int length) {
    float[] sums = new float[length];
    space.addSums(sums);
    return sums;
  }

  private int evaluate(float[] theta, int from) {
    int columns = Math.min(Panel.COLUMNS, count - from);
    Arrays.fill(at.inputs(), 0);
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < inputs; i++) {
        at.inputs()[Panel.at(i, c)] = states[(from + c) * inputs + i];
      }
    }
    parameters.set(theta);
    network.forward(parameters, at, 0, columns);
    return columns;
  }

  private void weigh(float[] z, float[] slopes, int from, int columns) {
    Arrays.fill(slopes, 0);
    for (int c = 0; c < columns; c++) {
      double[] slope = slopes(outputs(z, c), from + c);
      for (int o = 0; o < outputs; o++) {
        slopes[Panel.at(o, c)] = (float) slope[o];
      }
    }
  }

  private double[] outputs(float[] panel, int column) {
    double[] z = new double[outputs];
    Arrays.setAll(z, o -> panel[Panel.at(o, column)]);
    return z;
  }

  /// J of one state.
  private double value(double[] z, int state) {
    double[] centred = centred(z);
    double value = 0;
    for (int o = 0; o < outputs; o++) {
      value += 0.5 * weights[state * outputs + o] * centred[o] * centred[o];
    }
    return value;
  }

  /// The derivative of J by the outputs for one state, which is linear in them.
  private double[] slopes(double[] z, int state) {
    double[] slopes = centred(z);
    for (int o = 0; o < outputs; o++) {
      slopes[o] *= weights[state * outputs + o];
    }
    return centred(slopes);
  }

  private double[] centred(double[] z) {
    double mean = logits ? Arrays.stream(z).average().getAsDouble() : 0;
    return Arrays.stream(z).map(x -> x - mean).toArray();
  }

  double exactValue(double[] theta) {
    double value = 0;
    for (int s = 0; s < count; s++) {
      value += value(reference.outputs(theta, state(s)), s);
    }
    return value;
  }

  double[] exactGradient(double[] theta) {
    double[] gradient = new double[theta.length];
    for (int s = 0; s < count; s++) {
      double[] slopes = slopes(reference.outputs(theta, state(s)), s);
      reference.addGradient(theta, state(s), slopes, gradient);
    }
    return gradient;
  }

  private double[] state(int s) {
    return Numbers.doubles(Arrays.copyOfRange(states, s * inputs, (s + 1) * inputs));
  }
}
