package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against what can be computed without a simulator.
class IntersectionTest {

  private final Environment intersection = new IntersectionFamily().create();
  private final double[] measures = new double[2];

  private static double[] initialPhi() {
    return new IntersectionFamily().parameters().stream().mapToDouble(Parameter::initial).toArray();
  }

  /// Without jitter, own vehicle at −40 m, the other one at −20 m, both at 10 m/s for 0.1 s.
  @Test
  void oneStepFarFromEachOther() {
    reset(10, 40, 20);
    assertThat(observation()).containsExactly(-4, 2);
    assertThat(drive(10)).isEqualTo(1);
    assertThat(observation()).containsExactly(-3.9f, 1.9f);
    assertThat(drive(4)).isCloseTo(1 - 0.36, within(1e-12));
    assertThat(observation()).containsExactly(-3.86f, 1.8f);
    assertThat(drive(15)).isCloseTo(1 - 0.25, within(1e-12));
  }

  /// The step ends 6 m and 0 m from the crossing, then 2.7 m and 1 m: within the safe distance of 10
  /// m, then within the distance of 3 m that is a collision.
  @Test
  void nearnessAndCollisionsCost() {
    reset(10, 7, 1);
    assertThat(drive(10)).isCloseTo(1 - 10 * 0.4 * 0.4, within(1e-12));
    intersection.measure(measures);
    assertThat(measures).containsExactly(new double[] {0, 6}, within(1e-12));
    reset(10, 3.7, 0);
    double distance = Math.sqrt(2.7 * 2.7 + 1);
    assertThat(drive(10)).isCloseTo(1 - 10 * Math.pow(1 - distance / 10, 2) - 2, within(1e-12));
    intersection.measure(measures);
    assertThat(measures).containsExactly(new double[] {1, distance}, within(1e-12));
  }

  /// At constant speeds both vehicles move on straight lines, so every distance is known, and the
  /// least one is that of a point from a line.
  @ParameterizedTest
  @CsvSource({
    "5, 10, 1",
    "5, 6, 0",
    "10, 10, 0",
    "10, 15, 0",
    "7.5, 15, 1",
    "15, 2.5, 0",
    "0, 10, 0",
    "5, 0, 0",
  })
  void returnAtConstantSpeedsIsThatOfStraightLines(
      double crossingSpeed, float speed, double collision) {
    reset(crossingSpeed, 40, 20);
    double sum = 0;
    double expected = 0;
    double least = Math.hypot(40, 20);
    for (int t = 1; t <= 100; t++) {
      sum += drive(speed);
      double distance = Math.hypot(-40 + 0.1 * t * speed, -20 + 0.1 * t * crossingSpeed);
      least = Math.min(least, distance);
      expected += 1 - Math.pow(speed - 10, 2) / 100;
      expected -= distance < 10 ? 10 * Math.pow(1 - distance / 10, 2) : 0;
      expected -= distance < 3 ? 2 : 0;
      assertThat(intersection.terminated()).isFalse();
    }
    assertThat(sum).isCloseTo(expected, within(1e-9));
    intersection.measure(measures);
    assertThat(measures).containsExactly(new double[] {collision, least}, within(1e-9));
    double fromLine = Math.abs(-40 * crossingSpeed + 20 * speed) / Math.hypot(crossingSpeed, speed);
    // Between two steps the vehicles pass each other by less than a step's length.
    assertThat(least).isBetween(fromLine - 1e-9, fromLine + 0.1 * Math.hypot(crossingSpeed, speed));
  }

  @Test
  void speedHasATop() {
    double[] phi = phi(10, 40, 20);
    phi[IntersectionFamily.TOP_SPEED] = 8;
    intersection.reset(phi, new NumpyRandom(1));
    assertThat(drive(15)).isCloseTo(1 - 0.04, within(1e-12));
    assertThat(observation()[0]).isEqualTo(-3.92f);
  }

  @Test
  void startsAreUniformWithinTheJitter() {
    double[] phi = phi(10, 40, 20);
    phi[IntersectionFamily.JITTER] = 2;
    double[] sums = new double[2];
    for (int seed = 0; seed < 2000; seed++) {
      NumpyRandom random = new NumpyRandom(seed);
      intersection.reset(phi, random);
      random.seed(seed);
      double x = random.uniform(-2, 2) - 40;
      double y = random.uniform(-2, 2) - 20;
      assertThat(observation()).containsExactly((float) (x / 10), (float) (-y / 10));
      sums[0] += x;
      sums[1] += y;
    }
    // The standard deviation of a mean of so many is 0.026.
    assertThat(sums[0] / 2000).isCloseTo(-40, within(0.11));
    assertThat(sums[1] / 2000).isCloseTo(-20, within(0.11));
  }

  @Test
  void refusesAVectorOfTheWrongLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> intersection.reset(new double[3], new NumpyRandom(1)))
        .withMessage("phi has 3 values, but intersection has 12 parameters.");
  }

  private void reset(double crossingSpeed, double ownDistance, double crossingDistance) {
    intersection.reset(phi(crossingSpeed, ownDistance, crossingDistance), new NumpyRandom(1));
  }

  private double[] phi(double crossingSpeed, double ownDistance, double crossingDistance) {
    double[] phi = initialPhi();
    phi[IntersectionFamily.CROSSING_SPEED] = crossingSpeed;
    phi[IntersectionFamily.OWN_DISTANCE] = ownDistance;
    phi[IntersectionFamily.CROSSING_DISTANCE] = crossingDistance;
    phi[IntersectionFamily.JITTER] = 0;
    return phi;
  }

  private double drive(float speed) {
    return intersection.step(new float[] {speed});
  }

  private float[] observation() {
    float[] observation = new float[2];
    intersection.observe(observation);
    return observation;
  }
}
