package dev.azimuth.nn;

import dev.azimuth.vector.Kernels;
import dev.azimuth.vector.PackedMatrix;

/// The nonlinearity of the hidden layers, with the derivatives that a Hessian-vector product needs.
public enum Activation {
  TANH {
    @Override
    void layer(
        PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
      KERNELS.tanhLayer(a, bias, biasOffset, x, y, from, columns);
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

  /// d ← d∘f′, with f′ expressed by the value h = f(z).
  abstract void derivative(float[] d, float[] h, int rows, int columns);

  /// y ← (A·x + b)∘f′, with f′ expressed by the value h = f(z).
  abstract void layerDerivative(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] h, float[] y, int columns);

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
}
