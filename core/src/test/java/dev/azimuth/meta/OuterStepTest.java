package dev.azimuth.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.optim.GradientAscent;
import dev.azimuth.optim.Schedule;
import dev.azimuth.optim.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OuterStepTest {

  private static final float[] GRADIENT = {3, 4}; // of norm 5
  private static final float[] ORIGIN = {0, 0};

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, 5.000001, 1e9})
  void gradientUpToTheBoundIsLeftAsItIs(double clipNorm) {
    OuterStep.Result result = step(Schedule.CONSTANT, clipNorm).ascend(ORIGIN, GRADIENT, 0);
    assertThat(result.clipped()).isFalse();
    assertThat(result.theta()).isEqualTo(GRADIENT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {4.999999, 2.5, 1e-3})
  void longerGradientIsShortenedToTheBound(double clipNorm) {
    OuterStep.Result result = step(Schedule.CONSTANT, clipNorm).ascend(ORIGIN, GRADIENT, 0);
    assertThat(result.clipped()).isTrue();
    assertThat(Vectors.norm(result.theta())).isCloseTo(clipNorm, within(1e-6 * clipNorm));
    assertThat(result.theta()[1] / result.theta()[0]).isCloseTo(4f / 3, within(1e-6f));
  }

  @Test
  void epochReportsTheClippingAndTheGradientBeforeIt() throws InterruptedException {
    EpochResult free = epoch(0).run(ORIGIN, 0, 1);
    double norm = Vectors.norm(free.metaGradient());
    assertThat(free.clipped()).isFalse();
    assertThat(epoch(norm).run(ORIGIN, 0, 1).clipped()).isFalse();
    EpochResult clipped = epoch(norm / 2).run(ORIGIN, 0, 1);
    assertThat(clipped.clipped()).isTrue();
    assertThat(clipped.metaGradient()).isEqualTo(free.metaGradient());
    assertThat(Vectors.norm(clipped.theta())).isCloseTo(norm / 2, within(1e-5 * norm));
  }

  private static MetaEpoch epoch(double clipNorm) {
    return new MetaEpoch(
        new ProductTasks(List.of(new Marginal.Uniform(5, 15), new Marginal.Uniform(-2, 2))),
        3,
        new RecordingSampler(_ -> 1),
        new TaskDirectedStep(new Director.None(), new GradientAscent(1)),
        new Maml(0.125f),
        SamplingCredit.OFF,
        TaskReduction.SUM,
        step(Schedule.CONSTANT, clipNorm),
        MetaBatchExecutor.sequential());
  }

  @ParameterizedTest
  @CsvSource({"CONSTANT, 1", "LINEAR, 0.25", "COSINE, 0.14644660940672624"})
  void stepShrinksBySchedule(Schedule schedule, float share) {
    OuterStep.Result result = step(schedule, 0).ascend(ORIGIN, GRADIENT, 0.75);
    assertThat(result.theta()).containsExactly(3 * share, 4 * share);
  }

  private static OuterStep step(Schedule schedule, double clipNorm) {
    return new OuterStep(new GradientAscent(1), schedule, clipNorm);
  }
}
