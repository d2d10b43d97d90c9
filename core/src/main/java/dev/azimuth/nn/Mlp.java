package dev.azimuth.nn;

import dev.azimuth.vector.Kernels;
import dev.azimuth.vector.PackedMatrix;
import dev.azimuth.vector.PartialSums;
import dev.azimuth.vector.ShallowParameters;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A multilayer perceptron as four functions of flat parameters: forward, backward, and the
/// directional derivative of each along a vector v (Pearlmutter's R-operator [1]).
///
/// It holds no parameters. θ is laid out layer by layer, each layer's weights [out × in] row-major
/// and then its biases [out]. States are the columns of panels: with X [in × B] the values of the layer below,
///
///     forward     Z = W·X + b                H = f(Z)
///     backward    dW = dZ·Xᵀ                 dX = Wᵀ·dZ             dZ = dH∘f′
///     R forward   RZ = V·X + W·RX + v_b      RH = f′∘RZ
///     R backward  RdW = RdZ·Xᵀ + dZ·RXᵀ      RdX = Wᵀ·RdZ + Vᵀ·dZ   RdZ = RdH∘f′ + dH∘f″∘RZ
///
/// so every product is one of three kernels, whatever its direction. Networks with four inputs, one hidden
/// layer of tanh and two logits are shallow: they have kernels of their own, which do all of a pass.
///
/// [1] Pearlmutter. Fast Exact Multiplication by the Hessian. Neural Computation 6(1), 1994.
public final class Mlp {

  private static final Kernels KERNELS = Kernels.ACTIVE;

  private final int[] sizes;
  private final Activation activation;
  private final int[] weights; // offset of each layer's weights, [layers]
  private final int parameterCount;
  private final boolean shallow;
  private final float[] noBias;

  /// @param sizes the width of every layer: inputs, hidden layers, outputs
  /// @param activation the nonlinearity of the hidden layers; the outputs have none
  public Mlp(Activation activation, int... sizes) {
    this(false, activation, sizes);
  }

  /// A network of whose outputs only the differences matter, as of the logits of a distribution. A shallow
  /// one computes the second less the first and leaves the first 0, and takes for granted that the
  /// derivatives by the outputs add up to 0.
  public static Mlp ofLogits(Activation activation, int... sizes) {
    return new Mlp(true, activation, sizes);
  }

  private Mlp(boolean logits, Activation activation, int... sizes) {
    if (sizes.length < 2) {
      throw new IllegalArgumentException(
          "sizes (%d) of a network must name at least inputs and outputs.".formatted(sizes.length));
    }
    this.activation = activation;
    this.sizes = sizes.clone();
    weights = new int[sizes.length - 1];
    int offset = 0;
    for (int l = 0; l < weights.length; l++) {
      if (sizes[l] < 1 || sizes[l + 1] < 1) {
        throw new IllegalArgumentException(
            "width (%d) of a layer must be at least 1."
                .formatted(Math.min(sizes[l], sizes[l + 1])));
      }
      weights[l] = offset;
      offset += sizes[l + 1] * (sizes[l] + 1);
    }
    parameterCount = offset;
    shallow = logits && activation == Activation.TANH && ShallowParameters.fits(sizes);
    noBias = new float[Arrays.stream(sizes).max().getAsInt()];
  }

  /// n, the length of θ.
  public int parameterCount() {
    return parameterCount;
  }

  /// The width of each layer, inputs first.
  public int[] sizes() {
    return sizes.clone();
  }

  /// The width of the inputs.
  public int inputSize() {
    return sizes[0];
  }

  /// The offset in θ of the weights of a layer, counted from 0.
  public int weightOffset(int layer) {
    return weights[layer];
  }

  /// The offset in θ of the biases of a layer, counted from 0.
  public int biasOffset(int layer) {
    return weights[layer] + sizes[layer] * sizes[layer + 1];
  }

