package dev.azimuth.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azimuth.env.CartPoleFamily;
import dev.azimuth.meta.Task;
import dev.azimuth.train.Tasks;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutTasksTest {

  private static final CartPoleFamily FAMILY = new CartPoleFamily();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          gravity=5|10|7.5; 5.0 10.0 7.5
          gravity=9; 9.0
          gravity=5|10|15 without 10; 10.0
          gravity=5|10|15|20 without 8..16; 10.0 15.0
          """)
  void valuesOfAListAreTakenAsTheyAreWritten(String text, String gravities) {
    List<Task> listed = HeldOutTasks.listed(tasks(text)).orElseThrow();

    assertThat(listed.stream().map(task -> "" + task.phi()[0]).collect(Collectors.joining(" ")))
        .isEqualTo(gravities);
  }

  @Test
  void listsAreCombinedTheFirstOneVaryingSlowest() {
    Tasks tasks = tasks("pole-length=0.3|0.5,gravity=5|10");
    int length = tasks.indices().getFirst();

    assertThat(HeldOutTasks.listed(tasks).orElseThrow())
        .extracting(task -> task.phi()[length] + " " + task.phi()[0])
        .containsExactly("0.3 5.0", "0.3 10.0", "0.5 5.0", "0.5 10.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gravity=5..15",
        "gravity=5|10,pole-length=0.3..0.7",
        "gravity=5..15 without 9..11"
      })
  void aRangeCannotBeListed(String text) {
    assertThat(HeldOutTasks.listed(tasks(text))).isEmpty();
  }

  @Test
  void tooManyCombinationsAreRefused() {
    String values =
        IntStream.rangeClosed(1, 40).mapToObj(i -> "0." + i).collect(Collectors.joining("|"));
    Tasks tasks = tasks("pole-length=" + distinct(values) + ",pole-mass=" + distinct(values));

    assertThatThrownBy(() -> HeldOutTasks.listed(tasks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be at most 1000");
  }

  private static String distinct(String values) {
    return List.of(values.split("\\|")).stream()
        .map(Double::valueOf)
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining("|"));
  }

  @Test
  void drawnTasksAreHeldOutAscendAndDependOnTheSeedAlone() {
    Tasks tasks = tasks("gravity=5..15 without 9..11");

    List<Task> drawn = HeldOutTasks.drawn(tasks, 20, 1);

    assertThat(drawn).hasSize(20).isEqualTo(HeldOutTasks.drawn(tasks, 20, 1));
    assertThat(drawn).isNotEqualTo(HeldOutTasks.drawn(tasks, 20, 2));
    assertThat(drawn).extracting(task -> task.phi()[0]).isSorted().allMatch(g -> g > 9 && g < 11);
  }

  private static Tasks tasks(String text) {
    return Tasks.parse(text, FAMILY);
  }
}
