package dev.azimuth.train;

import dev.azimuth.rl.Policy;
import java.util.Arrays;

/// The meta-parameters of a run as `parameters.safetensors`, with the configuration as metadata.
final class Parameters {

  private Parameters() {}

  /// @param theta the meta-parameters: of the policy, and after them perhaps its inner step sizes
  static byte[] bytes(MetaTrainer trainer, float[] theta) {
    Policy policy = trainer.policy();
    Safetensors file = new Safetensors(ConfigText.of(trainer.config()));
    add(file, "policy.", policy, theta);
    if (trainer.config().algorithm().learnsRates()) {
      int n = policy.parameterCount();
      add(file, "rates.", policy, Arrays.copyOfRange(theta, n, 2 * n));
    }
    return file.bytes();
  }

  private static void add(Safetensors file, String prefix, Policy policy, float[] values) {
    NamedTensors.of(policy)
        .forEach(tensor -> file.add(prefix + tensor.name(), tensor.of(values), tensor.shape()));
  }
}
