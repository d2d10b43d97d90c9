package dev.azimuth.env;

/// Actions of the uniform distribution over a space.
final class RandomActions {

  private RandomActions() {}

  static float[] draw(ActionSpace space, NumpyRandom random) {
    return switch (space) {
      case ActionSpace.Discrete(int count) -> new float[] {random.integers(0, count)};
      case ActionSpace.Box(float[] low, float[] high, _) -> {
        float[] action = new float[low.length];
        for (int i = 0; i < action.length; i++) {
          action[i] = (float) random.uniform(low[i], high[i]);
        }
        yield action;
      }
    };
  }
}
