package dev.azimuth.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.azimuth.env.ActionSpace;
import dev.azimuth.env.Environment;
import dev.azimuth.env.EnvironmentBatch;
import dev.azimuth.env.EnvironmentFamily;
import dev.azimuth.env.NumpyRandom;
import dev.azimuth.env.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every environment owes to the algorithms, whatever it simulates.
///
/// The test class of an environment extends this one and says which it is:
///
/// ```java
/// class PendulumTest extends EnvironmentConformance {
///   @Override
///   protected EnvironmentFamily family() {
///     return EnvironmentFamily.of(Pendulum::new);
///   }
/// }
/// ```
///
/// Then the same seed gives the same run, whatever ran before, on how many threads, and in how many
/// slots of a batch. Episodes are stepped until they terminate, with random actions.
public abstract class EnvironmentConformance {

  private static final long SEED = 17;
  private static final int SEEDS = 20;
  private static final int SLOTS = 13;

  /// For the test class of an environment.
  protected EnvironmentConformance() {}

  /// What is tested; may be a new object each time.
  protected abstract EnvironmentFamily family();

  /// The constants φ of the tasks in which it is tested, the initial ones first. By default, these,
  /// and each parameter at each end of its range.
  protected List<double[]> tasks() {
    List<double[]> tasks = new ArrayList<>();
    tasks.add(initial());
    for (int i = 0; i < initial().length; i++) {
      Parameter parameter = family().parameters().get(i);
      for (double end : new double[] {parameter.minimum(), parameter.maximum()}) {
        double[] phi = initial();
        phi[i] = end;
        if (end != parameter.initial()) {
          tasks.add(phi);
        }
      }
    }
    return tasks;
  }

  /// A task in which every parameter makes a difference; by default, the one with the initial
  /// constants.
  protected double[] lively() {
    return initial();
  }

  /// Whether episodes of one task differ by their seed.
  protected boolean isRandom() {
    return true;
  }

  private double[] initial() {
    return family().parameters().stream().mapToDouble(Parameter::initial).toArray();
  }

  private Episode episode(double[] phi, long seed) {
    return new Episode(family(), phi, seed);
  }

  /// An episode as a new instance runs it.
  private float[] recorded(double[] phi, long seed) {
    try (Environment environment = family().create()) {
      return episode(phi, seed).record(environment);
    }
  }

