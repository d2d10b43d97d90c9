package dev.azimuth.vector;

/// Arithmetic on panels, in two implementations with the same bits: SIMD and scalar.
///
/// Every output accumulates in one fixed order with fused multiply-add, and transcendental
/// functions are polynomials and rationals of our own. So a result is the same to the last bit in
/// the interpreter, in either compiler, for any number of lanes and in the scalar twin, which is
/// what makes a training run repeatable. [Panel] describes the layout.
///
/// Arrays named x, y, z, h, d are panels; `columns` is the number of states in use. Kernels may
/// compute in the unused columns up to the next multiple of [Panel#GRANULE]; a caller that goes on
/// to a sum over states keeps those columns of `d` at zero.
public sealed interface Kernels permits ScalarKernels, SimdKernels {

  /// The implementation of this process: SIMD, unless the system property `azimuth.kernels` is
  /// `scalar`.
  Kernels ACTIVE = KernelChoice.choose();

  /// The lanes of a vector of this implementation; 1 for the scalar one.
  int lanes();

  /// y ← A·x + b in the columns from `from` on.
  ///
  /// @param bias [rows] from `biasOffset` on
  /// @param x [inner × columns]
  /// @param y [rows × columns]
  void affine(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns);

  /// y ← A·x; see [#affine].
  default void multiply(PackedMatrix a, float[] x, float[] y, int columns) {
    affine(a, a.zeros, 0, x, y, 0, columns);
  }

  /// z ← A·x + B·y + b, the two terms of an index one after the other; see [#affine].
  ///
  /// @param b of the shape of A
  /// @param bias [rows] from `biasOffset` on
  void affinePair(
      PackedMatrix a,
      float[] x,
      PackedMatrix b,
      float[] y,
      float[] bias,
      int biasOffset,
      float[] z,
      int columns);

  /// z ← A·x + B·y; see [#affinePair].
  default void multiplyPair(
      PackedMatrix a, float[] x, PackedMatrix b, float[] y, float[] z, int columns) {
    affinePair(a, x, b, y, a.zeros, 0, z, columns);
  }

  /// G[i,k] ← G[i,k] + Σ over states of d[i]·x[k], with G row-major in `sums` from `entry` on.
  ///
  /// @param d [rows × columns], zero in unused columns
  /// @param x [inner × columns]
  void outerProductAdd(
      float[] d, float[] x, int rows, int inner, PartialSums sums, int entry, int columns);

  /// G[i,k] ← G[i,k] + Σ over states of d[i]·x[k] + e[i]·y[k], the two terms of a state one after the
  /// other, with G row-major in `sums` from `entry` on.
  ///
  /// @param d [rows × columns], zero in unused columns as is e
  /// @param x [inner × columns] as is y
  void outerProductsAdd(
      float[] d,
      float[] x,
      float[] e,
      float[] y,
      int rows,
      int inner,
      PartialSums sums,
      int entry,
      int columns);

  /// g[i] ← g[i] + Σ over states of d[i], with g in `sums` from `entry` on.
  ///
  /// @param d [rows × columns], zero in unused columns
  void rowSumAdd(float[] d, int rows, PartialSums sums, int entry, int columns);

  /// gram[i·rows + j] ← Σ over columns of x[i]·x[j] for all j ≤ i, in double precision.
  ///
  /// Four partial sums, for the columns that are equal modulo 4, are added as (s₀+s₂)+(s₁+s₃).
  ///
  /// @param x [rows × columns], rows `columns` apart; not a panel
  void gram(double[] x, int rows, int columns, double[] gram);

