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
      float[] a,
      int offset,
      int rowStep,
      int columnStep,
      float[] bias,
      int biasOffset,
      int rows,
      int inner,
      float[] x,
      float[] y,
      int columns) {
    if (SimdThinMatrix.fits(inner)) {
      SimdThinMatrix.affine(
          a, offset, rowStep, columnStep, bias, biasOffset, rows, inner, x, y, columns);
    } else {
      SimdMatrix.affine(
          a, offset, rowStep, columnStep, bias, biasOffset, rows, inner, x, y, columns);
    }
  }

  @Override
  public void multiplyAdd(
      float[] a,
      int offset,
      int rowStep,
      int columnStep,
      int rows,
      int inner,
      float[] x,
      float[] y,
      int columns) {
    if (SimdThinMatrix.fits(inner)) {
      SimdThinMatrix.multiplyAdd(a, offset, rowStep, columnStep, rows, inner, x, y, columns);
    } else {
      SimdMatrix.multiplyAdd(a, offset, rowStep, columnStep, rows, inner, x, y, columns);
    }
  }

  @Override
  public void outerProductAdd(
      float[] d, float[] x, int rows, int inner, float[] gradient, int offset, int columns) {
    SimdSums.outerProductAdd(d, x, rows, inner, gradient, offset, columns);
  }

  @Override
  public void rowSumAdd(float[] d, int rows, float[] gradient, int offset, int columns) {
    SimdSums.rowSumAdd(d, rows, gradient, offset, columns);
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
  public void tanh(float[] z, int rows, int columns) {
    SimdElementwise.tanh(z, rows, columns);
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
  public void relu(float[] z, int rows, int columns) {
    SimdElementwise.relu(z, rows, columns);
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
  public void softmax(float[] z, float[] p, int rows, int columns) {
    SimdCategorical.softmax(z, p, rows, columns);
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
