package dev.azimuth.nn;

import dev.azimuth.vector.Panel;
import java.util.Arrays;

/// The values of a network's layers at up to 256 states, filled by [Mlp#forward] and read by all
/// that differentiates there.
public final class Evaluation {

  /// Index 0 is the input, index l the output of layer l. A hidden layer's entry holds its
  /// activation; the last layer's holds the outputs, which have none.
  final float[][] values;

  /// Panels for networks of these layer sizes, input first.
  public Evaluation(int... sizes) {
    values = panels(sizes);
  }

  static float[][] panels(int[] sizes) {
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

  /// Zeroes the unused columns that kernels read, so that nothing of former states is left there.
  public void clearUnused(int columns) {
    for (float[] panel : values) {
      clearUnused(panel, columns);
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
