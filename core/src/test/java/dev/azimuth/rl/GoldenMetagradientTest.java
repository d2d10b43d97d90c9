package dev.azimuth.rl;

import static dev.azimuth.testing.Numbers.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.Fomaml;
import dev.azimuth.meta.Maml;
import dev.azimuth.meta.MetaLearner;
import dev.azimuth.meta.MetaSgd;
import dev.azimuth.meta.MetaSgd.Order;
import dev.azimuth.meta.MultiStepMaml;
import dev.azimuth.meta.Reptile;
import dev.azimuth.optim.Objective;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.GoldenMetagradient;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies, objectives and meta-learners on fixed data, against PyTorch in double precision.
@ParameterizedClass
@ValueSource(
    strings = {
      "categorical-1-relu",
      "categorical-1-tanh",
      "categorical-2-relu",
      "categorical-2-tanh",
      "gaussian-1-relu",
      "gaussian-1-tanh",
      "gaussian-2-relu",
      "gaussian-2-tanh"
    })
class GoldenMetagradientTest {

  /// Of vectors, relative in the Euclidean norm; single precision leaves 4.1e-7.
  private static final double TOLERANCE = 1e-6;

  private static final int MOST_STEPS = 3;

  private final GoldenMetagradient golden;
  private final GoldenObjectives objectives;

  GoldenMetagradientTest(String name) {
    golden = GoldenMetagradient.read(name);
    objectives = new GoldenObjectives(golden);
  }

  @Test
  void logProbabilitiesMatch() {
    GoldenBatch batch = golden.support().getFirst();
    Policy policy = objectives.policy();
    Trajectories data = objectives.data(batch);
    int n = data.size();
    PolicyPanels panels = Objectives.panels(policy, data);
    panels.evaluate(golden.theta());
    PolicyPanel panel = panels.all().getFirst();
    assertThat(panel.columns).isEqualTo(n);
    double[] logProbabilities = new double[n];
    Arrays.setAll(logProbabilities, c -> policy.logProbability(panel, c));
    assertThat(logProbabilities)
        .containsExactly(batch.columns(golden.expected().get("log_probs_support_0")), within(2e-6));
  }

