package dev.azimuth.rl;

import static dev.azimuth.testing.Numbers.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.Maml;
import dev.azimuth.meta.ObjectiveSampler;
import dev.azimuth.optim.Objective;
import dev.azimuth.testing.GoldenBatch;
import dev.azimuth.testing.GoldenMetagradient;
import dev.azimuth.vector.Panel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies, objectives and meta-learners on fixed data, against PyTorch in double precision.
@ParameterizedClass
@ValueSource(
    strings = {
      "categorical-1-relu",
      "categorical-1-tanh",
      "categorical-2-relu",
      "categorical-2-tanh"
    })
class GoldenMetagradientTest {

  /// Of vectors, relative in the Euclidean norm; single precision leaves 2.2e-7.
  private static final double TOLERANCE = 1e-6;

  private final GoldenMetagradient golden;
  private final GoldenObjectives objectives;
  private final Objective support;
  private final Objective query;

  GoldenMetagradientTest(String name) {
    golden = GoldenMetagradient.read(name);
    objectives = new GoldenObjectives(golden);
    support = objectives.objective(golden.support().getFirst());
    query = objectives.objective(golden.query());
  }

  @Test
  void logProbabilitiesMatch() {
    GoldenBatch batch = golden.support().getFirst();
    Policy policy = objectives.policy();
    PolicyWorkspace space = policy.workspace();
    Trajectories data = objectives.data(batch);
    int n = data.size();
    for (int i = 0; i < data.observationSize(); i++) {
      System.arraycopy(data.observations(), i * n, space.network.inputs(), i * Panel.STRIDE, n);
    }
    System.arraycopy(data.actions(), 0, space.actions, 0, n);
    policy.evaluate(golden.theta(), space, n);
    double[] logProbabilities = new double[n];
    Arrays.setAll(logProbabilities, c -> policy.logProbability(space, c));
    assertThat(logProbabilities)
        .containsExactly(batch.columns(golden.expected().get("log_probs_support_0")), within(2e-6));
  }

  @Test
  void valueMatches() {
    assertThat(support.value(golden.theta()))
        .isCloseTo(golden.number("SCORE/value"), within(TOLERANCE));
  }

  @Test
  void gradientMatches() {
    assertMatches(support.gradient(golden.theta()), "SCORE/gradient");
  }

  @Test
  void hessianVectorProductMatches() {
    assertMatches(
        support.hessianVectorProduct(golden.theta(), golden.direction()),
        "SCORE/hessian_vector_product");
  }

  @Test
  void mamlAdapts() {
    float[] adapted = maml().adapt(golden.theta(), oneStep());
    assertMatches(adapted, "SCORE/steps_1/adapted");
    assertThat(query.value(adapted))
        .isCloseTo(golden.number("SCORE/steps_1/query_value"), within(TOLERANCE));
  }

  @Test
  void queryGradientAfterAdaptationIsThatOfFirstOrderMaml() {
    float[] adapted = maml().adapt(golden.theta(), oneStep());
    assertMatches(query.gradient(adapted), "SCORE/steps_1/fomaml_gradient");
  }

  @Test
  void mamlGradientMatches() {
    assertMatches(maml().metaGradient(golden.theta(), oneStep()), "SCORE/steps_1/maml_gradient");
  }

  private Maml maml() {
    return new Maml(golden.alpha());
  }

  private ObjectiveSampler oneStep() {
    return objectives.task(1);
  }

  private void assertMatches(float[] actual, String path) {
    assertThat(relativeError(actual, golden.vector(path))).as(path).isLessThan(TOLERANCE);
  }
}
