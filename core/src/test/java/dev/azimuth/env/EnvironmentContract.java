package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every environment owes to the algorithms, whatever it simulates. A test class of an
/// environment extends this one.
abstract class EnvironmentContract {

  private static final long SEED = 17;

  /// Steps of a recorded episode, which goes on after it ended.
  private static final int STEPS = 300;

  abstract EnvironmentFamily family();

  @Test
  void sameSeedGivesTheSameBits() {
    assertThat(record(family().create(), initialPhi(), SEED))
        .isEqualTo(record(family().create(), initialPhi(), SEED));
  }

  @Test
  void anotherSeedGivesAnotherEpisode() {
    assertThat(record(family().create(), initialPhi(), SEED))
        .isNotEqualTo(record(family().create(), initialPhi(), SEED + 1));
  }

  @Test
  void nothingOfAnEpisodeIsLeftInTheNext() {
    Environment used = family().create();
    record(used, extremePhi(), SEED + 1);
    assertThat(record(used, initialPhi(), SEED))
        .isEqualTo(record(family().create(), initialPhi(), SEED));
  }

  @Test
  void instancesDoNotShareState() {
    Environment one = family().create();
    Environment other = family().create();
    NumpyRandom random = new NumpyRandom(SEED);
    one.reset(initialPhi(), random);
    float[] before = observation(one);
    other.reset(extremePhi(), new NumpyRandom(SEED + 1));
    other.step(randomAction(new NumpyRandom(1)));
    assertThat(observation(one)).isEqualTo(before);
  }

  @Test
  void everyParameterMatters() {
    for (int i = 0; i < family().parameters().size(); i++) {
      int index = i;
      assertThat(LongStream.range(0, 20).anyMatch(seed -> matters(index, seed)))
          .as("%s makes a difference", family().parameters().get(i).name())
          .isTrue();
    }
  }

  private boolean matters(int index, long seed) {
    Parameter parameter = family().parameters().get(index);
    double[] least = livelyPhi();
    double[] greatest = livelyPhi();
    least[index] = parameter.minimum();
    greatest[index] = parameter.maximum();
    return !Arrays.equals(
        record(family().create(), least, seed), record(family().create(), greatest, seed));
  }

  @Test
  void parametersAreReadAtResetOnly() {
    Environment environment = family().create();
    double[] phi = initialPhi();
    environment.reset(phi, new NumpyRandom(SEED));
    System.arraycopy(extremePhi(), 0, phi, 0, phi.length);
    float[] trace = new float[STEPS * width()];
    recordSteps(environment, new NumpyRandom(SEED), trace);

    Environment undisturbed = family().create();
    undisturbed.reset(initialPhi(), new NumpyRandom(SEED));
    float[] expected = new float[STEPS * width()];
    recordSteps(undisturbed, new NumpyRandom(SEED), expected);
    assertThat(trace).isEqualTo(expected);
  }

  @Test
  void observationsAndRewardsAreFiniteUntilTheEnd() {
    for (double[] phi : new double[][] {initialPhi(), extremePhi()}) {
      for (long seed = 0; seed < 50; seed++) {
        Environment environment = family().create();
        environment.reset(phi, new NumpyRandom(seed));
        NumpyRandom actions = new NumpyRandom(seed);
        for (int step = 0; step < STEPS && !environment.terminated(); step++) {
          assertThat(environment.step(randomAction(actions))).isFinite();
          for (float component : observation(environment)) {
            assertThat(component).isFinite();
          }
        }
      }
    }
  }

  @Test
  void batchHasTheBitsOfSingleEnvironments() {
    new BatchComparison(family(), 13).run(10_000);
  }

  @Test
  void stepAllocatesNothing() {
    Environment environment = family().create();
    float[] observation = new float[family().observationSize()];
    float[] action = randomAction(new NumpyRandom(SEED));
    NumpyRandom random = new NumpyRandom(SEED);
    double[] phi = initialPhi();
    double[] measures = new double[family().measures().size()];
    assertAllocatesNothing(() -> {
      for (int episode = 0; episode < 100; episode++) {
        random.seed(episode);
        environment.reset(phi, random);
        for (int step = 0; step < 50; step++) {
          environment.step(action);
          environment.observe(observation);
        }
        environment.measure(measures);
      }
    });
  }

  @Test
  void stepOfABatchAllocatesNothing() {
    int size = 7;
    EnvironmentBatch batch = family().createBatch(size);
    float[] observations = new float[family().observationSize() * size];
    float[] actions = new float[family().actionSpace().size() * size];
    float[] rewards = new float[size];
    boolean[] terminated = new boolean[size];
    NumpyRandom[] generators = new NumpyRandom[size];
    Arrays.setAll(generators, NumpyRandom::new);
    double[] phi = initialPhi();
    double[] measures = new double[family().measures().size()];
    assertAllocatesNothing(() -> {
      for (int episode = 0; episode < 100; episode++) {
        for (int slot = 0; slot < size; slot++) {
          generators[slot].seed(episode);
          batch.reset(slot, phi, generators[slot]);
        }
        for (int step = 0; step < 50; step++) {
          batch.step(size, actions, 0, size, rewards, terminated);
          batch.observe(size, observations, 0, size);
        }
        batch.measure(0, measures);
        batch.move(size - 1, 0);
      }
    });
  }

  /// The first run loads classes; what the second allocates, it would allocate each time.
  private static void assertAllocatesNothing(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    run.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    run.run();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
  }

  final double[] initialPhi() {
    return family().parameters().stream().mapToDouble(Parameter::initial).toArray();
  }

  /// A task in which every parameter makes a difference.
  double[] livelyPhi() {
    return initialPhi();
  }

  /// Every parameter in the middle between its initial value and an end of its range.
  private double[] extremePhi() {
    return family().parameters().stream()
        .mapToDouble(parameter -> whole(parameter, (parameter.initial() + parameter.minimum()) / 2))
        .toArray();
  }

  /// The value, or the nearest that the parameter may have.
  static double whole(Parameter parameter, double value) {
    return parameter.whole() ? Math.rint(value) : value;
  }

  private int width() {
    return family().observationSize() + 2;
  }

  private float[] record(Environment environment, double[] phi, long seed) {
    NumpyRandom random = new NumpyRandom(seed);
    environment.reset(phi, random);
    float[] trace = new float[STEPS * width()];
    recordSteps(environment, random, trace);
    return trace;
  }

  private void recordSteps(Environment environment, NumpyRandom actions, float[] trace) {
    int size = family().observationSize();
    for (int step = 0; step < STEPS; step++) {
      int offset = step * width();
      System.arraycopy(observation(environment), 0, trace, offset, size);
      trace[offset + size] = (float) environment.step(randomAction(actions));
      trace[offset + size + 1] = environment.terminated() ? 1 : 0;
    }
  }

  private float[] observation(Environment environment) {
    float[] observation = new float[family().observationSize()];
    environment.observe(observation);
    return observation;
  }

  private float[] randomAction(NumpyRandom random) {
    return RandomActions.draw(family().actionSpace(), random);
  }
}
