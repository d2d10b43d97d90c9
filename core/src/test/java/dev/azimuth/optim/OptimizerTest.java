package dev.azimuth.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptimizerTest {

  private static final float[] THETA = {1, -1, 0.5f, 0};

  private static final float[][] GRADIENTS = {
    {0.5f, -2, 1e-3f, 0},
    {-0.25f, -1, 4e-3f, 3},
    {1, 0.5f, -2e-3f, -3},
    {0.125f, -4, 0, 1e-6f},
    {-0.5f, 8, 1e-3f, 0}
  };

  /// θ after each of these gradients, by `optax.adam(0.01)` of optax 0.2.8 (JAX 0.10.2) in double
  /// precision, fed with the negated gradients since it descends.
  private static final double[][] OPTAX = {
    {1.0099999998, -1.00999999995, 0.509999900001, 0},
    {1.0126633701292154, -1.019321796279149, 0.518843634579693, 0.007441368200599645},
    {1.0192444860322911, -1.0249584100019562, 0.5222046159295902, 0.0069895458046724404},
    {1.0252342533499859, -1.032295297369469, 0.5249577257294136, 0.006619441761460489},
    {1.027704463868195, -1.0306621100912545, 0.5283956499880081, 0.00630661945116208}
  };

  @Test
  void adamStepsAsOptaxDoes() {
    Adam adam = new Adam(0.01f, THETA.length);
    float[] theta = THETA;
    for (int step = 0; step < GRADIENTS.length; step++) {
      theta = adam.ascend(theta, GRADIENTS[step], 1);
      for (int i = 0; i < theta.length; i++) {
        assertThat((double) theta[i])
            .as("parameter %d after step %d", i, step + 1)
            .isCloseTo(OPTAX[step][i], within(2e-7));
      }
    }
  }

  @Test
  void adamStaysFiniteOnTinyAndHugeGradients() {
    float[] gradient = {1e-30f, -1e-20f, 1e18f, Float.MIN_VALUE};
    float[] theta = new Adam(0.01f, 4).ascend(new float[4], gradient, 1);
    for (float value : theta) {
      assertThat(value).isBetween(-0.0101f, 0.0101f);
    }
  }

  @Test
  void gradientAscentAddsTheScaledGradient() {
    assertThat(new GradientAscent(0.5f).ascend(THETA, GRADIENTS[1], 1))
        .containsExactly(0.875f, -1.5f, 0.502f, 1.5f);
  }

  /// m = g₁, then m = 0.9·g₁ + g₂, then m = 0.9·(0.9·g₁ + g₂) + g₃, by hand.
  @Test
  void momentumAddsWhatIsLeftOfEarlierGradients() {
    Momentum momentum = new Momentum(0.5f, 2);
    float[] theta = momentum.ascend(new float[] {1, 0}, new float[] {1, -2}, 1);
    assertThat(theta).containsExactly(1.5f, -1);
    theta = momentum.ascend(theta, new float[] {2, 0}, 1);
    assertThat(theta).containsExactly(new float[] {1.5f + 1.45f, -1 - 0.9f}, within(1e-6f));
    theta = momentum.ascend(theta, new float[] {0, 1}, 1);
    assertThat(theta).containsExactly(new float[] {2.95f + 1.305f, -1.9f - 0.31f}, within(1e-6f));
  }

  @Test
  void shareOfAStepScalesItAndNotWhatIsRemembered() {
    Momentum momentum = new Momentum(0.5f, 1);
    float[] theta = momentum.ascend(new float[] {0}, new float[] {1}, 0.5f);
    assertThat(theta).containsExactly(0.25f);
    assertThat(momentum.ascend(theta, new float[] {1}, 1))
        .containsExactly(new float[] {0.25f + 0.95f}, within(1e-6f));
    assertThat(new GradientAscent(0.5f).ascend(new float[] {0}, new float[] {1}, 0.5f))
        .containsExactly(0.25f);
    assertThat(new Adam(0.5f, 1).ascend(new float[] {0}, new float[] {7}, 0.5f))
        .containsExactly(new float[] {0.25f}, within(1e-6f));
  }

  @Test
  void partsAreSteppedByTheirOwnOptimizers() {
    Momentum momentum = new Momentum(0.25f, 2);
    Partitioned both = new Partitioned(2, new GradientAscent(1), momentum);
    float[] theta = both.ascend(new float[] {1, 2, 3, 4}, new float[] {1, -1, 4, 8}, 1);
    assertThat(theta).containsExactly(2, 1, 4, 6);
    float[] next = both.ascend(theta, new float[4], 0.5f);
    assertThat(next).containsExactly(new float[] {2, 1, 4 + 0.45f, 6 + 0.9f}, within(1e-6f));
  }

  @Test
  void parametersAreLeftAsTheyAre() {
    float[] theta = THETA.clone();
    new Adam(0.01f, 4).ascend(theta, GRADIENTS[0], 1);
    new GradientAscent(0.5f).ascend(theta, GRADIENTS[0], 1);
    new Momentum(0.5f, 4).ascend(theta, GRADIENTS[0], 1);
    assertThat(theta).isEqualTo(THETA);
  }
}
