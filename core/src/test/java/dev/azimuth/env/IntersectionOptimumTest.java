package dev.azimuth.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against enumeration, a bound from above, and policies at work.
class IntersectionOptimumTest {

  private static final IntersectionFamily FAMILY = new IntersectionFamily();
  private static final int HORIZON = FAMILY.defaultHorizon();

  /// Every sequence of six speeds over five steps, driven in the simulator. Vehicles that start near
  /// each other make all of them matter.
  @Test
  void optimumIsTheBestOfAllSequences() {
    NumpyRandom random = new NumpyRandom(1);
    int equal = 0;
    for (int trial = 0; trial < 30; trial++) {
      double[] phi = phi(random.uniform(0, 15), random.uniform(-6, 8), random.uniform(-6, 9));
      phi[IntersectionFamily.DESIRED_SPEED] = random.uniform(0, 15);
      phi[IntersectionFamily.TOP_SPEED] = random.uniform(4, 15);
      phi[IntersectionFamily.PROXIMITY_WEIGHT] = random.uniform(0, 30);
      phi[IntersectionFamily.COLLISION_DISTANCE] = random.uniform(0, 12);
      phi[IntersectionFamily.TIME_STEP] = random.uniform(0.1, 0.4);
      int speeds = 5;
      double best = Double.NEGATIVE_INFINITY;
      for (int code = 0; code < Math.pow(speeds + 1, 5); code++) {
        double sum = 0;
        Environment environment = start(phi);
        for (int rest = code, t = 0; t < 5; t++, rest /= speeds + 1) {
          double speed = phi[IntersectionFamily.TOP_SPEED] * (rest % (speeds + 1)) / speeds;
          sum += environment.step(new float[] {(float) speed});
        }
        best = Math.max(best, sum);
      }
      double own = -phi[IntersectionFamily.OWN_DISTANCE];
      double crossing = -phi[IntersectionFamily.CROSSING_DISTANCE];
      double optimum = new IntersectionOptimum(phi, 5, crossing, own, speeds).returnFrom(own);
      assertThat(optimum).isBetween(best - 1e-5, bound(phi, 5, 200));
      // Places cost from the first step on, and the best speed is one of the six.
      if (Math.abs(crossing + phi[0] * phi[IntersectionFamily.TIME_STEP]) < 10
          && phi[IntersectionFamily.DESIRED_SPEED] > phi[IntersectionFamily.TOP_SPEED]) {
        assertThat(optimum).isCloseTo(best, within(1e-5));
        equal++;
      }
    }
    assertThat(equal).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12, 15})
  void whereNobodyIsInTheWayEveryStepEarnsOne(double crossingSpeed) {
    double[] phi = initialPhi();
    phi[IntersectionFamily.CROSSING_SPEED] = crossingSpeed;
    assertThat(FAMILY.optimalReturn(phi, HORIZON)).hasValue(100);
    phi[IntersectionFamily.TOP_SPEED] = 8;
    phi[IntersectionFamily.CROSSING_SPEED] = 50;
    assertThat(FAMILY.optimalReturn(phi, HORIZON).orElseThrow())
        .isCloseTo(100 * (1 - 0.04), within(1e-9));
  }

  /// Between a sequence that can be driven and a bound that cannot be passed.
  @ParameterizedTest
  @ValueSource(doubles = {5, 6, 7.25, 8.5})
  void optimumLiesCloselyBelowABoundFromAbove(double crossingSpeed) {
    double[] phi = phi(crossingSpeed, 40, 20);
    assertBounded(phi);
  }

  @ParameterizedTest
  @ValueSource(doubles = {6.5, 9, 10, 11})
  void soItDoesInTheHardVariant(double crossingSpeed) {
    assertBounded(phi(crossingSpeed, 30, 30));
  }

  private static void assertBounded(double[] phi) {
    double fine = optimum(phi, 10 * IntersectionOptimum.SPEEDS);
    double bound = bound(phi, HORIZON, 200);
    assertThat(fine).isBetween(bound - 0.3, bound);
    assertThat(optimum(phi, IntersectionOptimum.SPEEDS)).isBetween(fine - 0.1, fine + 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 5.25, 6, 8, 9, 10})
  void expectationOverStartsIsThatOfManyMore(double crossingSpeed) {
    for (double[] phi : new double[][] {phi(crossingSpeed, 40, 20), phi(crossingSpeed, 30, 30)}) {
      phi[IntersectionFamily.JITTER] = 2;
      double many = IntersectionOptimum.meanReturn(phi, HORIZON, 20, 40, 60);
      assertThat(FAMILY.optimalReturn(phi, HORIZON).orElseThrow()).isCloseTo(many, within(0.1));
    }
  }

  /// Constant speeds, and random ones that change now and then.
  @Test
  void noEpisodeEarnsMore() {
    NumpyRandom random = new NumpyRandom(2);
    double nearest = Double.POSITIVE_INFINITY;
    for (int episode = 0; episode < 3000; episode++) {
      double[] phi = phi(random.uniform(5, 15), random.uniform(28, 42), random.uniform(18, 32));
      Environment environment = start(phi);
      float speed = (float) random.uniform(6, 13);
      double sum = 0;
      for (int t = 0; t < HORIZON; t++) {
        if (episode % 2 == 0 && t % 20 == 0) {
          speed = (float) random.uniform(6, 13);
        }
        sum += environment.step(new float[] {speed});
      }
      double best = optimum(phi, IntersectionOptimum.SPEEDS);
      assertThat(sum).isLessThanOrEqualTo(best + 0.1);
      nearest = Math.min(nearest, best - sum);
    }
    assertThat(nearest).isLessThan(0.1); // some are close to it
  }

  private static double optimum(double[] phi, int speeds) {
    double own = -phi[IntersectionFamily.OWN_DISTANCE];
    double crossing = -phi[IntersectionFamily.CROSSING_DISTANCE];
    return new IntersectionOptimum(phi, HORIZON, crossing, own, speeds).returnFrom(own);
  }

  /// A return that no policy exceeds: places are known by their cell only, and a step between two
  /// cells costs the least that any step between any of their places could.
  private static double bound(double[] phi, int horizon, int speeds) {
    double timeStep = phi[IntersectionFamily.TIME_STEP];
    double topSpeed = phi[IntersectionFamily.TOP_SPEED];
    double width = topSpeed * timeStep / speeds;
    double own = -phi[IntersectionFamily.OWN_DISTANCE];
    // Beyond the greatest distance that costs, and all that a step can reach, places are alike.
    double end = Math.max(own, 12) + topSpeed * timeStep;
    int cells = (int) Math.ceil((end - own) / width) + speeds + 2;
    double[] next = new double[cells];
    for (int t = horizon; t >= 1; t--) {
      double y =
          -phi[IntersectionFamily.CROSSING_DISTANCE]
              + t * timeStep * phi[IntersectionFamily.CROSSING_SPEED];
      double[] now = new double[cells];
      Arrays.fill(now, Double.NEGATIVE_INFINITY);
      for (int j = 0; j < cells; j++) {
        double from = own + j * width;
        double farthest = Math.max(Math.abs(from), Math.abs(from + width));
        next[j] += 1 - placeCost(phi, Math.hypot(farthest, y));
      }
      for (int k = 0; k <= speeds + 1; k++) {
        double least = Math.max(0, k - 1) * topSpeed / speeds;
        double greatest = Math.min(speeds, k + 1) * topSpeed / speeds;
        double speed = Math.clamp(phi[IntersectionFamily.DESIRED_SPEED], least, greatest);
        double deviation =
            (speed - phi[IntersectionFamily.DESIRED_SPEED])
                / phi[IntersectionFamily.SPEED_TOLERANCE];
        for (int i = 0; i < cells; i++) {
          double after = next[Math.min(cells - 1, i + k)];
          now[i] = Math.max(now[i], after - deviation * deviation);
        }
      }
      next = now;
    }
    return next[0];
  }

  private static double placeCost(double[] phi, double distance) {
    double nearness = 1 - distance / phi[IntersectionFamily.SAFE_DISTANCE];
    double cost = nearness > 0 ? phi[IntersectionFamily.PROXIMITY_WEIGHT] * nearness * nearness : 0;
    return distance < phi[IntersectionFamily.COLLISION_DISTANCE]
        ? cost + phi[IntersectionFamily.COLLISION_PENALTY]
        : cost;
  }

  private static Environment start(double[] phi) {
    Environment environment = FAMILY.create();
    environment.reset(phi, new NumpyRandom(1));
    return environment;
  }

  /// Without jitter.
  private static double[] phi(double crossingSpeed, double own, double crossing) {
    double[] phi = initialPhi();
    phi[IntersectionFamily.CROSSING_SPEED] = crossingSpeed;
    phi[IntersectionFamily.OWN_DISTANCE] = own;
    phi[IntersectionFamily.CROSSING_DISTANCE] = crossing;
    phi[IntersectionFamily.JITTER] = 0;
    return phi;
  }

  private static double[] initialPhi() {
    return FAMILY.parameters().stream().mapToDouble(Parameter::initial).toArray();
  }
}
