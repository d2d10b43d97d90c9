package dev.azimuth.env;

import java.util.Arrays;

/// The actions of an environment. Every action is a vector of floats, so that one buffer serves
/// both kinds: a discrete action is a single float that holds the index of the choice.
public sealed interface ActionSpace {

  /// The number of floats of one action.
  int size();

  /// A choice among `count` actions, numbered from 0.
  record Discrete(int count) implements ActionSpace {
    public Discrete {
      if (count < 2) {
        throw new IllegalArgumentException(
            "count (%d) of a discrete action space must be at least 2.".formatted(count));
      }
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /// A vector of real numbers, each between its own bounds.
  ///
  /// @param initial around which an untrained policy acts
  record Box(float[] low, float[] high, float[] initial) implements ActionSpace {

    /// An untrained policy acts around the middle.
    public Box(float[] low, float[] high) {
      this(low, high, middle(low, high));
    }

    public Box {
      if (low.length == 0 || low.length != high.length) {
        throw new IllegalArgumentException(
            "low (%d values) and high (%d values) must have the same length, at least 1."
                .formatted(low.length, high.length));
      }
      low = low.clone();
      high = high.clone();
      initial = initial.clone();
      for (int i = 0; i < low.length; i++) {
        if (!(low[i] < high[i])) {
          throw new IllegalArgumentException(
              "low (%s) must be below high (%s)."
                  .formatted(Arrays.toString(low), Arrays.toString(high)));
        }
        if (initial.length != low.length || !(low[i] < initial[i] && initial[i] < high[i])) {
          throw new IllegalArgumentException(
              "initial (%s) must lie between low (%s) and high (%s)."
                  .formatted(
                      Arrays.toString(initial), Arrays.toString(low), Arrays.toString(high)));
        }
      }
    }

    private static float[] middle(float[] low, float[] high) {
      float[] middle = new float[Math.min(low.length, high.length)];
      for (int i = 0; i < middle.length; i++) {
        middle[i] = low[i] + (high[i] - low[i]) / 2;
      }
      return middle;
    }

    @Override
    public int size() {
      return low.length;
    }
  }
}