  @Test
  protected void descriptionIsWhole() {
    EnvironmentFamily family = family();
    assertTrue(family.name().matches("[a-z][a-z0-9-]*(:\\S+)?"), "name " + family.name());
    assertTrue(family.observationSize() >= 1, "observationSize");
    assertTrue(family.defaultHorizon() >= 1, "defaultHorizon");
    Set<String> names = new HashSet<>();
    for (Parameter parameter : family.parameters()) {
      assertTrue(names.add(parameter.name()), "two parameters named " + parameter.name());
    }
    double[] thresholds = family.thresholds().stream().mapToDouble(x -> x).toArray();
    double[] sorted = thresholds.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, thresholds, "thresholds in ascending order");
  }

  @Test
  protected void sameSeedGivesTheSameEpisode() {
    for (double[] phi : tasks()) {
      assertArrayEquals(recorded(phi, SEED), recorded(phi, SEED), episode(phi, SEED).toString());
    }
  }

  @Test
  protected void anotherSeedGivesAnotherEpisode() {
    if (isRandom()) {
      float[] one = observed(SEED);
      assertTrue(
          LongStream.range(0, SEEDS).anyMatch(seed -> !Arrays.equals(one, observed(seed))),
          "all episodes start alike, and after the same actions are the same");
    }
  }

  /// The observations after the same actions in an episode of some seed.
  private float[] observed(long seed) {
    try (Environment environment = family().create()) {
      environment.reset(initial(), new NumpyRandom(seed));
      return episode(initial(), SEED).goOn(environment);
    }
  }

  @Test
  protected void actionsOfTheWholeSpaceAreTaken() {
    for (float[] action : corners(family().actionSpace())) {
      try (Environment environment = family().create()) {
        environment.reset(initial(), new NumpyRandom(SEED));
        float[] given = action.clone();
        for (int step = 0; step < Episode.STEPS && !environment.terminated(); step++) {
          requireFinite(environment.step(given), () -> "reward after " + Arrays.toString(action));
          assertArrayEquals(action, given, "the action that was given to step");
        }
      }
    }
  }

  /// Every discrete action; of a box, all components at their lowest, and all at their highest.
  private static List<float[]> corners(ActionSpace space) {
    return switch (space) {
      case ActionSpace.Discrete discrete ->
          LongStream.range(0, discrete.count()).mapToObj(i -> new float[] {i}).toList();
      case ActionSpace.Box box -> List.of(box.low(), box.high());
    };
  }

  @Test
  protected void observationsFillTheirSpace() {
    float[] observation = new float[family().observationSize()];
    Arrays.fill(observation, Float.NaN);
    try (Environment environment = family().create()) {
      environment.reset(initial(), new NumpyRandom(SEED));
      environment.observe(observation);
    }
    for (float component : observation) {
      requireFinite(component, () -> "the first observation " + Arrays.toString(observation));
    }
  }

  @Test
  protected void numbersAreFinite() {
    for (double[] phi : tasks()) {
      for (long seed = 0; seed < SEEDS; seed++) {
        Episode episode = episode(phi, seed);
        for (float number : recorded(phi, seed)) {
          requireFinite(number, episode::toString);
        }
      }
    }
  }

  private static void requireFinite(double number, Supplier<String> where) {
    assertTrue(Double.isFinite(number), () -> number + " is not a finite number: " + where.get());
  }

  @Test
  protected void episodeHasNotTerminatedWhenItStarts() {
    for (double[] phi : tasks()) {
      try (Environment environment = family().create()) {
        environment.reset(phi, new NumpyRandom(SEED));
        assertFalse(environment.terminated(), episode(phi, SEED).toString());
      }
    }
  }

  @Test
  protected void nothingOfAnEpisodeIsLeftInTheNext() {
    double[] last = tasks().getLast();
    try (Environment used = family().create()) {
      for (double[] phi : tasks()) {
        episode(last, SEED + 1).record(used);
        assertArrayEquals(
            recorded(phi, SEED),
            episode(phi, SEED).record(used),
            "an episode after another one: " + episode(phi, SEED));
      }
    }
  }

  @Test
  protected void orderOfEpisodesDoesNotMatter() {
    List<Episode> episodes = new ArrayList<>();
    tasks().forEach(phi -> List.of(1L, 2L).forEach(seed -> episodes.add(episode(phi, seed))));
    try (Environment forth = family().create();
        Environment back = family().create()) {
      List<float[]> first = episodes.stream().map(episode -> episode.record(forth)).toList();
      for (int i = episodes.size() - 1; i >= 0; i--) {
        assertArrayEquals(
            first.get(i), episodes.get(i).record(back), "in reverse: " + episodes.get(i));
      }
    }
  }

  @Test
  protected void instancesDoNotShareState() {
    double[] last = tasks().getLast();
    try (Environment one = family().create();
        Environment other = family().create()) {
      one.reset(initial(), new NumpyRandom(SEED));
      episode(last, SEED + 1).record(other);
      float[] disturbed = episode(initial(), SEED).goOn(one);
      assertArrayEquals(recorded(initial(), SEED), disturbed, "an instance beside another one");
    }
  }

  @Test
  protected void threadsDoNotDisturbEachOther() throws Exception {
    List<float[]> alone = LongStream.range(0, SEEDS).mapToObj(s -> recorded(initial(), s)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<float[]>> together = new ArrayList<>();
      for (long seed = 0; seed < SEEDS; seed++) {
        Episode episode = episode(initial(), seed);
        Environment environment = family().create(); // in another thread than it is stepped in
        together.add(
            threads.submit(() -> {
              try (environment) {
                return episode.record(environment);
              }
            }));
      }
      for (int seed = 0; seed < SEEDS; seed++) {
        assertArrayEquals(alone.get(seed), together.get(seed).get(), "seed %d".formatted(seed));
      }
    }
  }

  @Test
  protected void constantsAreReadWhenAnEpisodeStarts() {
    for (double[] phi : tasks()) {
      double[] given = phi.clone();
      try (Environment environment = family().create()) {
        environment.reset(given, new NumpyRandom(SEED));
        assertArrayEquals(phi, given, "the constants that were given to reset");
        Arrays.fill(given, Double.NaN); // the array may be used for another task by now
        assertArrayEquals(
            recorded(phi, SEED),
            episode(phi, SEED).goOn(environment),
            "constants were read after the episode had started: " + episode(phi, SEED));
      }
    }
  }

  @Test
  protected void everyParameterMatters() {
    for (int i = 0; i < initial().length; i++) {
      int index = i;
      List<double[]> changed =
          tasks().stream().filter(phi -> phi[index] != initial()[index]).toList();
      assertTrue(
          changed.isEmpty() || changed.stream().anyMatch(phi -> matters(index, phi)),
          "%s makes no difference".formatted(family().parameters().get(index).name()));
    }
  }

  /// Whether a task goes another way if one of its constants is that of `phi`.
  private boolean matters(int index, double[] phi) {
    double[] changed = lively();
    changed[index] = phi[index];
    return LongStream.range(0, SEEDS)
        .anyMatch(seed -> !Arrays.equals(recorded(changed, seed), recorded(lively(), seed)));
  }

  @Test
  protected void batchHasTheBitsOfSingleEnvironments() {
    try (BatchComparison comparison = new BatchComparison(family(), tasks(), SLOTS)) {
      comparison.run(1000);
    }
  }

  @Test
  protected void stepAllocatesNothing() {
    Allocation allocation = new Allocation(family(), initial());
    assertEquals(0, allocation.ofSingle(), "bytes of 100 episodes");
  }

  @Test
  protected void stepOfABatchAllocatesNothing() {
    Allocation allocation = new Allocation(family(), initial());
    try (EnvironmentBatch batch = family().createBatch(SLOTS)) {
      assertEquals(0, allocation.ofBatch(batch, SLOTS), "bytes of 100 batches");
    }
  }
}
