package dev.azimuth.nn;

import dev.azimuth.vector.Kernels;
import dev.azimuth.vector.PackedMatrix;
import dev.azimuth.vector.PartialSums;

/// The nonlinearity of the hidden layers, with the derivatives that a Hessian-vector product needs.
public enum Activation {
  TANH {
    @Override
    void layer(
        PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
      KERNELS.tanhLayer(a, bias, biasOffset, x, y, from, columns);
    }

    @Override
    void layerAndOutputs(
        PackedMatrix a,
        int aBias,
        PackedMatrix b,
        int bBias,
        float[] biases,
        float[] x,
        float[] h,
        float[] y,
        int from,
        int columns) {
      KERNELS.tanhLayerAndOutputs(a, aBias, b, bBias, biases, x, h, y, from, columns);
    }

    @Override
    void derivative(float[] d, float[] h, int rows, int columns) {
      KERNELS.tanhDerivative(d, h, rows, columns);
    }

    @Override
    void layerDerivative(
        PackedMatrix a,
        float[] bias,
        int biasOffset,
        float[] x,
        float[] h,
        float[] y,
        int columns) {
      KERNELS.tanhLayerDerivative(a, bias, biasOffset, x, h, y, columns);
    }

    @Override
    void layerAndOutputsDerivative(
        PackedMatrix v,
        int vBias,
        PackedMatrix u,
        int uBias,
        float[] biases,
        PackedMatrix b,
        float[] x,
        float[] h,
        float[] rh,
        float[] ry,
        int columns) {
      KERNELS.tanhLayerAndOutputsDerivative(v, vBias, u, uBias, biases, b, x, h, rh, ry, columns);
    }

    @Override
    void layerSecondDerivative(
        PackedMatrix a,
        PackedMatrix b,
        float[] x,
        float[] rx,
        float[] h,
        float[] rh,
        float[] y,
        float[] ry,
        int columns) {
      KERNELS.tanhLayerSecondDerivative(a, b, x, rx, h, rh, y, ry, columns);
    }

    @Override
    void layerDerivativeAdd(
        PackedMatrix a,
        float[] x,
        float[] h,
        float[] z,
        int size,
        PartialSums sums,
        int entry,
        int above,
        float[] d,
        int columns) {
      KERNELS.tanhLayerDerivativeAdd(a, x, h, z, size, sums, entry, above, d, columns);
    }

    @Override
    void layerSecondDerivativeAdd(
        PackedMatrix a,
        PackedMatrix b,
        float[] x,
        float[] rx,
        float[] h,
        float[] rh,
        float[] z,
        int size,
        PartialSums sums,
        int entry,
        int above,
        float[] d,
        float[] rd,
        int columns) {
      KERNELS.tanhLayerSecondDerivativeAdd(
          a, b, x, rx, h, rh, z, size, sums, entry, above, d, rd, columns);
    }
  },
  RELU {
    @Override
    void layer(
        PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
      KERNELS.affine(a, bias, biasOffset, x, y, from, columns);
      KERNELS.relu(y, a.rows(), from, columns);
    }

    @Override
    void derivative(float[] d, float[] h, int rows, int columns) {
      KERNELS.reluDerivative(d, h, rows, columns);
    }

    @Override
    void layerDerivative(
        PackedMatrix a,
        float[] bias,
        int biasOffset,
        float[] x,
        float[] h,
        float[] y,
        int columns) {
      KERNELS.affine(a, bias, biasOffset, x, y, 0, columns);
      KERNELS.reluDerivative(y, h, a.rows(), columns);
    }

    @Override
    void layerSecondDerivative(
        PackedMatrix a,
        PackedMatrix b,
        float[] x,
        float[] rx,
        float[] h,
        float[] rh,
        float[] y,
        float[] ry,
        int columns) {
      KERNELS.multiply(a, x, y, columns);
      KERNELS.multiplyPair(a, rx, b, x, ry, columns);
      KERNELS.reluDerivative(y, h, a.rows(), columns);
      KERNELS.reluDerivative(ry, h, a.rows(), columns); // the second derivative of relu is 0
    }
  };

  private static final Kernels KERNELS = Kernels.ACTIVE;

  /// y ← f(A·x + b) in the columns from `from` on.
  abstract void layer(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns);

  /// h ← f(A·x + b) and y ← B·h + c in the columns from `from` on, with the biases b and c in `biases`
  /// from `aBias` and `bBias` on.
  void layerAndOutputs(
      PackedMatrix a,
      int aBias,
      PackedMatrix b,
      int bBias,
      float[] biases,
      float[] x,
      float[] h,
      float[] y,
      int from,
      int columns) {
    layer(a, biases, aBias, x, h, from, columns);
    KERNELS.affine(b, biases, bBias, h, y, from, columns);
  }

  /// d ← d∘f′, with f′ expressed by the value h = f(z).
  abstract void derivative(float[] d, float[] h, int rows, int columns);

  /// y ← (A·x + b)∘f′, with f′ expressed by the value h = f(z).
  abstract void layerDerivative(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] h, float[] y, int columns);

  /// rh ← (V·x + b)∘f′ and ry ← U·h + B·rh + c: the directional derivative of [#layerAndOutputs].
  void layerAndOutputsDerivative(
      PackedMatrix v,
      int vBias,
      PackedMatrix u,
      int uBias,
      float[] biases,
      PackedMatrix b,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int columns) {
    layerDerivative(v, biases, vBias, x, h, rh, columns);
    KERNELS.affinePair(u, h, b, rh, biases, uBias, ry, columns);
  }

  /// y ← (A·x)∘f′, and ry ← (A·rx + B·x)∘f′ + (A·x)∘f″∘rz, its directional derivative, with
  /// rh = f′∘rz that of h.
  abstract void layerSecondDerivative(
      PackedMatrix a,
      PackedMatrix b,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] y,
      float[] ry,
      int columns);

  /// Adds x·hᵀ to the sums from `above` on, and d·zᵀ and the sum of d over states to those from `entry`
  /// on, with d = (A·x)∘f′ as in [#layerDerivative], which is not needed otherwise.
  void layerDerivativeAdd(
      PackedMatrix a,
      float[] x,
      float[] h,
      float[] z,
      int size,
      PartialSums sums,
      int entry,
      int above,
      float[] d,
      int columns) {
    KERNELS.outerProductAdd(x, h, a.columns(), a.rows(), sums, above, columns);
    KERNELS.multiply(a, x, d, columns);
    derivative(d, h, a.rows(), columns);
    KERNELS.outerProductAdd(d, z, a.rows(), size, sums, entry, columns);
    KERNELS.rowSumAdd(d, a.rows(), sums, entry + a.rows() * size, columns);
  }

  /// The same with the directional derivatives of x·hᵀ and of d, as in [#layerSecondDerivative].
  void layerSecondDerivativeAdd(
      PackedMatrix a,
      PackedMatrix b,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] z,
      int size,
      PartialSums sums,
      int entry,
      int above,
      float[] d,
      float[] rd,
      int columns) {
    KERNELS.outerProductsAdd(rx, h, x, rh, a.columns(), a.rows(), sums, above, columns);
    layerSecondDerivative(a, b, x, rx, h, rh, d, rd, columns);
    KERNELS.outerProductAdd(rd, z, a.rows(), size, sums, entry, columns);
    KERNELS.rowSumAdd(rd, a.rows(), sums, entry + a.rows() * size, columns);
  }
}
