package dev.azimuth.nn;

import dev.azimuth.vector.PartialSums;
import dev.azimuth.vector.ShallowParameters;

/// The panels that one thread needs to differentiate an [Mlp] at up to 256 states; reused from call
/// to call. Indices are those of an [Evaluation].
public final class MlpWorkspace {

  final float[][] valueDerivatives; // R{·}: directional derivatives along v
  final float[][] deltas; // ∂J/∂z, z the argument of each layer's activation
  final float[][] deltaDerivatives;
  final PartialSums sums; // Σ over states of derivatives by θ, [n]
  final ShallowParameters shallowSums; // of a shallow network, in place of those before the first
  private final int first; // entry of the sums in use

  /// @param parameterCount n, which may be more than the network's
  public MlpWorkspace(Mlp network, int parameterCount) {
    valueDerivatives = Evaluation.panels(network);
    deltas = Evaluation.panels(network);
    deltaDerivatives = Evaluation.panels(network);
    sums = new PartialSums(parameterCount);
    first = network.isShallow() ? network.biasOffset(1) : 0;
    shallowSums = network.shallowParameters();
  }

  /// Starts new sums over states.
  public void clearSums() {
    sums.clear(first);
    shallowSums.clear();
  }

  /// Adds to the sum of one parameter.
  public void addToSum(int parameter, float x) {
    sums.add(parameter, x);
  }

  /// Adds the sums since the last [#clearSums] to `total`, [n].
  public void addSums(float[] total) {
    sums.addTotals(total, first);
    shallowSums.addTo(total);
  }

  /// R{outputs}, of [Mlp#forwardDerivative].
  public float[] outputDerivatives() {
    return valueDerivatives[valueDerivatives.length - 1];
  }

  /// ∂J/∂outputs, to be filled before [Mlp#backward]; zero in unused columns.
  public float[] outputDeltas() {
    return deltas[deltas.length - 1];
  }

  /// R{∂J/∂outputs}, to be filled before [Mlp#backwardDerivative]; zero in unused columns.
  public float[] outputDeltaDerivatives() {
    return deltaDerivatives[deltaDerivatives.length - 1];
  }
}
