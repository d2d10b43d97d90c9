package dev.azimuth.rl;

import dev.azimuth.optim.Stateful;

/// No critic: advantages are made of the returns of the batch alone.
public record NoValues() implements Values {

  @Override
  public boolean readStates() {
    return false;
  }

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

  @Override
  public double[] state() {
    return new double[0];
  }

  @Override
  public void restore(double[] state) {
    Stateful.require(state, 0);
  }
}
