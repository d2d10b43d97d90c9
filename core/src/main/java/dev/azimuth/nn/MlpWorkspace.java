package dev.azimuth.nn;

import dev.azimuth.vector.Panel;

/// The panels that one thread needs to run an [Mlp] over up to 256 states; reused from call to call.
///
/// Index 0 is the input, index l the output of layer l. A hidden layer's entry holds its activation;
/// the last layer's holds the outputs, which have none.
public final class MlpWorkspace {

  final float[][] values;
  final float[][] valueDerivatives; // R{·}: directional derivatives along v
  final float[][] deltas; // the derivative of J by each layer's value
  final float[][] deltaDerivatives;

  /// Panels for networks of these layer sizes, input first.
  public MlpWorkspace(int... sizes) {
    values = panels(sizes);
    valueDerivatives = panels(sizes);
    deltas = panels(sizes);
    deltaDerivatives = panels(sizes);
  }

  private static float[][] panels(int[] sizes) {
    float[][] panels = new float[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      panels[i] = Panel.ofRows(sizes[i]);
    }
    return panels;
  }

  /// [O × columns], to be filled before [Mlp#forward].
  public float[] inputs() {
    return values[0];
  }

  /// The outputs [A × columns] of [Mlp#forward].
  public float[] outputs() {
    return values[values.length - 1];
  }

  /// R{outputs}, of [Mlp#forwardDerivative].
  public float[] outputDerivatives() {
    return valueDerivatives[values.length - 1];
  }

  /// ∂J/∂outputs, to be filled before [Mlp#backward]; zero in unused columns.
  public float[] outputDeltas() {
    return deltas[values.length - 1];
  }

  /// R{∂J/∂outputs}, to be filled before [Mlp#backwardDerivative]; zero in unused columns.
  public float[] outputDeltaDerivatives() {
    return deltaDerivatives[values.length - 1];
  }
}
