package dev.azimuth.vector;

import static dev.azimuth.vector.KernelOutput.hidden;
import static dev.azimuth.vector.KernelOutput.panel;
import static dev.azimuth.vector.KernelOutput.row;
import static dev.azimuth.vector.KernelOutput.sums;

import java.util.List;

/// Every kernel, called with noise. Columns that are not in use hold NaN, so that a result which
/// depended on them would show; in sums over states they are what the contract asks for.
enum KernelCall {
  AFFINE(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      PackedMatrix a = new PackedMatrix(s.rows, s.inner);
      a.set(noise.array(3 + s.rows * s.inner), 3, s.inner, 1);
      float[] bias = noise.array(2 + s.rows);
      float[] x = noise.panel(s.inner, s.from() + s.columns, Float.NaN);
      float[] y = noise.panel(s.rows);
      KernelOutput output = panel(y, s.rows, s.from(), s.columns);
      kernels.affine(a, bias, 2, x, y, s.from(), s.columns);
      return List.of(output);
    }
  },

  AFFINE_TRANSPOSED(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      PackedMatrix a = new PackedMatrix(s.rows, s.inner);
      a.set(noise.array(3 + s.rows * s.inner), 3, 1, s.rows);
      float[] bias = noise.array(2 + s.rows);
      float[] x = noise.panel(s.inner, s.from() + s.columns, Float.NaN);
      float[] y = noise.panel(s.rows);
      KernelOutput output = panel(y, s.rows, s.from(), s.columns);
      kernels.affine(a, bias, 2, x, y, s.from(), s.columns);
      return List.of(output);
    }
  },

  AFFINE_PAIR(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      PackedMatrix a = new PackedMatrix(s.rows, s.inner);
      a.set(noise.array(1 + s.rows * s.inner), 1, s.inner, 1);
      PackedMatrix b = new PackedMatrix(s.rows, s.inner);
      b.set(noise.array(s.rows * s.inner), 0, 1, s.rows);
      float[] bias = noise.array(2 + s.rows);
      float[] x = noise.panel(s.inner, s.columns, Float.NaN);
      float[] y = noise.panel(s.inner, s.columns, Float.NaN);
      float[] z = noise.panel(s.rows);
      KernelOutput output = panel(z, s.rows, 0, s.columns);
      kernels.affinePair(a, x, b, y, bias, 2, z, s.columns);
      return List.of(output);
    }
  },

  OUTER_PRODUCT_ADD(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] d = noise.panel(s.rows, s.columns, 0);
      float[] x = noise.panel(s.inner, s.columns, 1e30f);
      PartialSums sums = noise.sums(s.rows * s.inner + 7);
      KernelOutput output = sums(sums, 3, s.rows * s.inner);
      kernels.outerProductAdd(d, x, s.rows, s.inner, sums, 3, s.columns);
      return List.of(output);
    }
  },

  OUTER_PRODUCTS_ADD(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] d = noise.panel(s.rows, s.columns, 0);
      float[] x = noise.panel(s.inner, s.columns, 1e30f);
      float[] e = noise.panel(s.rows, s.columns, 0);
      float[] y = noise.panel(s.inner, s.columns, 1e30f);
      PartialSums sums = noise.sums(s.rows * s.inner + 7);
      KernelOutput output = sums(sums, 3, s.rows * s.inner);
      kernels.outerProductsAdd(d, x, e, y, s.rows, s.inner, sums, 3, s.columns);
      return List.of(output);
    }
  },

  ROW_SUM_ADD(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] d = noise.panel(s.rows, s.columns, 0);
      PartialSums sums = noise.sums(s.rows + 7);
      KernelOutput output = sums(sums, 3, s.rows);
      kernels.rowSumAdd(d, s.rows, sums, 3, s.columns);
      return List.of(output);
    }
  },

  TANH_LAYER_DERIVATIVE(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      PackedMatrix a = new PackedMatrix(s.rows, s.inner);
      a.set(noise.array(s.rows * s.inner), 0, s.inner, 1);
      float[] bias = noise.array(2 + s.rows);
      float[] x = noise.panel(s.inner, s.columns, Float.NaN);
      float[] h = noise.panel(s.rows, s.columns, Float.NaN);
      float[] y = noise.panel(s.rows);
      KernelOutput output = panel(y, s.rows, 0, s.columns);
      kernels.tanhLayerDerivative(a, bias, 2, x, h, y, s.columns);
      return List.of(output);
    }
  },

  TANH_LAYER_SECOND_DERIVATIVE(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      PackedMatrix a = new PackedMatrix(s.rows, s.inner);
      a.set(noise.array(s.rows * s.inner), 0, 1, s.rows);
      PackedMatrix b = new PackedMatrix(s.rows, s.inner);
      b.set(noise.array(s.rows * s.inner), 0, 1, s.rows);
      float[] x = noise.panel(s.inner, s.columns, Float.NaN);
      float[] rx = noise.panel(s.inner, s.columns, Float.NaN);
      float[] h = noise.panel(s.rows, s.columns, Float.NaN);
      float[] rh = noise.panel(s.rows, s.columns, Float.NaN);
      float[] y = noise.panel(s.rows);
      float[] ry = noise.panel(s.rows);
      KernelOutput value = panel(y, s.rows, 0, s.columns);
      KernelOutput derivative = panel(ry, s.rows, 0, s.columns);
      kernels.tanhLayerSecondDerivative(a, b, x, rx, h, rh, y, ry, s.columns);
      return List.of(value, derivative);
    }
  },

  TANH_LAYER(true) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      PackedMatrix a = new PackedMatrix(s.rows, s.inner, true);
      a.set(noise.array(3 + s.rows * s.inner), 3, s.inner, 1);
      float[] bias = noise.array(2 + s.rows);
      float[] x = noise.panel(s.inner, s.from() + s.columns, Float.NaN);
      float[] y = noise.panel(s.rows);
      KernelOutput output = panel(y, s.rows, s.from(), s.columns);
      kernels.tanhLayer(a, bias, 2, x, y, s.from(), s.columns);
      return List.of(output);
    }
  },

  SHALLOW_FORWARD(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      ShallowParameters theta = noise.shallow(s.rows);
      float[] x = noise.panel(4, s.from() + s.columns, Float.NaN);
      float[] h = noise.hiddenValues(s.rows);
      float[] y = noise.panel(2);
      KernelOutput hidden = hidden(h, theta, s.from(), s.columns);
      KernelOutput output = row(y, 1, s.from(), s.columns);
      kernels.shallowForward(theta, x, h, y, s.from(), s.columns);
      return List.of(hidden, output);
    }
  },

  SHALLOW_BACKWARD_ADD(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      ShallowParameters theta = noise.shallow(s.rows);
      float[] dy = noise.panel(2, s.columns, Float.NaN);
      float[] x = noise.panel(4, s.columns, Float.NaN);
      float[] h = noise.hiddenValues(s.rows);
      ShallowParameters sums = noise.shallow(s.rows);
      KernelOutput output = KernelOutput.shallow(sums);
      kernels.shallowBackwardAdd(theta, dy, x, h, sums, s.columns);
      return List.of(output);
    }
  },

  SHALLOW_FORWARD_DERIVATIVE(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      ShallowParameters theta = noise.shallow(s.rows);
      ShallowParameters v = noise.shallow(s.rows);
      float[] x = noise.panel(4, s.columns, Float.NaN);
      float[] h = noise.hiddenValues(s.rows);
      float[] rh = noise.hiddenValues(s.rows);
      float[] ry = noise.panel(2);
      KernelOutput hidden = hidden(rh, theta, 0, s.columns);
      KernelOutput output = row(ry, 1, 0, s.columns);
      kernels.shallowForwardDerivative(theta, v, x, h, rh, ry, s.columns);
      return List.of(hidden, output);
    }
  },

  SHALLOW_BACKWARD_DERIVATIVE_ADD(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      ShallowParameters theta = noise.shallow(s.rows);
      ShallowParameters v = noise.shallow(s.rows);
      float[] dy = noise.panel(2, s.columns, Float.NaN);
      float[] rdy = noise.panel(2, s.columns, Float.NaN);
      float[] x = noise.panel(4, s.columns, Float.NaN);
      float[] h = noise.hiddenValues(s.rows);
      float[] rh = noise.hiddenValues(s.rows);
      ShallowParameters sums = noise.shallow(s.rows);
      KernelOutput output = KernelOutput.shallow(sums);
      kernels.shallowBackwardDerivativeAdd(theta, v, dy, rdy, x, h, rh, sums, s.columns);
      return List.of(output);
    }
  },

  TANH(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] z = noise.panel(s.rows);
      sprinkle(z, s, SPECIAL);
      KernelOutput output = panel(z, s.rows, s.from(), s.columns);
      kernels.tanh(z, s.rows, s.from(), s.columns);
      return List.of(output);
    }
  },

  TANH_DERIVATIVE(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] d = noise.panel(s.rows);
      float[] h = noise.panel(s.rows, s.columns, Float.NaN);
      KernelOutput output = panel(d, s.rows, 0, s.columns);
      kernels.tanhDerivative(d, h, s.rows, s.columns);
      return List.of(output);
    }
  },

  TANH_SECOND_DERIVATIVE(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] rd = noise.panel(s.rows);
      float[] d = noise.panel(s.rows, s.columns, Float.NaN);
      float[] h = noise.panel(s.rows, s.columns, Float.NaN);
      float[] rh = noise.panel(s.rows, s.columns, Float.NaN);
      KernelOutput output = panel(rd, s.rows, 0, s.columns);
      kernels.tanhSecondDerivative(rd, d, h, rh, s.rows, s.columns);
      return List.of(output);
    }
  },

  RELU(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] z = noise.panel(s.rows);
      sprinkle(z, s, SPECIAL);
      KernelOutput output = panel(z, s.rows, s.from(), s.columns);
      kernels.relu(z, s.rows, s.from(), s.columns);
      return List.of(output);
    }
  },

  RELU_DERIVATIVE(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] d = noise.panel(s.rows);
      float[] h = noise.panel(s.rows, s.columns, Float.NaN);
      KernelOutput output = panel(d, s.rows, 0, s.columns);
      kernels.reluDerivative(d, h, s.rows, s.columns);
      return List.of(output);
    }
  },

  LOG(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] x = noise.panel(s.rows);
      for (int i = 0; i < x.length; i++) {
        boolean used = Noise.column(i) < s.from() + s.columns;
        x[i] = used ? Math.max(Math.abs(x[i]), Float.MIN_NORMAL) : Float.NaN;
      }
      sprinkle(x, s, Float.MIN_NORMAL, Float.MAX_VALUE, 1, Math.nextDown(1f), ROOT_HALF);
      float[] y = noise.panel(s.rows);
      KernelOutput output = panel(y, s.rows, 0, s.columns);
      kernels.log(x, y, s.rows, s.columns);
      return List.of(output);
    }
  },

  SOFTMAX(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] z = noise.panel(s.rows, s.from() + s.columns, Float.NaN);
      z[Panel.at(0, s.from())] =
          200; // so far above the others that their probabilities are clamped
      float[] p = noise.panel(s.rows);
      KernelOutput output = panel(p, s.rows, s.from(), s.columns);
      kernels.softmax(z, p, s.rows, s.from(), s.columns);
      return List.of(output);
    }
  },

  CATEGORICAL_CHOICE(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] p = noise.panel(s.rows, s.from() + s.columns, Float.NaN);
      float[] u = noise.panel(1);
      u[Panel.at(0, s.from())] = p[Panel.at(0, s.from())]; // on a bound
      KernelOutput output = panel(u, 1, s.from(), s.columns);
      kernels.categoricalChoice(p, u, s.rows, s.from(), s.columns);
      return List.of(output);
    }
  },

  CATEGORICAL_ENTROPY(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] p = noise.panel(s.rows, s.columns, Float.NaN);
      float[] logs = noise.panel(s.rows, s.columns, Float.NaN);
      float[] h = noise.panel(1);
      KernelOutput output = panel(h, 1, 0, s.columns);
      kernels.categoricalEntropy(p, logs, s.rows, h, s.columns);
      return List.of(output);
    }
  },

  CATEGORICAL_SCORE(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] p = noise.panel(s.rows, s.columns, Float.NaN);
      float[] weights = noise.panel(1);
      float[] d = noise.panel(s.rows);
      KernelOutput output = panel(d, s.rows, 0, s.columns);
      kernels.categoricalScore(p, actions(s), weights, s.rows, d, s.columns);
      return List.of(output);
    }
  },

  CATEGORICAL_SCORE_DERIVATIVE(false) {
    @Override
    List<KernelOutput> run(Kernels kernels, Shape s, Noise noise) {
      float[] p = noise.panel(s.rows, s.columns, Float.NaN);
      float[] rz = noise.panel(s.rows, s.columns, Float.NaN);
      float[] weights = noise.panel(1);
      float[] rd = noise.panel(s.rows);
      float[] scores = noise.panel(1);
      KernelOutput derivative = panel(rd, s.rows, 0, s.columns);
      KernelOutput score = panel(scores, 1, 0, s.columns);
      kernels.categoricalScoreDerivative(p, rz, actions(s), weights, s.rows, rd, scores, s.columns);
      return List.of(derivative, score);
    }
  };

  private static final float[] SPECIAL = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    100,
    -100,
    9,
    -9,
    1e-40f,
    1e30f,
    Coefficients.TANH_LIMIT,
    Math.nextUp(Coefficients.TANH_LIMIT),
    Math.nextDown(-Coefficients.TANH_LIMIT)
  };

  /// Below it, the logarithm takes the next power of two.
  private static final float ROOT_HALF = Float.intBitsToFloat(Coefficients.SQRT_HALF_BITS);

  private final boolean product;

  KernelCall(boolean product) {
    this.product = product;
  }

  /// Whether the inner size matters.
  boolean product() {
    return product;
  }

  /// The sizes of a call; `inner` matters to matrix products only.
  record Shape(int rows, int inner, int columns) {

    /// The first column of kernels that have one.
    int from() {
      return columns < 200 ? 11 : 0;
    }
  }

  /// Calls the kernel and returns what it wrote.
  abstract List<KernelOutput> run(Kernels kernels, Shape shape, Noise noise);

  private static void sprinkle(float[] z, Shape s, float... special) {
    for (int i = 0; i < special.length; i++) {
      z[Panel.at(i % s.rows, s.from() + (5 * i) % s.columns)] = special[i];
    }
  }

  private static float[] actions(Shape s) {
    float[] actions = Panel.ofRows(1);
    for (int c = 0; c < s.columns; c++) {
      actions[Panel.at(0, c)] = (7 * c) % s.rows;
    }
    return actions;
  }
}
