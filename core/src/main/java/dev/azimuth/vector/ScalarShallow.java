package dev.azimuth.vector;

import static java.lang.Math.fma;

import java.util.Arrays;

/// The kernels of shallow networks as plain loops; contracts in [Kernels].
final class ScalarShallow {

  private static final int INPUTS = ShallowParameters.INPUTS;
  private static final int OUTPUTS = ShallowParameters.OUTPUTS;

  private ScalarShallow() {}

  static void forward(
      ShallowParameters theta, float[] x, float[] h, float[] y, int from, int columns) {
    float[] w = theta.entries;
    for (int c = from; c < from + columns; c++) {
      for (int u = 0; u < theta.units; u++) {
        int at = ShallowParameters.at(theta.units, c, u);
        h[at] = ScalarKernels.tanh(preactivation(theta, x, c, u));
      }
      for (int o = 0; o < OUTPUTS; o++) {
        Arrays.fill(theta.parts, 0);
        for (int u = 0; u < theta.units; u++) {
          float value = h[ShallowParameters.at(theta.units, c, u)];
          int part = u % PartialSums.COUNT;
          theta.parts[part] = fma(w[ShallowParameters.output(o, u)], value, theta.parts[part]);
        }
        y[Panel.at(o, c)] = total(theta.parts) + theta.outputBiases[o];
      }
    }
  }

  private static float preactivation(ShallowParameters theta, float[] x, int column, int unit) {
    float z = theta.entries[ShallowParameters.input(INPUTS, unit)];
    for (int k = 0; k < INPUTS; k++) {
      z = fma(theta.entries[ShallowParameters.input(k, unit)], x[Panel.at(k, column)], z);
    }
    return z;
  }

  static void forwardDerivative(
      ShallowParameters theta,
      ShallowParameters v,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int columns) {
    for (int c = 0; c < columns; c++) {
      for (int u = 0; u < theta.units; u++) {
        int at = ShallowParameters.at(theta.units, c, u);
        rh[at] = preactivation(v, x, c, u) * fma(-h[at], h[at], 1f);
      }
      for (int o = 0; o < OUTPUTS; o++) {
        Arrays.fill(v.parts, 0);
        for (int u = 0; u < theta.units; u++) {
          int at = ShallowParameters.at(theta.units, c, u);
          int part = u % PartialSums.COUNT;
          v.parts[part] = fma(v.entries[ShallowParameters.output(o, u)], h[at], v.parts[part]);
          v.parts[part] = fma(theta.entries[ShallowParameters.output(o, u)], rh[at], v.parts[part]);
        }
        ry[Panel.at(o, c)] = total(v.parts) + v.outputBiases[o];
      }
    }
  }

  /// The sum of an output's partial sums: neighbours are added first, then what is 8 apart, 4 and 2.
  private static float total(float[] s) {
    float even = ((s[0] + s[1]) + (s[8] + s[9])) + ((s[4] + s[5]) + (s[12] + s[13]));
    float odd = ((s[2] + s[3]) + (s[10] + s[11])) + ((s[6] + s[7]) + (s[14] + s[15]));
    return even + odd;
  }

  static void backwardAdd(
      ShallowParameters theta,
      float[] dy,
      float[] x,
      float[] h,
      ShallowParameters sums,
      int columns) {
    float[] panel = sums.panel;
    Arrays.fill(panel, 0);
    for (int c = 0; c < columns; c++) {
      for (int u = 0; u < theta.units; u++) {
        float value = h[ShallowParameters.at(theta.units, c, u)];
        for (int o = 0; o < OUTPUTS; o++) {
          int at = ShallowParameters.output(o, u);
          panel[at] = fma(dy[Panel.at(o, c)], value, panel[at]);
        }
        addLayer(panel, u, delta(theta, dy, c, u) * fma(-value, value, 1f), x, c);
      }
    }
    add(panel, sums.entries);
  }

  /// The derivative by a unit's value.
  private static float delta(ShallowParameters theta, float[] dy, int column, int unit) {
    float first = theta.entries[ShallowParameters.output(0, unit)] * dy[Panel.at(0, column)];
    return fma(theta.entries[ShallowParameters.output(1, unit)], dy[Panel.at(1, column)], first);
  }

  static void backwardDerivativeAdd(
      ShallowParameters theta,
      ShallowParameters v,
      float[] dy,
      float[] rdy,
      float[] x,
      float[] h,
      float[] rh,
      ShallowParameters sums,
      int columns) {
    float[] panel = sums.panel;
    Arrays.fill(panel, 0);
    for (int c = 0; c < columns; c++) {
      for (int u = 0; u < theta.units; u++) {
        float value = h[ShallowParameters.at(theta.units, c, u)];
        float slide = rh[ShallowParameters.at(theta.units, c, u)];
        for (int o = 0; o < OUTPUTS; o++) {
          int at = ShallowParameters.output(o, u);
          panel[at] = fma(rdy[Panel.at(o, c)], value, panel[at]);
          panel[at] = fma(dy[Panel.at(o, c)], slide, panel[at]);
        }
        float bend = delta(theta, dy, c, u) * value * -2f;
        float rd = deltaDerivative(theta, v, dy, rdy, c, u);
        addLayer(panel, u, fma(bend, slide, rd * fma(-value, value, 1f)), x, c);
      }
    }
    add(panel, sums.entries);
  }

  /// The directional derivative of [#delta].
  private static float deltaDerivative(
      ShallowParameters theta, ShallowParameters v, float[] dy, float[] rdy, int column, int unit) {
    int first = ShallowParameters.output(0, unit);
    int second = ShallowParameters.output(1, unit);
    float rd = theta.entries[first] * rdy[Panel.at(0, column)];
    rd = fma(v.entries[first], dy[Panel.at(0, column)], rd);
    rd = fma(theta.entries[second], rdy[Panel.at(1, column)], rd);
    return fma(v.entries[second], dy[Panel.at(1, column)], rd);
  }

  /// Adds what a unit's delta at a state means for its bias and its weights of the inputs.
  private static void addLayer(float[] panel, int unit, float d, float[] x, int column) {
    for (int k = 0; k < INPUTS; k++) {
      int at = ShallowParameters.input(k, unit);
      panel[at] = fma(d, x[Panel.at(k, column)], panel[at]);
    }
    panel[ShallowParameters.input(INPUTS, unit)] += d;
  }

  private static void add(float[] panel, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += panel[i];
    }
  }
}
