package dev.azimuth.rl;

import dev.azimuth.nn.Activation;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/// The values of a [Critic] that is fitted to all data of an epoch at its end, in the order of the
/// batches' seeds, so that the result does not depend on threads.
public final class CriticValues implements Values {

  private final Critic critic;
  private final double discount;
  private final Map<Long, Trajectories> gathered = new ConcurrentSkipListMap<>();
  private final Queue<CriticWorkspace> idle = new ConcurrentLinkedQueue<>();

  /// @param discount γ of the returns that it is fitted to
  /// @param seed of the network's initialization
  public CriticValues(
      int observationSize,
      Activation activation,
      CriticSettings settings,
      double discount,
      long seed) {
    critic = new Critic(observationSize, activation, settings, seed);
    this.discount = discount;
  }

  @Override
  public boolean readStates() {
    return true;
  }

  @Override
  public void gather(Trajectories data, long seed) {
    gathered.put(seed, data);
  }

  @Override
  public Trajectories evaluate(Trajectories data) {
    CriticWorkspace space = borrow();
    try {
      return critic.evaluate(data, space);
    } finally {
      idle.add(space);
    }
  }

  @Override
  public double endEpoch(long seed) {
    if (gathered.isEmpty()) {
      return Double.NaN; // all data were drawn for the record only
    }
    CriticWorkspace space = borrow();
    try {
      List<Trajectories> data =
          gathered.values().stream().map(batch -> critic.evaluate(batch, space)).toList();
      return critic.fit(data, discount, space, seed);
    } finally {
      gathered.clear();
      idle.add(space);
    }
  }

  /// That of the critic: nothing is gathered between epochs.
  @Override
  public double[] state() {
    return critic.state();
  }

  @Override
  public void restore(double[] state) {
    critic.restore(state);
  }

  private CriticWorkspace borrow() {
    CriticWorkspace space = idle.poll();
    return space == null ? critic.workspace() : space;
  }
}
