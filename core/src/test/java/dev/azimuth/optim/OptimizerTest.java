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

  @Test
  void parametersAreLeftAsTheyAre() {
    float[] theta = THETA.clone();
    new Adam(0.01f, 4).ascend(theta, GRADIENTS[0], 1);
    new GradientAscent(0.5f).ascend(theta, GRADIENTS[0], 1);
    assertThat(theta).isEqualTo(THETA);
  }
}
