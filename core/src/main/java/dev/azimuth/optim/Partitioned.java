package dev.azimuth.optim;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Two optimizers, each for its part of the parameters: Meta-SGD learns step sizes at another pace
/// than the initialization.
///
/// @param count the number of entries, from the first, that `first` is for
/// @param first for the entries before `count`
/// @param rest for those from `count` on
public record Partitioned(int count, Optimizer first, Optimizer rest) implements Optimizer {

  @Override
  public float[] ascend(float[] theta, float[] gradient, float share) {
    int n = theta.length;
    float[] head = first.ascend(Arrays.copyOf(theta, count), Arrays.copyOf(gradient, count), share);
    float[] tail =
        rest.ascend(
            Arrays.copyOfRange(theta, count, n), Arrays.copyOfRange(gradient, count, n), share);
    float[] next = Arrays.copyOf(head, n);
    System.arraycopy(tail, 0, next, count, tail.length);
    return next;
  }

  /// That of `first`, then that of `rest`.
  @Override
  public double[] state() {
    return DoubleStream.concat(DoubleStream.of(first.state()), DoubleStream.of(rest.state()))
        .toArray();
  }

  @Override
  public void restore(double[] state) {
    int size = first.state().length;
    Stateful.require(state, size + rest.state().length);
    first.restore(Arrays.copyOf(state, size));
    rest.restore(Arrays.copyOfRange(state, size, state.length));
  }
}
