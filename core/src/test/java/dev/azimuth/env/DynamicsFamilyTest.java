package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// What a description becomes; how dynamics behave in a family is tested by the conformance kit.
class DynamicsFamilyTest {

  private record Still(Description description) implements Dynamics {

    @Override
    public void start(double[] phi, double[] state, NumpyRandom random) {}

    @Override
    public double step(double[] phi, double[] state, float[] action, NumpyRandom random) {
      return 0;
    }
  }

  private static EnvironmentFamily family(Dynamics.Description description) {
    return EnvironmentFamily.of(() -> new Still(description));
  }

  @Test
  void descriptionIsThatOfTheFamily() {
    EnvironmentFamily family =
        family(
            new Dynamics.Description("still", "Nothing moves.", 3, 2)
                .box(-1, 1)
                .box(0, 2)
                .parameter("mass", 2, 1, 3, "kg", "what rests")
                .tasks("mass=1..2")
                .horizon(7)
                .thresholds(1, 2.5));

    assertThat(family.name()).isEqualTo("still");
    assertThat(family.summary()).isEqualTo("Nothing moves.");
    assertThat(family.observationSize()).isEqualTo(2);
    assertThat(family.parameters())
        .containsExactly(new Parameter("mass", 2, 1, 3, "kg", "what rests"));
    assertThat(family.defaultTasks()).isEqualTo("mass=1..2");
    assertThat(family.defaultHorizon()).isEqualTo(7);
    assertThat(family.thresholds()).containsExactly(1.0, 2.5);
    ActionSpace.Box box = (ActionSpace.Box) family.actionSpace();
    assertThat(box.low()).containsExactly(-1, 0);
    assertThat(box.high()).containsExactly(1, 2);
  }

  @Test
  void descriptionHasDefaults() {
    EnvironmentFamily family = family(new Dynamics.Description("still", "", 1, 1).discrete(4));

    assertThat(family.actionSpace()).isEqualTo(new ActionSpace.Discrete(4));
    assertThat(family.defaultHorizon()).isEqualTo(200);
    assertThat(family.thresholds()).isEmpty();
    assertThat(family.provenance()).isEmpty();
  }

  @Test
  void descriptionThatIsNotWholeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> family(new Dynamics.Description("still", "", 1, 1)))
        .withMessage(
            "The description of still has no actions; it needs discrete(count) or box(low, high).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> family(new Dynamics.Description("still", "", 0, 1).discrete(2)))
        .withMessage("stateSize (0) of still must be at least 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> family(new Dynamics.Description("still", "", 1, 0).discrete(2)))
        .withMessage("observationSize (0) of still must be at least 1.");
  }
}
