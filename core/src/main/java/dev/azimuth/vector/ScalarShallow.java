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
        y[Panel.at(o, c)] = theta.outputBiases[o] + PartialSums.total(theta.parts, 0);
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
        ry[Panel.at(o, c)] = v.outputBiases[o] + PartialSums.total(v.parts, 0);
      }
    }
  }

  static void backwardAdd(
      ShallowParameters theta,
      float[] dy,
      float[] x,
      float[] h,
      ShallowParameters sums,
      int columns) {
    ShallowParameters own = new ShallowParameters(theta.units);
    for (int c = 0; c < columns; c++) {
      for (int u = 0; u < theta.units; u++) {
        float value = h[ShallowParameters.at(theta.units, c, u)];
        float d = theta.entries[ShallowParameters.output(0, u)] * dy[Panel.at(0, c)];
        d = fma(theta.entries[ShallowParameters.output(1, u)], dy[Panel.at(1, c)], d);
        addLayer(own, u, d * fma(-value, value, 1f), x, c);
        for (int o = 0; o < OUTPUTS; o++) {
          int at = ShallowParameters.output(o, u);
          own.entries[at] = fma(dy[Panel.at(o, c)], value, own.entries[at]);
        }
      }
    }
    add(own, sums);
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
    ShallowParameters own = new ShallowParameters(theta.units);
    for (int c = 0; c < columns; c++) {
      for (int u = 0; u < theta.units; u++) {
        float value = h[ShallowParameters.at(theta.units, c, u)];
        float slide = rh[ShallowParameters.at(theta.units, c, u)];
        float d = 0;
        float rd = 0;
        for (int o = 0; o < OUTPUTS; o++) {
          float w = theta.entries[ShallowParameters.output(o, u)];
          d = o == 0 ? w * dy[Panel.at(o, c)] : fma(w, dy[Panel.at(o, c)], d);
          rd = o == 0 ? w * rdy[Panel.at(o, c)] : fma(w, rdy[Panel.at(o, c)], rd);
          rd = fma(v.entries[ShallowParameters.output(o, u)], dy[Panel.at(o, c)], rd);
          int at = ShallowParameters.output(o, u);
          own.entries[at] = fma(rdy[Panel.at(o, c)], value, own.entries[at]);
          own.entries[at] = fma(dy[Panel.at(o, c)], slide, own.entries[at]);
        }
        addLayer(own, u, fma(d * value * -2f, slide, rd * fma(-value, value, 1f)), x, c);
      }
    }
    add(own, sums);
  }

  /// Adds what a unit's delta at a state means for its biases and weights.
  private static void addLayer(ShallowParameters sums, int unit, float d, float[] x, int column) {
    for (int k = 0; k < INPUTS; k++) {
      int at = ShallowParameters.input(k, unit);
      sums.entries[at] = fma(d, x[Panel.at(k, column)], sums.entries[at]);
    }
    sums.entries[ShallowParameters.input(INPUTS, unit)] += d;
  }

  private static void add(ShallowParameters own, ShallowParameters sums) {
    for (int i = 0; i < own.entries.length; i++) {
      sums.entries[i] += own.entries[i];
    }
  }
}
