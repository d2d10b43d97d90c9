package dev.azimuth.testkit;

import com.sun.management.ThreadMXBean;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// The bytes that an environment allocates while it is reset and stepped.
record Allocation(EnvironmentFamily family, double[] phi) {

  private static final int EPISODES = 100;
  private static final int STEPS = 50;
  private static final int MOST_RUNS = 100;

  long ofSingle() {
    float[] observation = new float[family.observationSize()];
    double[] measures = new double[family.measures().size()];
    float[] action = Episode.action(family.actionSpace(), new NumpyRandom(1));
    NumpyRandom random = new NumpyRandom(1);
    try (Environment environment = family.create()) {
      return bytes(() -> {
        for (int episode = 0; episode < EPISODES; episode++) {
          random.seed(episode);
          environment.reset(phi, random);
          for (int step = 0; step < STEPS && !environment.terminated(); step++) {
            environment.step(action);
            environment.observe(observation);
          }
          environment.measure(measures);
        }
      });
    }
  }

  long ofBatch(EnvironmentBatch batch, int size) {
    float[] observations = new float[family.observationSize() * size];
    float[] actions = new float[family.actionSpace().size() * size];
    float[] rewards = new float[size];
    double[] measures = new double[family.measures().size()];
    boolean[] terminated = new boolean[size];
    NumpyRandom[] generators = new NumpyRandom[size];
    Arrays.setAll(generators, NumpyRandom::new);
    return bytes(() -> {
      for (int episode = 0; episode < EPISODES; episode++) {
        start(batch, generators, episode);
        int running = size;
        for (int step = 0; step < STEPS && running > 0; step++) {
          batch.step(running, actions, 0, size, rewards, terminated);
          batch.observe(running, observations, 0, size);
          batch.measure(0, measures);
          running = withoutTerminated(batch, running, terminated);
        }
      }
    });
  }

  private void start(EnvironmentBatch batch, NumpyRandom[] generators, int episode) {
    for (int slot = 0; slot < generators.length; slot++) {
      generators[slot].seed(episode);
      batch.reset(slot, phi, generators[slot]);
    }
  }

  private static int withoutTerminated(EnvironmentBatch batch, int running, boolean[] terminated) {
    int left = running;
    for (int slot = running - 1; slot >= 0; slot--) {
      if (terminated[slot]) {
        left--;
        batch.move(left, slot);
      }
    }
    return left;
  }

  /// The least of several runs: the first one loads classes, vectors are objects until the compiler has
  /// seen to them, and now and then the JVM allocates for itself; what the environment allocates, it
  /// allocates each time.
  private static long bytes(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < MOST_RUNS && least > 0; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      run.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
