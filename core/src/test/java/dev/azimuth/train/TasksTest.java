package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azimuth.meta.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksTest {

  @Test
  void namedConstantsHaveTheirRangesAndOthersTheirInitialValues() {
    Tasks tasks = parse(" pole-length = 0.3..0.7 , gravity=5..15,force=8");
    assertThat(tasks.names()).containsExactly("pole-length", "gravity", "force");
    assertThat(tasks.indices()).containsExactly(3, 0, 4);
    assertThat(tasks.distribution().low()).containsExactly(5, 1, 0.1, 0.3, 8, 0.02, 12, 2.4);
    assertThat(tasks.distribution().high()).containsExactly(15, 1, 0.1, 0.7, 8, 0.02, 12, 2.4);
  }

  @Test
  void descriptionNamesWhatVaries() {
    Task task = new Task(7.25, 1, 0.1, 0.5, 10, 0.02, 12, 2.4);
    assertThat(parse("pole-length=0.3..0.7,gravity=5..15").describe(task))
        .isEqualTo("pole-length=0.5000, gravity=7.250");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gravity | tasks (gravity) must have the form name=value or name=low..high, separated by"
            + " commas.",
        "gravity=5..15, | tasks (gravity=5..15,) must have the form name=value or name=low..high,"
            + " separated by commas.",
        "'' | tasks () must have the form name=value or name=low..high, separated by commas.",
        "gravity=1,gravity=2 | tasks (gravity=1,gravity=2) names gravity twice.",
        "gravity=15..5 | tasks (gravity=15..5): the range of gravity is reversed. Maybe"
            + " gravity=5..15?",
        "gravity=5..200 | tasks (gravity=5..200): gravity must lie in [0, 100] m/s².",
        "gravity=-1 | tasks (gravity=-1): gravity must lie in [0, 100] m/s².",
        "gravity=x..5 | tasks (gravity=x..5): 'x' is not a number; a range is written low..high.",
        "gravity= | tasks (gravity=): '' is not a number; a range is written low..high.",
        "gravity=5..NaN | tasks (gravity=5..NaN): 'NaN' is not a number; a range is written"
            + " low..high.",
      })
  void mistakesAreTold(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessage(message);
  }

  @Test
  void aSingleTaskHasNoRangesAndIsCalledAsItsOption() {
    assertThat(Tasks.parseSingle("task", "gravity=5,force=8", Configs.FAMILY).names())
        .containsExactly("gravity", "force");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.parseSingle("task", "force=8,gravity=5..6", Configs.FAMILY))
        .withMessage("task (force=8,gravity=5..6): gravity must have one value, not a range.");
  }

  @Test
  void misspeltConstantGetsTheNearestName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("gravty=5..15"))
        .withMessageContainingAll(
            "tasks (gravty=5..15)", "'gravty'", "Did you mean 'gravity'?", "pole-length");
  }

  private static Tasks parse(String text) {
    return Tasks.parse(text, Configs.FAMILY);
  }
}
