package dev.azimuth.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProductTasksTest {

  private static final ProductTasks TASKS =
      new ProductTasks(
          List.of(
              new Marginal.Uniform(5, 15),
              new Marginal.Fixed(1),
              new Marginal.Choice(List.of(1.0, 2.0, 6.0)),
              new Marginal.Uniform(-3, -1)));

  @Test
  void mediumTaskIsTheExpectation() {
    assertThat(TASKS.medium().phi()).containsExactly(10, 1, 3, -2);
  }

  /// So a configuration keeps its bits when another constant gets a value.
  @Test
  void constantsAreDrawnInOrderAndFixedOnesDrawNothing() {
    SplittableRandom random = new SplittableRandom(3);
    for (Task task : TASKS.sample(100, 3)) {
      assertThat(task.phi()[0]).isEqualTo(5 + 10 * random.nextDouble());
      assertThat(task.phi()[1]).isEqualTo(1);
      assertThat(task.phi()[2]).isEqualTo(List.of(1.0, 2.0, 6.0).get(random.nextInt(3)));
      assertThat(task.phi()[3]).isEqualTo(-3 + 2 * random.nextDouble());
    }
  }

  @Test
  void sameSeedGivesTheSameTasks() {
    assertThat(TASKS.sample(5, 3)).isEqualTo(TASKS.sample(5, 3)).isNotEqualTo(TASKS.sample(5, 4));
  }

  @Test
  void constantsAreIndependent() {
    List<Task> tasks = TASKS.sample(40_000, 5);
    double[] sums = new double[3];
    for (Task task : tasks) {
      double x = task.phi()[0] - 10;
      double y = task.phi()[3] + 2;
      sums[0] += x * x;
      sums[1] += y * y;
      sums[2] += x * y;
    }
    // The correlation of so many has a standard deviation of 0.005.
    assertThat(sums[2] / Math.sqrt(sums[0] * sums[1])).isBetween(-0.02, 0.02);
  }
}
