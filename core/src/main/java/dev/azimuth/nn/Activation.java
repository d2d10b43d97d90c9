package dev.azimuth.nn;

import dev.azimuth.vector.Kernels;

/// The nonlinearity of the hidden layers, with the derivatives that a Hessian-vector product needs.
public enum Activation {
  TANH {
    @Override
    void apply(float[] z, int rows, int from, int columns) {
      KERNELS.tanh(z, rows, from, columns);
    }

    @Override
    void derivative(float[] d, float[] h, int rows, int columns) {
      KERNELS.tanhDerivative(d, h, rows, columns);
    }

    @Override
    void secondDerivative(float[] rd, float[] d, float[] h, float[] rh, int rows, int columns) {
      KERNELS.tanhSecondDerivative(rd, d, h, rh, rows, columns);
    }
  },
  RELU {
    @Override
    void apply(float[] z, int rows, int from, int columns) {
      KERNELS.relu(z, rows, from, columns);
    }

    @Override
    void derivative(float[] d, float[] h, int rows, int columns) {
      KERNELS.reluDerivative(d, h, rows, columns);
    }

    @Override
    void secondDerivative(float[] rd, float[] d, float[] h, float[] rh, int rows, int columns) {
      KERNELS.reluDerivative(rd, h, rows, columns); // its second derivative is 0
    }
  };

  private static final Kernels KERNELS = Kernels.ACTIVE;

  /// z ← f(z) on a panel.
  abstract void apply(float[] z, int rows, int from, int columns);

  /// d ← d∘f′, with f′ expressed by the value h = f(z).
  abstract void derivative(float[] d, float[] h, int rows, int columns);

  /// rd ← rd∘f′ + d∘f″∘rz, with rh = f′∘rz the directional derivative of h.
  abstract void secondDerivative(
      float[] rd, float[] d, float[] h, float[] rh, int rows, int columns);
}
