package dev.azimuth.nn;

import dev.azimuth.vector.Panel;
import dev.azimuth.vector.ShallowParameters;
import java.util.Arrays;

/// The values of a network's layers at up to 256 states, filled by [Mlp#forward] and read by all
/// that differentiates there.
public final class Evaluation {

  /// Index 0 is the input, index l the output of layer l. A hidden layer's entry holds its
  /// activation, a shallow network's as [ShallowParameters] tells; the last layer's holds the outputs,
  /// which have none.
  final float[][] values;

  private final boolean shallow;

  /// For a network's values at up to 256 states.
  public Evaluation(Mlp network) {
    values = panels(network);
    shallow = network.isShallow();
  }

  static float[][] panels(Mlp network) {
    int[] sizes = network.sizes();
    float[][] panels = new float[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      boolean hidden = i > 0 && i < sizes.length - 1;
      panels[i] =
          hidden && network.isShallow()
              ? ShallowParameters.hiddenValues(sizes[i])
              : Panel.ofRows(sizes[i]);
    }
    return panels;
  }

  /// [O × columns], to be filled before [Mlp#forward].
  public float[] inputs() {
    return values[0];
  }

  /// The outputs [A × columns] of [Mlp#forward]; of logits, up to a summand that all of them share.
  public float[] outputs() {
    return values[values.length - 1];
  }

  /// Zeroes the unused columns that kernels read, so that nothing of former states is left there.
  public void clearUnused(int columns) {
    for (int i = 0; i < values.length; i++) {
      if (!shallow || i != 1) { // a shallow network's hidden units are no panel
        clearUnused(values[i], columns);
      }
    }
  }

  /// The same for one panel.
  public static void clearUnused(float[] panel, int columns) {
    int end = Panel.padded(columns);
    for (int row = Panel.at(0, 0); row < panel.length; row += Panel.STRIDE) {
      Arrays.fill(panel, row + columns, row + end, 0);
    }
  }
}
