package dev.azimuth.rl;

/// No critic: advantages are made of the returns of the batch alone.
public record NoValues() implements Values {

  @Override
  public void gather(Trajectories data, long seed) {
    // Nothing learns.
  }

  @Override
  public Trajectories evaluate(Trajectories data) {
    return data;
  }

  @Override
  public double endEpoch(long seed) {
    return Double.NaN;
  }
}
