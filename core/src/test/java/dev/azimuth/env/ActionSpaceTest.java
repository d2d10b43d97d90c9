package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ActionSpaceTest {

  @Test
  void untrainedPoliciesActAroundTheMiddleUnlessTheSpaceSaysOtherwise() {
    assertThat(new ActionSpace.Box(floats(0, -2), floats(15, 1)).initial())
        .containsExactly(7.5f, -0.5f);
    assertThat(new ActionSpace.Box(floats(0), floats(15), floats(2.5f)).initial())
        .containsExactly(2.5f);
  }

  @Test
  void mistakesAreTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionSpace.Discrete(1))
        .withMessage("count (1) of a discrete action space must be at least 2.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionSpace.Box(floats(0, 1), floats(15)))
        .withMessage("low (2 values) and high (1 values) must have the same length, at least 1.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionSpace.Box(floats(1), floats(1)))
        .withMessage("low ([1.0]) must be below high ([1.0]).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionSpace.Box(floats(0), floats(15), floats(15)))
        .withMessage("initial ([15.0]) must lie between low ([0.0]) and high ([15.0]).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionSpace.Box(floats(0), floats(15), floats()))
        .withMessage("initial ([]) must lie between low ([0.0]) and high ([15.0]).");
  }

  private static float[] floats(float... values) {
    return values;
  }
}
