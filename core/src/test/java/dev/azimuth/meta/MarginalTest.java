package dev.azimuth.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.azimuth.meta.Marginal.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expectations against integrals of the density by Simpson's rule, and samples against both.
class MarginalTest {

  private static final int SAMPLES = 40_000;

  @ParameterizedTest
  @CsvSource({
    "10, 2, 5, 15",
    "10, 2, 9, 15",
    "5, 2, 5, 15",
    "15, 1, 5, 15",
    "0, 0.01, -1, 3",
    "0, 1000000, -1, 3",
    "2, 1, -30, 3",
  })
  void meanOfATruncatedNormalIsItsIntegral(
      double center, double deviation, double low, double high) {
    TruncatedNormal normal = new TruncatedNormal(center, deviation, low, high);
    // Where the density is not negligible.
    double from = Math.max(low, center - 12 * deviation);
    double to = Math.min(high, center + 12 * deviation);
    DoubleUnaryOperator density = x -> Math.exp(-Math.pow((x - center) / deviation, 2) / 2);
    double mass = integral(density, from, to);
    double mean = integral(x -> x * density.applyAsDouble(x), from, to) / mass;
    assertThat(normal.mean()).isCloseTo(mean, within(1e-10));

    double middle = (from + to) / 2 + 0.1 * (to - from);
    Interval part = new Interval(middle, high + 1);
    assertThat(normal.probability(part))
        .isCloseTo(integral(density, middle, to) / mass, within(1e-10));
    assertThat(normal.partialMean(part))
        .isCloseTo(integral(x -> x * density.applyAsDouble(x), middle, to) / mass, within(1e-10));
  }

  private static double integral(DoubleUnaryOperator f, double from, double to) {
    int pieces = 20_000;
    double width = (to - from) / pieces;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      double x = from + i * width;
      sum += f.applyAsDouble(x) + 4 * f.applyAsDouble(x + width / 2) + f.applyAsDouble(x + width);
    }
    return sum * width / 6;
  }

  @Test
  void aWideNormalIsUniformAndANarrowOneAPoint() {
    assertThat(new TruncatedNormal(0, 1e100, -1, 3).mean()).isCloseTo(1, within(1e-12));
    assertThat(new TruncatedNormal(0.5, 1e-100, -1, 3).mean()).isEqualTo(0.5);
    RandomGenerator random = Seeds.generator(1);
    assertThat(new TruncatedNormal(0.5, 1e-100, -1, 3).sample(random)).isEqualTo(0.5);
  }

  @Test
  void partsHaveTheirExpectations() {
    Marginal.Uniform uniform = new Marginal.Uniform(5, 15);
    List<Interval> ends = List.of(new Interval(5, 6), new Interval(13, 20));
    assertThat(new Marginal.Part(uniform, ends, false).mean()).isCloseTo(9.5, within(1e-12));
    // One part of [5, 6], two of [13, 15].
    assertThat(new Marginal.Part(uniform, ends, true).mean())
        .isCloseTo((5.5 + 2 * 14) / 3, within(1e-12));

    Marginal.Choice choice = new Marginal.Choice(List.of(5.0, 10.0, 15.0, 40.0));
    List<Interval> two = List.of(new Interval(10, 15));
    assertThat(new Marginal.Part(choice, two, false).mean()).isCloseTo(22.5, within(1e-12));
    assertThat(new Marginal.Part(choice, two, true).mean()).isCloseTo(12.5, within(1e-12));
  }

  @Test
  void samplesHaveTheMeanAndTheSharesOfTheirDistribution() {
    TruncatedNormal normal = new TruncatedNormal(10, 2, 9, 15);
    for (Marginal.Splittable whole :
        List.of(
            normal,
            new Marginal.Uniform(5, 15),
            new Marginal.Choice(List.of(5.0, 9.5, 10.0, 15.0)))) {
      assertSamples(whole, whole);
      List<Interval> parts = List.of(new Interval(9.2, 9.8), new Interval(12, 15));
      assertSamples(new Marginal.Part(whole, parts, true), whole);
      assertSamples(new Marginal.Part(whole, parts, false), whole);
    }
  }

  /// The mean within five of its standard deviations, and the share of samples below each of some
  /// places within 0.01, which is as many.
  private static void assertSamples(Marginal marginal, Marginal.Splittable whole) {
    double[] samples = samples(marginal);
    double mean = Arrays.stream(samples).average().orElseThrow();
    double variance =
        Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(marginal.mean(), within(5 * Math.sqrt(variance / SAMPLES)));
    if (marginal == whole) {
      for (double place = 5.5; place < 15; place += 1) {
        double limit = place;
        assertThat(Arrays.stream(samples).filter(x -> x <= limit).count() / (double) SAMPLES)
            .isCloseTo(whole.probability(new Interval(0, place)), within(0.0125));
      }
    } else if (marginal instanceof Marginal.Part part) {
      assertThat(Arrays.stream(samples).boxed())
          .allMatch(x -> part.intervals().stream().anyMatch(i -> i.contains(x)) == part.within());
    }
  }

  private static double[] samples(Marginal marginal) {
    RandomGenerator random = Seeds.generator(7);
    double[] samples = new double[SAMPLES];
    Arrays.setAll(samples, _ -> marginal.sample(random));
    return samples;
  }

  @Test
  void mistakesAreTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Marginal.Uniform(2, 2))
        .withMessage("low (2.0) must be below high (2.0).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Marginal.Uniform(Double.NaN, 1))
        .withMessage("low (NaN) must be below high (1.0).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Marginal.Choice(List.of()))
        .withMessage("values (none) must be at least one.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(2, 1))
        .withMessage("low (2.0) must not be above high (1.0).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TruncatedNormal(4, 1, 5, 15))
        .withMessage("low (5.0), center (4.0) and high (15.0) must be in this order and apart.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TruncatedNormal(5, 0, 5, 15))
        .withMessage("deviation (0.0) must be > 0 and at most 1.0E100.");
    List<Interval> nearlyAll = List.of(new Interval(0, 14.999));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Marginal.Part(new Marginal.Uniform(5, 15), nearlyAll, false))
        .withMessageMatching("share \\(.*\\) of the part must be at least 0.001\\.");
  }
}
