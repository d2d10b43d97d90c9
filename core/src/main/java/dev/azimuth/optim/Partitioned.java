package dev.azimuth.optim;

import java.util.Arrays;

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
}
