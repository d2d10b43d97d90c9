package dev.azimuth.meta;

import java.util.List;
import java.util.random.RandomGenerator;

/// Tasks whose constants are drawn independently, each from a distribution of its own.
///
/// @param marginals the distribution of each constant, in the order of φ
public record ProductTasks(List<Marginal> marginals) implements TaskDistribution {

  public ProductTasks {
    marginals = List.copyOf(marginals);
  }

  /// Constants are drawn in the order of φ, and those that are fixed draw nothing.
  @Override
  public Task sample(RandomGenerator random) {
    double[] phi = new double[marginals.size()];
    for (int i = 0; i < phi.length; i++) {
      phi[i] = marginals.get(i).sample(random);
    }
    return new Task(phi);
  }

  /// Eq. 3, exactly: the expectation of each constant.
  @Override
  public Task medium() {
    return new Task(marginals.stream().mapToDouble(Marginal::mean).toArray());
  }
}