  @ParameterizedTest
  @EnumSource
  void valueMatches(Surrogate surrogate) {
    double expected = golden.number(surrogate + "/value");
    assertThat(support(surrogate).value(golden.theta()))
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest
  @EnumSource
  void gradientMatches(Surrogate surrogate) {
    assertMatches(support(surrogate).gradient(golden.theta()), surrogate + "/gradient");
  }

  @ParameterizedTest
  @EnumSource
  void hessianVectorProductMatches(Surrogate surrogate) {
    assertMatches(
        support(surrogate).hessianVectorProduct(golden.theta(), golden.direction()),
        surrogate + "/hessian_vector_product");
  }

  @ParameterizedTest
  @EnumSource
  void adaptationMatches(Surrogate surrogate) {
    assertAdapts(new Maml(golden.alpha()), surrogate, 1);
    for (int steps = 1; steps <= MOST_STEPS; steps++) {
      assertAdapts(new MultiStepMaml(golden.alpha(), steps), surrogate, steps);
      assertAdapts(new Fomaml(golden.alpha(), steps), surrogate, steps);
      assertAdapts(new Reptile(golden.alpha(), steps), surrogate, steps);
    }
  }

  private void assertAdapts(MetaLearner learner, Surrogate surrogate, int steps) {
    String path = "%s/steps_%d/".formatted(surrogate, steps);
    float[] adapted = learner.adapt(golden.theta(), objectives.task(surrogate, steps));
    assertMatches(adapted, path + "adapted");
    assertThat(objectives.query().value(adapted))
        .as(path + "query_value")
        .isCloseTo(golden.number(path + "query_value"), within(TOLERANCE));
  }

  @ParameterizedTest
  @EnumSource
  void mamlGradientMatches(Surrogate surrogate) {
    assertMetaGradient(new Maml(golden.alpha()), surrogate, 1, "maml_gradient");
    for (int steps = 1; steps <= MOST_STEPS; steps++) {
      MetaLearner learner = new MultiStepMaml(golden.alpha(), steps);
      assertMetaGradient(learner, surrogate, steps, "maml_gradient");
    }
  }

  @ParameterizedTest
  @EnumSource
  void firstOrderMamlGradientMatches(Surrogate surrogate) {
    for (int steps = 1; steps <= MOST_STEPS; steps++) {
      MetaLearner learner = new Fomaml(golden.alpha(), steps);
      assertMetaGradient(learner, surrogate, steps, "fomaml_gradient");
    }
  }

  private void assertMetaGradient(
      MetaLearner learner, Surrogate surrogate, int steps, String expected) {
    assertMatches(
        learner.metaGradient(golden.theta(), objectives.task(surrogate, steps)),
        "%s/steps_%d/%s".formatted(surrogate, steps, expected));
  }

  @ParameterizedTest
  @EnumSource
  void metaSgdAdapts(Surrogate surrogate) {
    float[] adapted = metaSgdAdapted(surrogate);
    assertMatches(adapted, surrogate + "/meta_sgd/adapted");
    assertThat(objectives.query().value(adapted))
        .isCloseTo(golden.number(surrogate + "/meta_sgd/query_value"), within(TOLERANCE));
  }

  @ParameterizedTest
  @EnumSource
  void metaSgdGradientMatches(Surrogate surrogate) {
    float[] gradient = metaSgd(Order.SECOND, surrogate);
    assertMatches(head(gradient), surrogate + "/meta_sgd/gradient_theta");
    assertMatches(tail(gradient), surrogate + "/meta_sgd/gradient_rates");
  }

  /// After one step the rates' gradient has no second derivative, and θ's is the query gradient.
  @ParameterizedTest
  @EnumSource
  void firstOrderMetaSgdGradientMatches(Surrogate surrogate) {
    float[] gradient = metaSgd(Order.FIRST, surrogate);
    float[] adapted = metaSgdAdapted(surrogate);
    assertThat(head(gradient)).isEqualTo(objectives.query().gradient(adapted));
    assertMatches(tail(gradient), surrogate + "/meta_sgd/gradient_rates");
  }

  @Test
  void reptileGradientMatches() {
    float[] gradient =
        new Reptile(golden.alpha(), 2)
            .metaGradient(golden.theta(), objectives.task(Surrogate.SCORE, 2));
    assertMatches(gradient, "reptile_2_steps_gradient");
  }

  private Objective support(Surrogate surrogate) {
    return objectives.objective(golden.support().getFirst(), surrogate);
  }

  private float[] metaSgd(Order order, Surrogate surrogate) {
    return new MetaSgd(0, 1, order).metaGradient(metaParameters(), objectives.task(surrogate, 1));
  }

  private float[] metaSgdAdapted(Surrogate surrogate) {
    MetaSgd learner = new MetaSgd(0, 1, Order.SECOND);
    return head(learner.adapt(metaParameters(), objectives.task(surrogate, 1)));
  }

  /// [θ; a], with the recorded rates in place of those that a step size would start.
  private float[] metaParameters() {
    int n = golden.theta().length;
    float[] both = Arrays.copyOf(golden.theta(), 2 * n);
    System.arraycopy(golden.rates(), 0, both, n, n);
    return both;
  }

  private float[] head(float[] both) {
    return Arrays.copyOf(both, golden.theta().length);
  }

  private float[] tail(float[] both) {
    return Arrays.copyOfRange(both, golden.theta().length, both.length);
  }

  private void assertMatches(float[] actual, String path) {
    assertThat(relativeError(actual, golden.vector(path))).as(path).isLessThan(TOLERANCE);
  }
}
