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
/// no work is done for episodes that are over. The step loop allocates nothing. One instance serves
/// one thread and is reused from batch to batch.
final class Rollout {

  private static final float[] NO_VALUES = {};

  private final Policy policy;
  private final int count;
  private final int horizon;
  private final int observationSize;
  private final PolicyWorkspace space;
  private final EntropyMeter entropy;
  private final EnvironmentBatch environments;
  private final NumpyRandom[] randoms; // [slots]
  private final int[] trajectoryOfSlot;
  private final long[] streams; // of the actions in each slot
  private final float[] slotRewards;
  private final boolean[] slotTerminated;

  // The batch as it grows, rows `capacity` apart.
  private final int capacity;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final int[] trajectory;
  private int size;

  /// @param count K, trajectories a batch
  /// @param horizon H, steps after which an episode is cut
  Rollout(Policy policy, EnvironmentFamily family, int count, int horizon) {
    this.policy = policy;
    this.count = count;
    this.horizon = horizon;
    observationSize = family.observationSize();
    space = policy.workspace();
    entropy = new EntropyMeter(policy);
    int slots = Math.min(count, Panel.COLUMNS);
    environments = family.createBatch(slots);
    randoms = new NumpyRandom[slots];
    Arrays.setAll(randoms, _ -> new NumpyRandom(0));
    trajectoryOfSlot = new int[slots];
    streams = new long[slots];
    slotRewards = new float[slots];
    slotTerminated = new boolean[slots];
    capacity = Math.multiplyExact(count, horizon);
    observations = new float[Math.multiplyExact(observationSize, capacity)];
    actions = new float[Math.multiplyExact(policy.actionSize(), capacity)];
    rewards = new float[capacity];
    trajectory = new int[capacity];
  }

  PolicyWorkspace workspace() {
    return space;
  }

  /// K trajectories of π_θ.
  ///
  /// @param tasks to which trajectories are dealt in turn
  /// @param seed of the batch; each trajectory has streams of its own below it
  Trajectories collect(float[] theta, List<Task> tasks, long seed) {
    boolean[] terminated = new boolean[count];
    float[] finalObservations = new float[observationSize * count];
    size = 0;
    entropy.reset();
    for (int first = 0; first < count; first += randoms.length) {
      int slots = Math.min(randoms.length, count - first);
      start(first, slots, tasks, seed);
      int cut = run(theta, slots, terminated);
      environments.observe(cut, space.network.inputs(), 0, Panel.STRIDE);
      for (int slot = 0; slot < cut; slot++) {
        for (int i = 0; i < observationSize; i++) {
          finalObservations[i * count + trajectoryOfSlot[slot]] =
              space.network.inputs()[i * Panel.STRIDE + slot];
        }
      }
    }
    return new Trajectories(
        count,
        size,
        observationSize,
        compact(observations, observationSize),
        compact(actions, policy.actionSize()),
        Arrays.copyOf(rewards, size),
        Arrays.copyOf(trajectory, size),
        terminated,
        finalObservations,
        entropy.mean(),
        NO_VALUES,
        NO_VALUES);
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
  private int run(float[] theta, int slots, boolean[] terminated) {
    int running = slots;
    for (int time = 0; time < horizon && running > 0; time++) {
      environments.observe(running, space.network.inputs(), 0, Panel.STRIDE);
      policy.evaluate(theta, space, running);
      entropy.add(space.distribution, running);
      policy.sample(space, running, streams, time);
      environments.step(
          running, space.environmentActions, Panel.STRIDE, slotRewards, slotTerminated);
      record(running);
      running = dropTerminated(running, terminated);
    }
    return running;
  }

  private void record(int running) {
    append(space.network.inputs(), observations, observationSize, running);
    append(space.actions, actions, policy.actionSize(), running);
    System.arraycopy(slotRewards, 0, rewards, size, running);
    System.arraycopy(trajectoryOfSlot, 0, trajectory, size, running);
    size += running;
  }

  private void append(float[] panel, float[] rows, int count, int running) {
    for (int r = 0; r < count; r++) {
      System.arraycopy(panel, r * Panel.STRIDE, rows, r * capacity + size, running);
    }
  }

  private int dropTerminated(int running, boolean[] terminated) {
    int left = running;
    for (int slot = running - 1; slot >= 0; slot--) {
      if (slotTerminated[slot]) {
        terminated[trajectoryOfSlot[slot]] = true;
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

  private float[] compact(float[] rows, int count) {
    float[] compact = new float[count * size];
    for (int r = 0; r < count; r++) {
      System.arraycopy(rows, r * capacity, compact, r * size, size);
    }
    return compact;
  }
}
