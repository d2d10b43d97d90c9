package dev.azimuth.meta;

import static dev.azimuth.meta.SmoothTask.THETA;
import static dev.azimuth.optim.Vectors.plus;
import static dev.azimuth.optim.Vectors.product;
import static dev.azimuth.testing.Numbers.doubles;
import static dev.azimuth.testing.Numbers.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azimuth.meta.MetaSgd.Order;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Meta-gradients of all learners against central differences, and the identities that join them.
class LearnersTest {

  private static final int SIZE = THETA.length;
  private static final float ALPHA = 0.3f;

  private final SmoothTask task = new SmoothTask();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void multiStepMamlMatchesCentralDifferences(int steps) {
    double[] rates = new double[SIZE];
    Arrays.fill(rates, ALPHA);
    double[] slope =
        CentralDifferences.gradient(
            theta -> task.objectiveAfter(theta, rates, steps), doubles(THETA));
    float[] gradient = new MultiStepMaml(ALPHA, steps).metaGradient(THETA, task);
    assertThat(relativeError(gradient, slope)).isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void metaSgdMatchesCentralDifferencesInAllItsParameters(int steps) {
    float[] both = unequalRates();
    double[] slope =
        CentralDifferences.gradient(
            x -> task.objectiveAfter(head(x), tail(x), steps), doubles(both));
    float[] gradient = new MetaSgd(0, steps, Order.SECOND).metaGradient(both, task);
    assertThat(relativeError(gradient, slope)).isLessThan(1e-6);
  }

  @Test
  void multiStepMamlWithOneStepIsMamlToTheBit() {
    Maml maml = new Maml(ALPHA);
    MultiStepMaml oneStep = new MultiStepMaml(ALPHA, 1);
    assertThat(oneStep.adapt(THETA, task)).isEqualTo(maml.adapt(THETA, task));
    assertThat(oneStep.metaGradient(THETA, task)).isEqualTo(maml.metaGradient(THETA, task));
  }

  /// The gradient is not equal to the bit: one rounds ∇²J·(α·g), the other α·(∇²J·g).
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void metaSgdWithEqualRatesIsMaml(int steps) {
    MultiStepMaml maml = new MultiStepMaml(ALPHA, steps);
    MetaSgd metaSgd = new MetaSgd(ALPHA, steps, Order.SECOND);
    float[] both = metaSgd.initialize(THETA);
    assertThat(head(metaSgd.adapt(both, task))).isEqualTo(maml.adapt(THETA, task));
    assertThat(
            relativeError(
                head(metaSgd.metaGradient(both, task)), doubles(maml.metaGradient(THETA, task))))
        .isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void firstOrderMetaSgdTakesEveryStepForAConstantShift(int steps) {
    float[] both = unequalRates();
    MetaSgd firstOrder = new MetaSgd(0, steps, Order.FIRST);
    float[] rates = tail(both);
    float[] adapted = head(both);
    float[] sum = new float[SIZE];
    for (int j = 0; j < steps; j++) {
      float[] g = task.batch(j).gradient(adapted);
      adapted = plus(adapted, 1, product(rates, g));
      sum = plus(sum, 1, g);
    }
    float[] query = task.batch(steps).gradient(adapted);
    float[] gradient = firstOrder.metaGradient(both, task);
    assertThat(head(gradient)).isEqualTo(query);
    assertThat(relativeError(tail(gradient), doubles(product(sum, query)))).isLessThan(1e-6);
  }

  @Test
  void ordersOfMetaSgdAgreeInTheRatesAfterOneStepAndDifferInTheta() {
    float[] both = unequalRates();
    float[] first = new MetaSgd(0, 1, Order.FIRST).metaGradient(both, task);
    float[] second = new MetaSgd(0, 1, Order.SECOND).metaGradient(both, task);
    assertThat(tail(first)).isEqualTo(tail(second));
    assertThat(relativeError(head(first), doubles(head(second)))).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void withoutCurvatureFirstAndSecondOrderAgree(int steps) {
    QuadraticObjective plane =
        new QuadraticObjective(new float[SIZE][SIZE], new float[] {1, -2, 3, 0.5f, 5, -6, 7});
    ObjectiveSampler flat = (_, batch) -> batch < steps ? plane : task.batch(0);
    float[] firstOrder = new Fomaml(ALPHA, steps).metaGradient(THETA, flat);
    assertThat(new MultiStepMaml(ALPHA, steps).metaGradient(THETA, flat)).isEqualTo(firstOrder);
    float[] both = unequalRates();
    assertThat(new MetaSgd(0, steps, Order.SECOND).metaGradient(both, flat))
        .isEqualTo(new MetaSgd(0, steps, Order.FIRST).metaGradient(both, flat));
  }

  static List<MetaLearner> withoutStepSize() {
    return List.of(
        new Maml(0),
        new MultiStepMaml(0, 3),
        new Fomaml(0, 3),
        new MetaSgd(0, 3, Order.FIRST),
        new MetaSgd(0, 3, Order.SECOND));
  }

  @ParameterizedTest
  @MethodSource("withoutStepSize")
  void stepSizeZeroChangesNothing(MetaLearner learner) {
    float[] meta = learner.initialize(THETA);
    assertThat(learner.adapt(meta, task)).isEqualTo(meta);
    float[] gradient = learner.metaGradient(meta, task);
    int query = learner instanceof Maml ? 1 : 3;
    assertThat(head(gradient)).isEqualTo(task.batch(query).gradient(THETA));
  }

  @Test
  void reptileWithOneStepIsTheSupportGradient() {
    assertThat(new Reptile(ALPHA, 1).metaGradient(THETA, task))
        .isEqualTo(task.batch(0).gradient(THETA));
  }

  @Test
  void reptileIsTheDirectionOfAdaptationOverTheStepSize() {
    Reptile reptile = new Reptile(ALPHA, 3);
    double[] direction = doubles(plus(reptile.adapt(THETA, task), -1, THETA));
    for (int i = 0; i < SIZE; i++) {
      direction[i] /= ALPHA;
    }
    assertThat(relativeError(reptile.metaGradient(THETA, task), direction)).isLessThan(1e-6);
  }

  @Test
  void reptileOnlyWatchesWhatAdaptationBrought() {
    new Reptile(ALPHA, 3).metaGradient(THETA, task);
    assertThat(task.sampled).containsExactly(0, 1, 2);
    assertThat(task.watched).containsExactly(3);
  }

  @Test
  void backwardPassDrawsAllBatchesButTheLastAgain() {
    new MultiStepMaml(ALPHA, 3).metaGradient(THETA, task);
    assertThat(task.sampled).containsExactly(0, 1, 2, 3, 1, 0);
    task.sampled.clear();
    new MetaSgd(ALPHA, 3, Order.SECOND).metaGradient(unequalRates(), task);
    assertThat(task.sampled).containsExactly(0, 1, 2, 3, 1, 0);
  }

  @Test
  void reptileNeedsAStepSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reptile(0, 1))
        .withMessage("alpha (0) must be positive, as Reptile divides by it.");
  }

  @Test
  void stepsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultiStepMaml(ALPHA, 0))
        .withMessage("steps (0) must be at least 1.");
  }

  private static float[] unequalRates() {
    float[] both = Arrays.copyOf(THETA, 2 * SIZE);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = SIZE; i < both.length; i++) {
      both[i] = (float) random.nextDouble(-0.1, 0.5);
    }
    return both;
  }

  private static float[] head(float[] both) {
    return Arrays.copyOf(both, SIZE);
  }

  private static double[] head(double[] both) {
    return Arrays.copyOf(both, SIZE);
  }

  private static float[] tail(float[] both) {
    return Arrays.copyOfRange(both, SIZE, 2 * SIZE);
  }

  private static double[] tail(double[] both) {
    return Arrays.copyOfRange(both, SIZE, 2 * SIZE);
  }
}
