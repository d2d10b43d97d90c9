package dev.azimuth.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.Marginal;
import dev.azimuth.meta.Marginal.Fixed;
import dev.azimuth.meta.Marginal.Interval;
import dev.azimuth.meta.Marginal.Uniform;
import dev.azimuth.meta.Task;
import dev.azimuth.meta.TruncatedNormal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {

  @Test
  void namedConstantsHaveTheirDistributionsAndOthersTheirInitialValues() {
    Tasks tasks = parse(" pole-length = 0.3..0.7 , gravity=5..15,force=8");
    assertThat(tasks.names()).containsExactly("pole-length", "gravity", "force");
    assertThat(tasks.indices()).containsExactly(3, 0, 4);
    assertThat(tasks.distribution().marginals())
        .containsExactly(
            new Uniform(5, 15),
            new Fixed(1),
            new Fixed(0.1),
            new Uniform(0.3, 0.7),
            new Fixed(8),
            new Fixed(0.02),
            new Fixed(12),
            new Fixed(2.4),
            new Fixed(0.05),
            new Fixed(0),
            new Fixed(0));
    assertThat(tasks.heldOut()).isEqualTo(tasks.distribution());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gravity=normal(10,2,5..15)",
        "gravity=normal( 1e1 , 2. , +5 .. 15.0 )",
        "  gravity  =  normal (10,2,5 .. 15)  "
      })
  void aTruncatedNormalHasItsFourNumbers(String text) {
    assertThat(gravity(text)).isEqualTo(new TruncatedNormal(10, 2, 5, 15));
  }

  @Test
  void valuesAreAChoice() {
    assertThat(gravity("gravity=5|10| 15"))
        .isEqualTo(new Marginal.Choice(List.of(5.0, 10.0, 15.0)));
  }

  @Test
  void numbersHaveTheFormsOfNumbers() {
    assertThat(gravity("gravity=.5...75")).isEqualTo(new Uniform(0.5, 0.75));
    assertThat(gravity("gravity=5...75e1")).isEqualTo(new Uniform(5, 7.5));
    assertThat(gravity("gravity=7.")).isEqualTo(new Fixed(7));
    assertThat(gravity("gravity=2.5e-1..+3E0")).isEqualTo(new Uniform(0.25, 3));
  }

  @Test
  void whatIsLeftOutIsHeldOut() {
    Tasks tasks = parse("gravity=5..15 without 5..6|9..11 , force = 8|9|10 without 9, pole-mass=1");
    List<Interval> parts = List.of(new Interval(5, 6), new Interval(9, 11));
    assertThat(tasks.distribution().marginals().getFirst())
        .isEqualTo(new Marginal.Part(new Uniform(5, 15), parts, false));
    assertThat(tasks.heldOut().marginals().getFirst())
        .isEqualTo(new Marginal.Part(new Uniform(5, 15), parts, true));
    assertThat(tasks.heldOut().medium().phi()[4]).isEqualTo(9);
    assertThat(tasks.distribution().medium().phi()[4]).isEqualTo(9, within(1e-12));
    assertThat(tasks.heldOut().medium().phi()[2]).isEqualTo(1);
    for (Task task : tasks.distribution().sample(1000, 1)) {
      assertThat(task.phi()[4]).isIn(8.0, 10.0);
      assertThat(task.phi()[0]).matches(gravity -> gravity > 6 && (gravity < 9 || gravity > 11));
    }
    for (Task task : tasks.heldOut().sample(1000, 1)) {
      assertThat(task.phi()[4]).isEqualTo(9);
      assertThat(task.phi()[0]).matches(gravity -> gravity < 6 || gravity > 9 && gravity < 11);
    }
  }

  @Test
  void descriptionNamesWhatVaries() {
    Task task = new Task(7.25, 1, 0.1, 0.5, 10, 0.02, 12, 2.4);
    assertThat(parse("pole-length=0.3..0.7,gravity=5..15").describe(task))
        .isEqualTo("pole-length=0.5000, gravity=7.250");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      textBlock =
          """
          "" ~ 1 ~ A constant, such as gravity=5..15, must come here.
          gravity=5..15, ~ 15 ~ A constant, such as gravity=5..15, must come here.
          =5 ~ 1 ~ A constant, such as gravity=5..15, must come here, not '='.
          gravity ~ 8 ~ '=' and a value must come here.
          gravity 5 ~ 9 ~ '=' and a value must come here, not '5'.
          gravity= ~ 9 ~ A number must come here.
          gravity=5.. ~ 12 ~ A number must come here.
          gravity=.. ~ 9 ~ A number must come here, not '..'.
          gravity=,force=1 ~ 9 ~ A number must come here, not ','.
          gravity=5..15 force=1 ~ 15 ~ A comma or the end must come here, not 'force'.
          gravity=5..15 witout 9..11 ~ 15 ~ A comma or the end must come here, not 'witout'.
          gravity=5..15) ~ 14 ~ A comma or the end must come here, not ')'.
          gravity=1,gravity=2 ~ 11 ~ gravity is there twice.
          gravity=1x ~ 10 ~ A comma or the end must come here, not 'x'.
          gravity=x..5 ~ 9 ~ 'x' is not a number.
          gravity=5..x ~ 12 ~ 'x' is not a number.
          gravity=x ~ 9 ~ 'x' is neither a number nor normal(center,deviation,low..high).
          gravity=NaN ~ 9 ~ 'NaN' is neither a number nor normal(center,deviation,low..high).
          gravity=5..NaN ~ 12 ~ 'NaN' is not a number.
          gravity=uniform(5,15) ~ 9 ~ 'uniform' is neither a number nor normal(center,deviation,low..high).
          gravity=15..5 ~ 9 ~ the range of gravity is reversed. Maybe 5..15?
          gravity=5..5 ~ 9 ~ a range needs spread; one value is written gravity=5.
          gravity=5..200 ~ 12 ~ gravity must lie in [0, 100] m/s².
          gravity=5..1e400 ~ 12 ~ gravity must lie in [0, 100] m/s².
          gravity=-1 ~ 9 ~ gravity must lie in [0, 100] m/s².
          gravity=5|-1 ~ 11 ~ gravity must lie in [0, 100] m/s².
          pole-mass=-0.1 ~ 11 ~ pole-mass must lie in [0.001, 100] kg.
          pole-length=0..1 ~ 13 ~ pole-length must lie in [0.01, 100] m.
          gravity=5|6|5 ~ 13 ~ 5 is there twice.
          gravity=normal ~ 15 ~ '(', as in normal(center,deviation,low..high), must come here.
          gravity=normal(10,2) ~ 20 ~ ',', as in normal(center,deviation,low..high), must come here, not ')'.
          gravity=normal(10,2,5..15 ~ 26 ~ ')', as in normal(center,deviation,low..high), must come here.
          gravity=normal(10,2,5) ~ 22 ~ '..', as in normal(center,deviation,low..high), must come here, not ')'.
          gravity=normal(10,0,5..15) ~ 19 ~ the deviation (0) must be > 0 and at most 1e100; one value is written gravity=10.
          gravity=normal(10,-2,5..15) ~ 19 ~ the deviation (-2) must be > 0 and at most 1e100; one value is written gravity=10.
          gravity=normal(20,2,5..15) ~ 16 ~ the center (20) must lie in 5..15.
          gravity=normal(10,2,15..5) ~ 21 ~ the range of gravity is reversed. Maybe 5..15?
          gravity=normal(10,2,10..10) ~ 21 ~ a range needs spread; one value is written gravity=10.
          semi-implicit=0.5 ~ 15 ~ semi-implicit must be a whole number.
          semi-implicit=0..1 ~ 15 ~ semi-implicit takes whole numbers, which are listed, as in semi-implicit=0|1.
          semi-implicit=normal(0,1,0..1) ~ 15 ~ semi-implicit takes whole numbers, which are listed, as in semi-implicit=0|1.
          gravity=5 without 5 ~ 9 ~ of one value nothing can be held out.
          gravity=5..15 without ~ 22 ~ A number must come here.
          gravity=5..15 without 10 ~ 23 ~ what is held out of a range must be a range too.
          gravity=5..15 without 11..9 ~ 23 ~ the range of gravity is reversed. Maybe 9..11?
          gravity=5..15 without 16..20 ~ 23 ~ 16..20 has no part of the distribution.
          gravity=5|10|15 without 7 ~ 25 ~ 7 has no part of the distribution.
          gravity=5..15 without 9..11|10..12 ~ 29 ~ 10..12 overlaps with 9..11.
          gravity=5..15 without 5..15 ~ 9 ~ 100 % of the tasks would be held out; it must be at least 0.1 % and leave as much.
          gravity=normal(10,1,5..15) without 14..15 ~ 9 ~ 0 % of the tasks would be held out; it must be at least 0.1 % and leave as much.
          """)
  void mistakesAreToldAtTheirCharacter(String text, int character, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(text))
        .withMessage("tasks (%s), character %d: %s", text, character, sentence);
  }

  @Test
  void aSingleTaskHasValuesOnlyAndIsCalledAsItsOption() {
    assertThat(Tasks.parseSingle("task", "gravity=5,force=8", Configs.FAMILY).names())
        .containsExactly("gravity", "force");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.parseSingle("task", "force=8,gravity=5..6", Configs.FAMILY))
        .withMessage(
            "task (force=8,gravity=5..6), character 17: gravity must have one value here.");
  }

  @Test
  void misspeltConstantGetsTheNearestName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("force=8, gravty=5..15"))
        .withMessageStartingWith(
            "tasks (force=8, gravty=5..15), character 10: Unknown constant of cartpole 'gravty'."
                + " Did you mean 'gravity'? Allowed: gravity, cart-mass, ");
  }

  private static Marginal gravity(String text) {
    return parse(text).distribution().marginals().getFirst();
  }

  private static Tasks parse(String text) {
    return Tasks.parse(text, Configs.FAMILY);
  }
}
