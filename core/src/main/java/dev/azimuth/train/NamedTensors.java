package dev.azimuth.train;

import dev.azimuth.nn.Mlp;
import dev.azimuth.rl.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A policy's flat θ as tensors with names, for files that others read.
public final class NamedTensors {

  /// A tensor: `shape` numbers, row-major, from `offset` on in θ.
  ///
  /// @param name such as `layer1.weight`
  public record Tensor(String name, int offset, int... shape) {

    /// The number of entries.
    public int size() {
      return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    float[] of(float[] theta) {
      return Arrays.copyOfRange(theta, offset, offset + size());
    }
  }

  private NamedTensors() {}

  /// The tensors of θ, in the order of its entries.
  public static List<Tensor> of(Policy policy) {
    Mlp network = policy.network();
    int[] sizes = network.sizes();
    List<Tensor> tensors = new ArrayList<>();
    for (int l = 0; l + 1 < sizes.length; l++) {
      String layer = "layer" + (l + 1) + ".";
      tensors.add(new Tensor(layer + "weight", network.weightOffset(l), sizes[l + 1], sizes[l]));
      tensors.add(new Tensor(layer + "bias", network.biasOffset(l), sizes[l + 1]));
    }
    int rest = policy.parameterCount() - network.parameterCount();
    if (rest > 0) {
      tensors.add(new Tensor("log_sigma", network.parameterCount(), rest));
    }
    return tensors;
  }
}
