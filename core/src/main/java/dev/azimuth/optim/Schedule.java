package dev.azimuth.optim;

/// How a step size changes as training goes on.
public enum Schedule {
  /// The same throughout.
  CONSTANT {
    @Override
    public double share(double progress) {
      return 1;
    }
  },
  /// In a straight line down to 0.
  LINEAR {
    @Override
    public double share(double progress) {
      return 1 - progress;
    }
  },
  /// Along half a wave of the cosine down to 0.
  COSINE {
    @Override
    public double share(double progress) {
      return (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    }
  };

  /// The share of the step size that is left.
  ///
  /// @param progress the share of training that is over, in [0, 1]
  public abstract double share(double progress);
}
