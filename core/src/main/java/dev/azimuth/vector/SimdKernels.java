package dev.azimuth.vector;

/// The kernels on the Vector API; one file for each family.
final class SimdKernels implements Kernels {

  private final ScalarKernels scalar = new ScalarKernels();

  /// Set on construction, so that a missing Vector API shows then and not in the first kernel.
  private final int lanes = Lanes.COUNT;

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void affine(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
    if (a.thin) {
      SimdThinMatrix.affine(a, bias, biasOffset, x, y, from, columns);
    } else {
      SimdMatrix.affine(a, bias, biasOffset, x, y, from, columns);
    }
  }

  @Override
  public void affinePair(
      PackedMatrix a,
      float[] x,
      PackedMatrix b,
      float[] y,
      float[] bias,
      int biasOffset,
      float[] z,
      int columns) {
    if (a.thin) {
      SimdThinMatrix.affinePair(a, x, b, y, bias, biasOffset, z, columns);
    } else {
      SimdMatrixPair.affinePair(a, x, b, y, bias, biasOffset, z, columns);
    }
  }

  @Override
  public void outerProductAdd(
      float[] d, float[] x, int rows, int inner, PartialSums sums, int entry, int columns) {
    SimdSums.outerProductAdd(d, x, rows, inner, sums.sums, entry, columns);
  }

  @Override
  public void outerProductsAdd(
      float[] d,
      float[] x,
      float[] e,
      float[] y,
      int rows,
      int inner,
      PartialSums sums,
      int entry,
      int columns) {
    SimdPairedSums.outerProductsAdd(d, x, e, y, rows, inner, sums.sums, entry, columns);
  }

  @Override
  public void rowSumAdd(float[] d, int rows, PartialSums sums, int entry, int columns) {
    SimdSums.rowSumAdd(d, rows, sums.sums, entry, columns);
  }

  @Override
  public void gram(double[] x, int rows, int columns, double[] gram) {
    if (Lanes.COUNT >= 8) {
      SimdGram.gram(x, rows, columns, gram);
    } else {
      scalar.gram(x, rows, columns, gram); // four doubles are more than a vector here
    }
  }

  @Override
  public void tanhLayer(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns) {
    int few = SimdFewStates.left(a, columns);
    int body = columns - few;
    affine(a, bias, biasOffset, x, y, from, body);
    SimdElementwise.tanh(y, a.rows, from, body);
    SimdFewStates.tanhLayer(a, bias, biasOffset, x, y, from + body, few);
  }

  @Override
  public void tanhLayerDerivative(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] h, float[] y, int columns) {
    if (SimdTanhLayer.fits(a.inner)) {
      SimdTanhLayer.derivative(a, bias, biasOffset, x, h, y, columns);
    } else {
      affine(a, bias, biasOffset, x, y, 0, columns);
      tanhDerivative(y, h, a.rows, columns);
    }
  }

  @Override
  public void tanhLayerSecondDerivative(
      PackedMatrix a,
      PackedMatrix b,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] y,
      float[] ry,
      int columns) {
    if (SimdTanhLayer.fits(a.inner)) {
      SimdTanhLayer.secondDerivative(a, b, x, rx, h, rh, y, ry, columns);
    } else {
      multiply(a, x, y, columns);
      multiplyPair(a, rx, b, x, ry, columns);
      tanhSecondDerivative(ry, y, h, rh, a.rows, columns);
      tanhDerivative(y, h, a.rows, columns);
    }
  }

  @Override
  public void shallowForward(
      ShallowParameters theta, float[] x, float[] h, float[] y, int from, int columns) {
    SimdShallow.forward(theta, x, h, y, from, columns);
  }

  @Override
  public void shallowBackwardAdd(
      ShallowParameters theta,
      float[] dy,
      float[] x,
      float[] h,
      ShallowParameters sums,
      int columns) {
    SimdShallowSums.backwardAdd(theta, dy, x, h, sums, columns);
  }

  @Override
  public void shallowForwardDerivative(
      ShallowParameters theta,
      ShallowParameters v,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int columns) {
    SimdShallow.forwardDerivative(theta, v, x, h, rh, ry, columns);
  }

  @Override
  public void shallowBackwardDerivativeAdd(
      ShallowParameters theta,
      ShallowParameters v,
      float[] dy,
      float[] rdy,
      float[] x,
      float[] h,
      float[] rh,
      ShallowParameters sums,
      int columns) {
    SimdShallowSums.backwardDerivativeAdd(theta, v, dy, rdy, x, h, rh, sums, columns);
  }

  @Override
  public void tanh(float[] z, int rows, int from, int columns) {
    SimdElementwise.tanh(z, rows, from, columns);
  }

  @Override
  public void tanhDerivative(float[] d, float[] h, int rows, int columns) {
    SimdElementwise.tanhDerivative(d, h, rows, columns);
  }

  @Override
  public void tanhSecondDerivative(
      float[] rd, float[] d, float[] h, float[] rh, int rows, int columns) {
    SimdElementwise.tanhSecondDerivative(rd, d, h, rh, rows, columns);
  }

  @Override
  public void relu(float[] z, int rows, int from, int columns) {
    SimdElementwise.relu(z, rows, from, columns);
  }

  @Override
  public void reluDerivative(float[] d, float[] h, int rows, int columns) {
    SimdElementwise.reluDerivative(d, h, rows, columns);
  }

  @Override
  public void log(float[] x, float[] y, int rows, int columns) {
    SimdElementwise.log(x, y, rows, columns);
  }

  @Override
  public void softmax(float[] z, float[] p, int rows, int from, int columns) {
    SimdCategorical.softmax(z, p, rows, from, columns);
  }

  @Override
  public void categoricalChoice(float[] p, float[] u, int rows, int from, int columns) {
    SimdCategorical.choice(p, u, rows, from, columns);
  }

  @Override
  public void categoricalEntropy(float[] p, float[] logs, int rows, float[] h, int columns) {
    SimdCategorical.entropy(p, logs, rows, h, columns);
  }

  @Override
  public void categoricalScore(
      float[] p, float[] actions, float[] weights, int rows, float[] d, int columns) {
    SimdCategorical.score(p, actions, weights, rows, d, columns);
  }

  @Override
  public void categoricalScoreDerivative(
      float[] p,
      float[] rz,
      float[] actions,
      float[] weights,
      int rows,
      float[] rd,
      float[] s,
      int columns) {
    SimdCategorical.scoreDerivative(p, rz, actions, weights, rows, rd, s, columns);
  }
}
