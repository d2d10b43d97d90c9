package dev.azimuth.nn;

import dev.azimuth.vector.PackedMatrix;
import dev.azimuth.vector.ShallowParameters;
import java.util.Arrays;

/// A copy of parameters θ, or of a vector v of their kind, in the form in which an [Mlp] computes with
/// them: every layer's weights packed for the way forward, and transposed for the way back, or all of a
/// shallow network's unit by unit.
public final class MlpParameters {

  final PackedMatrix[] forward; // W of each layer, [out × in]
  final PackedMatrix[] backward; // Wᵀ of each layer, [in × out]; never needed of the first
  final ShallowParameters shallow; // without units if the network is not shallow
  private final Mlp network;
  private float[] theta = {};

  /// To be filled by [#set] before use.
  public MlpParameters(Mlp network) {
    this.network = network;
    int[] sizes = network.sizes();
    int packed = network.isShallow() ? 0 : sizes.length - 1;
    forward = new PackedMatrix[packed];
    backward = new PackedMatrix[packed];
    shallow = network.shallowParameters();
    for (int l = 0; l < forward.length; l++) {
      forward[l] = new PackedMatrix(sizes[l + 1], sizes[l], l < forward.length - 1);
      backward[l] = new PackedMatrix(sizes[l], sizes[l + 1]);
    }
  }

  /// Takes θ, [n]; what follows the network's own parameters is copied too.
  public void set(float[] theta) {
    if (this.theta.length == theta.length) {
      System.arraycopy(theta, 0, this.theta, 0, theta.length);
    } else {
      this.theta = theta.clone();
    }
    if (network.isShallow()) {
      shallow.set(theta);
    }
    for (int l = 0; l < forward.length; l++) {
      int in = forward[l].columns();
      forward[l].set(theta, network.weightOffset(l), in, 1);
      if (l > 0) {
        backward[l].set(theta, network.weightOffset(l), 1, in);
      }
    }
  }

  /// Whether these are the parameters that were [#set].
  public boolean hold(float[] theta) {
    return Arrays.equals(this.theta, theta);
  }

  /// θ as it was [#set], [n]; not to be modified.
  public float[] theta() {
    return theta;
  }
}
