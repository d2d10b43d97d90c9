package dev.azimuth.vector;

import static java.lang.Math.fma;

import java.util.Arrays;

/// The kernels of shallow networks as plain loops; contracts in [Kernels].
final class ScalarShallow {

  private static final int INPUTS = ShallowParameters.INPUTS;

  private ScalarShallow() {}

  static void forward(
      ShallowParameters theta, float[] x, float[] h, float[] y, int from, int columns) {
    float[] w = theta.entries;
    for (int c = from; c < from + columns; c++) {
      for (int u = 0; u < theta.units; u++) {
        int at = ShallowParameters.at(theta.units, c, u);
        h[at] = ScalarKernels.tanh(preactivation(theta, x, c, u));
      }
      Arrays.fill(theta.parts, 0);
      for (int u = 0; u < theta.units; u++) {
        float value = h[ShallowParameters.at(theta.units, c, u)];
        int part = u % PartialSums.COUNT;
        theta.parts[part] = fma(w[ShallowParameters.output(u)], value, theta.parts[part]);
      }
      y[Panel.at(1, c)] = total(theta.parts) + theta.outputBias;
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
      Arrays.fill(v.parts, 0);
      for (int u = 0; u < theta.units; u++) {
        int at = ShallowParameters.at(theta.units, c, u);
        int part = u % PartialSums.COUNT;
        v.parts[part] = fma(v.entries[ShallowParameters.output(u)], h[at], v.parts[part]);
        v.parts[part] = fma(theta.entries[ShallowParameters.output(u)], rh[at], v.parts[part]);
      }
      ry[Panel.at(1, c)] = total(v.parts) + v.outputBias;
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
      float d = dy[Panel.at(1, c)];
      for (int u = 0; u < theta.units; u++) {
        float value = h[ShallowParameters.at(theta.units, c, u)];
        float share = d * value;
        panel[ShallowParameters.output(u)] += share;
        addLayer(panel, u, fma(-share, value, d), x, c);
      }
    }
    for (int u = 0; u < theta.units; u++) { // all of a unit's deltas have this factor
      for (int k = 0; k <= INPUTS; k++) {
        panel[ShallowParameters.input(k, u)] *= theta.entries[ShallowParameters.output(u)];
      }
    }
    add(panel, sums.entries);
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
      float d = dy[Panel.at(1, c)];
      for (int u = 0; u < theta.units; u++) {
        int output = ShallowParameters.output(u);
        float w = theta.entries[output];
        float value = h[ShallowParameters.at(theta.units, c, u)];
        float slide = d * rh[ShallowParameters.at(theta.units, c, u)];
        panel[output] = fma(rdy[Panel.at(1, c)], value, panel[output] + slide);
        float rd = fma(w, rdy[Panel.at(1, c)], v.entries[output] * d);
        addLayer(panel, u, fma(w * -2f * value, slide, rd * fma(-value, value, 1f)), x, c);
      }
    }
    add(panel, sums.entries);
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
