package dev.azimuth.rl;

import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.meta.Seeds;
import dev.azimuth.meta.Task;
import dev.azimuth.vector.Panel;
import java.util.Arrays;
import java.util.List;

/// Collects trajectories: K episodes of one task in lock-step, so that the policy is evaluated for
/// all of them at once, matrix × matrix.
///
/// Running episodes keep to the first slots: when one ends, the last running one takes its slot, so
/// no work is done for episodes that are over. Each step of all of them is written next to the one
/// before it in a panel, where it is evaluated and stays. The step loop allocates nothing. One
/// instance serves one thread and is reused from batch to batch.
final class Rollout {

  private static final float[] NO_VALUES = {};

  private final Policy policy;
  private final int count;
  private final int horizon;
  private final boolean statesKept;
  private final int observationSize;
  private final PolicyWorkspace space;
  private final EnvironmentBatch environments;
  private final NumpyRandom[] randoms; // [slots]
  private final int[] trajectoryOfSlot;
  private final long[] streams; // of the actions in each slot
  private final float[] slotRewards;
  private final boolean[] slotTerminated;
  private final float[] slotObservations; // [O × slots]
  private final double[] slotMeasures; // [Q], of one slot

  // The batch as it grows, [K·H].
  private final float[] rewards;
  private final int[] trajectory;
  private int size;

  /// @param count K, trajectories a batch
  /// @param horizon H, steps after which an episode is cut
  /// @param statesKept whether the trajectories have their observations and actions, which the panels
  ///     have, and may be kept; otherwise they are as short-lived as the panels' batch
  Rollout(Policy policy, EnvironmentFamily family, int count, int horizon, boolean statesKept) {
    this.policy = policy;
    this.count = count;
    this.horizon = horizon;
    this.statesKept = statesKept;
    observationSize = family.observationSize();
    space = new PolicyWorkspace(policy);
    int slots = Math.min(count, Panel.COLUMNS);
    environments = family.createBatch(slots);
    randoms = new NumpyRandom[slots];
    Arrays.setAll(randoms, _ -> new NumpyRandom(0));
    trajectoryOfSlot = new int[slots];
    streams = new long[slots];
    slotRewards = new float[slots];
    slotTerminated = new boolean[slots];
    slotObservations = new float[observationSize * slots];
    slotMeasures = new double[family.measures().size()];
    int capacity = Math.multiplyExact(count, horizon);
    rewards = new float[capacity];
    trajectory = new int[capacity];
  }

  PolicyWorkspace workspace() {
    return space;
  }

  /// K trajectories of π_θ.
  ///
  /// @param panels receives the steps
  /// @param tasks to which trajectories are dealt in turn
  /// @param seed of the batch; each trajectory has streams of its own below it
  Trajectories collect(float[] theta, PolicyPanels panels, List<Task> tasks, long seed) {
    try {
      return draw(theta, panels, tasks, seed);
    } finally {
      environments.close(); // others may use what they held, until the next batch
    }
  }

  private Trajectories draw(float[] theta, PolicyPanels panels, List<Task> tasks, long seed) {
    boolean[] terminated = new boolean[count];
    float[] finalObservations = new float[observationSize * count];
    double[] measures = new double[slotMeasures.length * count];
    size = 0;
    panels.start(theta);
    for (int first = 0; first < count; first += randoms.length) {
      int slots = Math.min(randoms.length, count - first);
      start(first, slots, tasks, seed);
      int cut = run(panels, slots, terminated, measures);
      environments.observe(cut, slotObservations, 0, randoms.length);
      for (int slot = 0; slot < cut; slot++) {
        measure(slot, measures);
        for (int i = 0; i < observationSize; i++) {
          finalObservations[i * count + trajectoryOfSlot[slot]] =
              slotObservations[i * randoms.length + slot];
        }
      }
    }
    double entropy = 0;
    for (PolicyPanel panel : panels.all()) {
      panel.clearUnused();
      entropy += policy.entropySum(panel, space);
    }
    int kept = statesKept ? size : 0;
    float[] observations = new float[observationSize * kept];
    float[] actions = new float[policy.actionSize() * kept];
    int from = 0;
    for (PolicyPanel panel : panels.all()) {
      append(panel.network.inputs(), panel.columns, observations, from);
      append(panel.actions, panel.columns, actions, from);
      from += panel.columns;
    }
    float[] drawnRewards = statesKept ? new float[size] : panels.rewards(size);
    int[] drawnTrajectory = statesKept ? new int[size] : panels.trajectory(size);
    System.arraycopy(rewards, 0, drawnRewards, 0, size);
    System.arraycopy(trajectory, 0, drawnTrajectory, 0, size);
    return new Trajectories(
        count,
        size,
        observationSize,
        observations,
        actions,
        drawnRewards,
        drawnTrajectory,
        terminated,
        finalObservations,
        entropy / size,
        NO_VALUES,
        NO_VALUES,
        measures);
  }

  private void start(int first, int slots, List<Task> tasks, long seed) {
    for (int slot = 0; slot < slots; slot++) {
      int k = first + slot;
      trajectoryOfSlot[slot] = k;
      streams[slot] = Seeds.child(seed, 2L * k);
      randoms[slot].seed(Seeds.child(seed, 2L * k + 1));
      environments.reset(slot, tasks.get(k % tasks.size()).phi(), randoms[slot]);
    }
  }

  /// Steps until every episode is over or cut, and returns how many were cut; those hold the first
  /// slots.
  private int run(PolicyPanels panels, int slots, boolean[] terminated, double[] measures) {
    int running = slots;
    for (int time = 0; time < horizon && running > 0; time++) {
      PolicyPanel panel = panels.room(running);
      int from = panel.columns;
      environments.observe(running, panel.network.inputs(), Panel.at(0, from), Panel.STRIDE);
      policy.evaluate(panels.parameters(), panel, from, running);
      policy.sample(panel, from, running, streams, time);
      environments.step(
          running,
          panel.environmentActions,
          Panel.at(0, from),
          Panel.STRIDE,
          slotRewards,
          slotTerminated);
      panel.columns += running;
      record(running);
      running = dropTerminated(running, terminated, measures);
    }
    return running;
  }

  private void record(int running) {
    System.arraycopy(slotRewards, 0, rewards, size, running);
    System.arraycopy(trajectoryOfSlot, 0, trajectory, size, running);
    size += running;
  }

  private int dropTerminated(int running, boolean[] terminated, double[] measures) {
    int left = running;
    for (int slot = running - 1; slot >= 0; slot--) {
      if (slotTerminated[slot]) {
        terminated[trajectoryOfSlot[slot]] = true;
        measure(slot, measures);
        left--;
        if (slot < left) {
          environments.move(left, slot);
          trajectoryOfSlot[slot] = trajectoryOfSlot[left];
          streams[slot] = streams[left];
        }
      }
    }
    return left;
  }

  /// Records what the environment counted in the episode of a slot, which is over.
  private void measure(int slot, double[] measures) {
    environments.measure(slot, slotMeasures);
    for (int i = 0; i < slotMeasures.length; i++) {
      measures[i * count + trajectoryOfSlot[slot]] = slotMeasures[i];
    }
  }

  private void append(float[] panel, int columns, float[] rows, int from) {
    for (int r = 0; r * size < rows.length; r++) {
      System.arraycopy(panel, Panel.at(r, 0), rows, r * size + from, columns);
    }
  }
}
