package dev.azimuth.meta;

import static dev.azimuth.meta.RecordingSampler.objective;
import static dev.azimuth.optim.Vectors.norm;
import static dev.azimuth.optim.Vectors.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.MetaSgd.Order;
import dev.azimuth.optim.GradientAscent;
import dev.azimuth.optim.Schedule;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Lines 4 and 5 of Algorithm 1: the task of the directed step, and that the step comes before the
/// epoch of whatever learner, and is all that sets the directed version apart.
class DirectorTest {

  private static final ProductTasks TASKS =
      new ProductTasks(List.of(new Marginal.Uniform(5, 15), new Marginal.Uniform(-2, 2)));
  private static final List<Task> SAMPLED =
      List.of(new Task(6, -1), new Task(7, 2), new Task(14, 0.5));
  private static final float[] THETA = {3, -1};
  private static final float DELTA = 0.25f;
  private static final long SEED = 8;

  private final RecordingSampler sampler = new RecordingSampler(_ -> 1);

  @Test
  void noneChoosesNothing() {
    assertThat(new Director.None().choose(TASKS, SAMPLED, SEED)).isEmpty();
  }

  @Test
  void mediumIsTheExpectation() {
    assertThat(new Director.Medium().choose(TASKS, SAMPLED, SEED)).containsExactly(new Task(10, 0));
  }

  @Test
  void sampledMeanIsTheMeanOfTheSampledConstants() {
    List<Task> chosen = new Director.SampledMean().choose(TASKS, SAMPLED, SEED);
    assertThat(chosen).hasSize(1);
    assertThat(chosen.getFirst().phi()).containsExactly(new double[] {9, 0.5}, within(1e-12));
  }

  @Test
  void randomIsOneTaskOfTheDistribution() {
    Director random = new Director.Random();
    HashSet<Task> chosen = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      List<Task> tasks = random.choose(TASKS, SAMPLED, seed);
      assertThat(tasks).hasSize(1).isEqualTo(random.choose(TASKS, SAMPLED, seed));
      chosen.addAll(tasks);
    }
    assertThat(chosen).hasSize(100).allSatisfy(DirectorTest::isOfTheDistribution);
  }

  @Test
  void mixedIsAsManyTasksAsTrajectories() {
    List<Task> chosen = new Director.Mixed(10).choose(TASKS, SAMPLED, SEED);
    assertThat(chosen)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(SAMPLED)
        .allSatisfy(DirectorTest::isOfTheDistribution);
  }

  private static void isOfTheDistribution(Task task) {
    assertThat(task.phi()[0]).isBetween(5.0, 15.0);
    assertThat(task.phi()[1]).isBetween(-2.0, 2.0);
  }

  @Test
  void fixedIsAlwaysTheSame() {
    Task task = new Task(5, 2);
    assertThat(new Director.Fixed(task).choose(TASKS, SAMPLED, SEED)).containsExactly(task);
  }

  static List<Director> directors() {
    return List.of(
        new Director.Medium(),
        new Director.SampledMean(),
        new Director.Random(),
        new Director.Mixed(4),
        new Director.Fixed(new Task(5, 2)));
  }

  @ParameterizedTest
  @MethodSource("directors")
  void stepIsMadeInTheChosenTasksBeforeAnyOther(Director director) throws InterruptedException {
    EpochResult result = epoch(director, new Maml(0.125f)).run(THETA, 0, SEED);
    List<Task> chosen = sampler.opened.getFirst();
    List<Task> sampled = result.tasks().stream().map(TaskResult::task).toList();
    assertThat(chosen).isEqualTo(director.choose(TASKS, sampled, Seeds.child(SEED, -1)));
    float[] g = objective(chosen.getFirst()).gradient(THETA);
    assertThat(result.directed().theta()).isEqualTo(plus(THETA, DELTA, g));
    assertThat(result.directed().gradientNorm()).isEqualTo(norm(g));
    assertThat(sampler.opened.subList(1, 4))
        .containsExactlyElementsOf(sampled.stream().map(List::of).toList());
  }

  static List<MetaLearner> learners() {
    return List.of(
        new Maml(0.125f),
        new MultiStepMaml(0.125f, 3),
        new Fomaml(0.125f, 2),
        new Reptile(0.125f, 2),
        new MetaSgd(0.125f, 2, Order.SECOND),
        new MetaSgd(0.125f, 2, Order.FIRST));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void directedEpochIsThePlainOneFromTheDirectedParameters(MetaLearner learner)
      throws InterruptedException {
    EpochResult directed =
        epoch(new Director.Medium(), learner).run(learner.initialize(THETA), 0, SEED);
    float[] moved =
        learner.initialize(plus(THETA, DELTA, objective(TASKS.medium()).gradient(THETA)));
    assertThat(directed.directed().theta()).isEqualTo(moved);
    EpochResult plain = epoch(new Director.None(), learner).run(moved, 0, SEED);
    assertThat(directed.theta()).isEqualTo(plain.theta());
    assertThat(directed.metaGradient()).isEqualTo(plain.metaGradient());
    assertThat(directed.tasks()).usingRecursiveComparison().isEqualTo(plain.tasks());
  }

  private MetaEpoch epoch(Director director, MetaLearner learner) {
    return new MetaEpoch(
        TASKS,
        3,
        sampler,
        new TaskDirectedStep(director, new GradientAscent(DELTA)),
        learner,
        SamplingCredit.OFF,
        TaskReduction.SUM,
        new OuterStep(new GradientAscent(0.5f), Schedule.CONSTANT, 0),
        MetaBatchExecutor.sequential());
  }
}