  /// Parameters drawn uniformly from ±1/√in in each layer, weights and biases alike: the default of
  /// PyTorch's linear layers, with which the experiments that we compare with were run.
  public float[] initialParameters(RandomGenerator random) {
    float[] theta = new float[parameterCount];
    int i = 0;
    for (int l = 0; l < weights.length; l++) {
      double bound = 1 / Math.sqrt(sizes[l]);
      for (int end = i + sizes[l + 1] * (sizes[l] + 1); i < end; i++) {
        theta[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return theta;
  }

  /// Whether it is computed with its hidden units along the lanes; see [ShallowParameters].
  boolean isShallow() {
    return shallow;
  }

  /// Room for a vector of the kind of θ in the layout of a shallow network; without units if it is none.
  ShallowParameters shallowParameters() {
    return new ShallowParameters(shallow ? sizes[1] : 0);
  }

  /// Computes the outputs of the inputs in the columns from `from` on.
  public void forward(MlpParameters theta, Evaluation at, int from, int columns) {
    float[][] h = at.values;
    if (shallow) {
      KERNELS.shallowForward(theta.shallow, h[0], h[1], h[2], from, columns);
      return;
    }
    int last = weights.length - 1;
    float[] biases = theta.theta();
    for (int l = 0; l < last; l++) {
      activation.layer(theta.forward[l], biases, biasOffset(l), h[l], h[l + 1], from, columns);
    }
    PackedMatrix w = theta.forward[last];
    KERNELS.affine(w, biases, biasOffset(last), h[last], h[last + 1], from, columns);
  }

  /// Adds ∂J/∂θ to the sums of `space`, given ∂J/∂outputs, after [#forward] on the same inputs.
  public void backward(MlpParameters theta, Evaluation at, MlpWorkspace space, int columns) {
    PartialSums sums = space.sums;
    if (shallow) {
      float[] dy = space.outputDeltas();
      KERNELS.rowSumAdd(dy, sizes[2], sums, biasOffset(1), columns);
      KERNELS.shallowBackwardAdd(
          theta.shallow, dy, at.values[0], at.values[1], space.shallowSums, columns);
      return;
    }
    for (int l = weights.length - 1; l >= 0; l--) {
      float[] x = at.values[l];
      float[] dz = space.deltas[l + 1];
      KERNELS.rowSumAdd(dz, sizes[l + 1], sums, biasOffset(l), columns);
      KERNELS.outerProductAdd(dz, x, sizes[l + 1], sizes[l], sums, weights[l], columns);
      if (l > 0) {
        PackedMatrix w = theta.backward[l];
        activation.layerDerivative(w, noBias, 0, dz, x, space.deltas[l], columns);
      }
    }
  }

  /// R{outputs}: the derivative of the outputs as θ moves along v, after [#forward] at θ.
  public void forwardDerivative(
      MlpParameters theta, MlpParameters v, Evaluation at, MlpWorkspace space, int columns) {
    int last = weights.length - 1;
    float[] biases = v.theta();
    float[][] h = at.values;
    float[][] rh = space.valueDerivatives;
    if (shallow) {
      KERNELS.shallowForwardDerivative(theta.shallow, v.shallow, h[0], h[1], rh[1], rh[2], columns);
      return;
    }
    if (last == 0) { // the inputs do not change along v
      KERNELS.affine(v.forward[0], biases, biasOffset(0), h[0], rh[1], 0, columns);
      return;
    }
    activation.layerDerivative(v.forward[0], biases, biasOffset(0), h[0], h[1], rh[1], columns);
    for (int l = 1; l <= last; l++) {
      KERNELS.affinePair(
          v.forward[l], h[l], theta.forward[l], rh[l], biases, biasOffset(l), rh[l + 1], columns);
      if (l < last) {
        activation.derivative(rh[l + 1], h[l + 1], sizes[l + 1], columns);
      }
    }
  }

  /// Adds R{∂J/∂θ} to the sums of `space`, given ∂J/∂outputs and R{∂J/∂outputs}, after [#forward] and
  /// [#forwardDerivative] on the same inputs.
  public void backwardDerivative(
      MlpParameters theta, MlpParameters v, Evaluation at, MlpWorkspace space, int columns) {
    PartialSums sums = space.sums;
    if (shallow) {
      float[] dy = space.outputDeltas();
      float[] rdy = space.outputDeltaDerivatives();
      KERNELS.rowSumAdd(rdy, sizes[2], sums, biasOffset(1), columns);
      KERNELS.shallowBackwardDerivativeAdd(
          theta.shallow,
          v.shallow,
          dy,
          rdy,
          at.values[0],
          at.values[1],
          space.valueDerivatives[1],
          space.shallowSums,
          columns);
      return;
    }
    for (int l = weights.length - 1; l >= 0; l--) {
      float[] x = at.values[l];
      float[] rx = space.valueDerivatives[l];
      float[] dz = space.deltas[l + 1];
      float[] rdz = space.deltaDerivatives[l + 1];
      KERNELS.rowSumAdd(rdz, sizes[l + 1], sums, biasOffset(l), columns);
      if (l == 0) {
        KERNELS.outerProductAdd(rdz, x, sizes[1], sizes[0], sums, weights[0], columns);
        return;
      }
      float[] next = space.deltas[l];
      float[] rnext = space.deltaDerivatives[l];
      KERNELS.outerProductsAdd(rdz, x, dz, rx, sizes[l + 1], sizes[l], sums, weights[l], columns);
      activation.layerSecondDerivative(
          theta.backward[l], v.backward[l], dz, rdz, x, rx, next, rnext, columns);
    }
  }
}
