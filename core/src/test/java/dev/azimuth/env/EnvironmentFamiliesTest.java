package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentFamiliesTest {

  private final EnvironmentFamilies families = EnvironmentFamilies.builtIn();

  @Test
  void familyIsFoundByItsName() {
    assertThat(families.named("cartpole")).isEqualTo(new CartPoleFamily());
    assertThat(families.named("lunar-lander")).isEqualTo(new LunarLanderFamily(false));
    assertThat(families.named("lunar-lander-continuous")).isEqualTo(new LunarLanderFamily(true));
  }

  @Test
  void unknownNameIsAnsweredWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> families.named("cartpol"))
        .withMessageStartingWith(
            "Unknown environment 'cartpol'. Did you mean 'cartpole'? Allowed: cartpole, ");
  }

  @Test
  void familiesOfAPrefixAreMadeWhenTheyAreAskedFor() {
    EnvironmentFamily made = new CartPoleFamily();
    EnvironmentFamilies more =
        families.with(
            "made:",
            "made:<name>",
            name -> {
              assertThat(name).isEqualTo("up");
              return made;
            });

    assertThat(more.named("made:up")).isSameAs(made);
    assertThat(more.all()).isEqualTo(families.all());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> more.named("maid"))
        .withMessageMatching("Unknown environment 'maid'\\. .*, made:<name>\\.");
  }

  @Test
  void secondFamilyOfTheSameNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> families.with(List.of(new CartPoleFamily())))
        .withMessage("There is more than one environment with the name 'cartpole'.");
  }
}