  /// y ← tanh(A·x + b) in the columns from `from` on: [#affine] and then [#tanh].
  ///
  /// @param a packed for the way forward
  /// @param bias [rows] from `biasOffset` on
  /// @param x [inner × columns]
  void tanhLayer(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] y, int from, int columns);

  /// y ← (A·x + b)∘(1 − h²): [#affine] and then [#tanhDerivative].
  ///
  /// @param bias [rows] from `biasOffset` on
  /// @param x [inner × columns]
  /// @param h [rows × columns], a value of tanh
  void tanhLayerDerivative(
      PackedMatrix a, float[] bias, int biasOffset, float[] x, float[] h, float[] y, int columns);

  /// y ← (A·x)∘(1 − h²) and ry, its directional derivative as A moves along B, x along rx and h along
  /// rh: [#multiply], [#multiplyPair], and then [#tanhSecondDerivative] and [#tanhDerivative].
  void tanhLayerSecondDerivative(
      PackedMatrix a,
      PackedMatrix b,
      float[] x,
      float[] rx,
      float[] h,
      float[] rh,
      float[] y,
      float[] ry,
      int columns);

  /// h ← tanh(W·x + b) and y ← o·h + c for a network θ, in the columns from `from` on, where o and c are
  /// the second logit's weights and bias less the first's. The sum over hidden units has sixteen parts,
  /// those of the units that are equal modulo 16, of which neighbours are added first, then what is 8, 4
  /// and 2 apart, and c last.
  ///
  /// @param x [4 × columns]
  /// @param h of [ShallowParameters#hiddenValues]
  /// @param y [2 × columns], of which the second row is written, in no other columns, and the first left
  ///     alone
  void shallowForward(
      ShallowParameters theta, float[] x, float[] h, float[] y, int from, int columns);

  /// Adds the derivatives by W, b and o to `sums`, after [#shallowForward] on the same x; first over these
  /// states alone, one after the other, and then to the sum of former calls.
  ///
  /// @param dy the derivative by y, in the second row
  void shallowBackwardAdd(
      ShallowParameters theta,
      float[] dy,
      float[] x,
      float[] h,
      ShallowParameters sums,
      int columns);

  /// rh and ry, the directional derivatives of h and y as θ moves along v, after [#shallowForward] on the
  /// same x.
  ///
  /// @param ry as y
  void shallowForwardDerivative(
      ShallowParameters theta,
      ShallowParameters v,
      float[] x,
      float[] h,
      float[] rh,
      float[] ry,
      int columns);

  /// Adds the directional derivative of what [#shallowBackwardAdd] adds, after
  /// [#shallowForwardDerivative] on the same x.
  ///
  /// @param rdy the directional derivative of dy, in the second row
  void shallowBackwardDerivativeAdd(
      ShallowParameters theta,
      ShallowParameters v,
      float[] dy,
      float[] rdy,
      float[] x,
      float[] h,
      float[] rh,
      ShallowParameters sums,
      int columns);

  /// z ← tanh(z) in the columns from `from` on.
  void tanh(float[] z, int rows, int from, int columns);

  /// d ← d∘(1 − h²): from the derivative by tanh's value h to that by its argument; and, since it is
  /// the same factor, from the directional derivative of its argument to that of its value.
  void tanhDerivative(float[] d, float[] h, int rows, int columns);

  /// rd ← rd∘(1 − h²) − 2·d∘h∘rh, the directional derivative of d∘(1 − h²).
  ///
  /// @param rd the directional derivative of d, replaced
  /// @param d the derivative by the value h, before the factor 1 − h²
  /// @param rh the directional derivative of h
  void tanhSecondDerivative(float[] rd, float[] d, float[] h, float[] rh, int rows, int columns);

  /// z ← max(z, 0); NaN stays NaN.
  void relu(float[] z, int rows, int from, int columns);

  /// d ← d where h > 0, else 0.
  void reluDerivative(float[] d, float[] h, int rows, int columns);

  /// y ← ln x, for positive normal x.
  void log(float[] x, float[] y, int rows, int columns);

  /// p ← softmax over the rows of z, in the columns from `from` on.
  void softmax(float[] z, float[] p, int rows, int from, int columns);

  /// u ← the index of the row up to which the rows of p add up to more than u, for u in [0, 1), in the columns
  /// from `from` on: a draw of a categorical distribution, of which the last row has the rest.
  void categoricalChoice(float[] p, float[] u, int rows, int from, int columns);

  /// h ← −Σ p·ln p over the rows, given ln p.
  ///
  /// @param h [columns]
  void categoricalEntropy(float[] p, float[] logs, int rows, float[] h, int columns);

  /// d[i] ← w·([i = action] − p[i]): the derivative of w·log p[action] by the logits.
  ///
  /// @param weights [columns], zero in unused columns
  /// @param actions [columns], each an index
  void categoricalScore(
      float[] p, float[] actions, float[] weights, int rows, float[] d, int columns);

  /// rd[i] ← −w·p[i]·(rz[i] − Σ p·rz), and s ← rz[action] − Σ p·rz: the directional derivatives of
  /// [#categoricalScore] and of log p[action].
  ///
  /// @param rz the directional derivative of the logits
  /// @param weights [columns], zero in unused columns
  /// @param s [columns], written
  void categoricalScoreDerivative(
      float[] p,
      float[] rz,
      float[] actions,
      float[] weights,
      int rows,
      float[] rd,
      float[] s,
      int columns);
}
