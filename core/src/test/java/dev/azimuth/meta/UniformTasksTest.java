package dev.azimuth.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class UniformTasksTest {

  private static final UniformTasks TASKS =
      new UniformTasks(new double[] {5, 1, -3}, new double[] {15, 1, -1});

  @Test
  void mediumTaskIsTheExpectation() {
    assertThat(TASKS.medium().phi()).containsExactly(10, 1, -2);
  }

  @Test
  void constantsAreUniformInTheirRanges() {
    List<Task> tasks = TASKS.sample(20_000, 3);
    assertThat(tasks)
        .allSatisfy(task -> {
          assertThat(task.phi()[0]).isBetween(5.0, 15.0);
          assertThat(task.phi()[1]).isEqualTo(1);
          assertThat(task.phi()[2]).isBetween(-3.0, -1.0);
        });
    // The mean of so many has a standard deviation of 0.02 and 0.004.
    assertThat(mean(tasks, 0)).isCloseTo(10, within(0.08));
    assertThat(mean(tasks, 2)).isCloseTo(-2, within(0.016));
    assertThat(tasks.stream().filter(task -> task.phi()[0] < 7.5).count()).isBetween(4700L, 5300L);
  }

  private static double mean(List<Task> tasks, int constant) {
    return tasks.stream().mapToDouble(task -> task.phi()[constant]).average().orElseThrow();
  }

  @Test
  void sameSeedGivesTheSameTasks() {
    assertThat(TASKS.sample(5, 3)).isEqualTo(TASKS.sample(5, 3)).isNotEqualTo(TASKS.sample(5, 4));
  }

  @Test
  void rangesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UniformTasks(new double[] {2}, new double[] {1}))
        .withMessage("low (2.0) must not be above high (1.0).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UniformTasks(new double[] {Double.NaN}, new double[] {1}))
        .withMessage("low (NaN) must not be above high (1.0).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UniformTasks(new double[1], new double[2]))
        .withMessage("low (1 values) and high (2 values) must have the same length.");
  }
}
