package dev.azimuth.meta;

import static dev.azimuth.testing.DoubleNetwork.moved;

import dev.azimuth.optim.Objective;
import java.util.ArrayList;
import java.util.List;

/// A task with another [SmoothObjective] for each batch, which records what is drawn and what is
/// only watched; and what adaptation does in it, in double precision.
final class SmoothTask implements ObjectiveSampler {

  static final float[] THETA = {0.5f, -0.25f, 1, 0, -1.5f, 0.75f, 0.125f};

  private static final int MOST_BATCHES = 5;

  final List<Integer> sampled = new ArrayList<>();
  final List<Integer> watched = new ArrayList<>();
  private final List<SmoothObjective> batches = new ArrayList<>();

  SmoothTask() {
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      batches.add(new SmoothObjective(THETA.length, batch + 1));
    }
  }

  @Override
  public Objective sample(float[] theta, int batch) {
    sampled.add(batch);
    return batches.get(batch);
  }

  @Override
  public Objective watch(float[] theta, int batch) {
    watched.add(batch);
    return batches.get(batch);
  }

  SmoothObjective batch(int number) {
    return batches.get(number);
  }

  /// J(θ′) on the batch after N steps with one step size for each entry.
  double objectiveAfter(double[] theta, double[] rates, int steps) {
    double[] adapted = theta;
    for (int j = 0; j < steps; j++) {
      double[] change = batches.get(j).gradient(adapted);
      for (int i = 0; i < change.length; i++) {
        change[i] *= rates[i];
      }
      adapted = moved(adapted, 1, change);
    }
    return batches.get(steps).value(adapted);
  }
}
